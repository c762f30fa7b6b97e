from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from hub import lifecycle
from hub.console.words import ROUTE, STATUS
from hub.handling import take
from hub.lifecycle import TRANSITIONS, Decision, Status
from hub.models import Route, Shown
from hub.requests import get_request
from hub.staff import deactivate
from runtime.database import Sessions

AILSA, RORY = "ailsa@hub.example", "rory@hub.example"


def test_everything_an_employer_said_is_on_the_page(ailsa: TestClient, sent) -> None:
    said = {
        "organisation": "Craigellan",
        "contact_name": "Mairi Sinclair",
        "contact_email": "mairi+hub@craigellan.example",
        "contact_channel": "Telephone",
        "consent_version": "text-7",
        "need": "Two lines\nof need",
        "sector": "Social care",
        "size": "50-249",
        "region": "Moray",
        "roles": "Carers",
        "learners": "12-15",
        "level": "SCQF 6 or 7",
        "mode": "Evenings",
        "deadline": "before Easter",
        "notes": "We have a room",
        "skills": ("listening", "recording"),
        "preferred_providers": ("Tayview", "Carse"),
    }
    shown = (Shown(id="care-1", title="Dementia Care", why_rejected="by day"), Shown(id="care-2", title="Stress"))
    page = ailsa.get(f"/console/requests/{sent(**said, credit_wanted='unsure', shown=shown)}").text
    for value in said.values():
        for text in [value] if isinstance(value, str) else value:
            assert text in page
    for text in ("Dementia Care", "by day", "care-2", "Not sure", "mailto:mairi%2Bhub%40craigellan.example", "<time"):
        assert text in page
    assert "Ready to triage" in page


def test_what_was_not_said_is_said_to_be_so(ailsa: TestClient, sent) -> None:
    page = ailsa.get(f"/console/requests/{sent()}").text
    assert page.count("not said") >= 9
    assert "No credential was shown" in page
    assert "Still missing" in page
    assert re.search(r"Job roles\s*<span class=\"small\">missing", page)


@pytest.mark.parametrize("status", Status)
def test_the_forms_are_the_transitions_of_the_table(
    ailsa: TestClient, sessions: Sessions, sent, status: Status
) -> None:
    reference = sent()
    with sessions.begin() as session:
        get_request(session, reference).status = status
    page = ailsa.get(f"/console/requests/{reference}").text
    assert STATUS[status] in page
    offered = re.findall(r"/steps/(\w+)\"", page)
    assert offered == [name for name, step in TRANSITIONS.items() if status in step.sources]
    for name in offered:
        form = page.split(f'id="step-{name}"')[1].split("</form>")[0]
        assert ("required" in form) == (TRANSITIONS[name].needs_reason or TRANSITIONS[name].asks == "of")
        assert ("The employer will read this." in form) == TRANSITIONS[name].always_shared


def test_the_history_says_who_did_what(ailsa: TestClient, sessions: Sessions, sent) -> None:
    reference, copy = sent(), sent()
    with sessions.begin() as session:
        request = get_request(session, reference)
        lifecycle.triage(session, request, Decision(AILSA, "looks sound"), route=Route.ADAPT)
        take(session, request, by=RORY)
        lifecycle.mark_duplicate(
            session, get_request(session, copy), Decision(RORY, "twice", shared=True), of=reference
        )
    page = ailsa.get(f"/console/requests/{reference}").text
    assert "Ailsa Grant moved it from New to Triaged" in page
    assert "looks sound" in page
    assert "For staff only." in page
    assert "Rory Mackay took it" in page
    assert f"Rory Mackay merged {copy} into it" in page
    assert f'Also asked in <a href="/console/requests/{copy}">' in page
    other = ailsa.get(f"/console/requests/{copy}").text
    assert f'The same as <a href="/console/requests/{reference}">' in other
    assert "The employer can read this." in other


def test_a_reference_is_understood_as_it_is_typed(ailsa: TestClient, sent) -> None:
    reference = sent()
    assert ailsa.get(f"/console/requests/{reference.lower()}").status_code == 200


def test_an_owner_who_left_is_still_named(ailsa: TestClient, sessions: Sessions, sent) -> None:
    reference = sent()
    with sessions.begin() as session:
        take(session, get_request(session, reference), by=RORY)
        deactivate(session, RORY)
    assert "Rory Mackay (left)" in ailsa.get(f"/console/requests/{reference}").text


def test_the_page_has_landmarks_one_heading_and_a_label_for_every_field(ailsa: TestClient, sent) -> None:
    for path in (f"/requests/{sent()}", "/", "/sign-in"):
        page = ailsa.get(f"/console{path}").text
        assert '<html lang="en-GB">' in page
        assert page.count("<h1") == page.count("<main") == 1
        assert 'href="#main"' in page
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        fields = re.findall(r"<(?:input|select|textarea)\b[^>]*>", page)
        for field in fields:
            if 'type="hidden"' not in field:
                assert f'for="{re.search(r"id=.([^ >]+).", field)[1].rstrip(chr(34))}"' in page, field
        assert page.count("<table") == page.count("<caption")
        assert "style=" not in page
        assert "<script" not in page


def test_every_status_and_route_has_words() -> None:
    assert set(STATUS) == set(Status)
    assert set(ROUTE) == set(Route)
