"""The page of a request shows what is known, names what is not, and offers what can be done next."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from hub.arrangement import take
from hub.consents import keep_words
from hub.correspondence import NoticeState
from hub.lifecycle import Decision, change
from hub.models import Route, Shown
from hub.notices import notices_of, settle
from hub.requests import get_request
from hub.staff import add_staff, deactivate
from hub.statuses import Status
from hub.transitions import TRANSITIONS
from runtime.database import Sessions
from tests.hub.console.made import Sender
from tests.hub.made import AILSA, PASSWORD, RORY

EVERYTHING: dict[str, Any] = {
    "organisation": "Craigellan",
    "contact_name": "Mairi Sinclair",
    "contact": "mairi+hub@craigellan.example",
    "contact_channel": "Telephone",
    "consent_version": "text-7",
    "need": "Two lines\nof need",
    "sector": "Social care",
    "size": "50-249",
    "region": "Moray",
    "roles": "Carers",
    "learners": "12-15",
    "level": "SCQF 6 or 7",
    "credit_wanted": "yes",
    "mode": "Evenings",
    "deadline": "before Easter",
    "notes": "We have a room",
    "skills": ("listening", "recording, in Gaelic"),
    "preferred_providers": ("Tayview",),
}


def terms(page: str) -> dict[str, str]:
    """The definition list of a page, each definition as its text; items of a list are on lines of their own."""
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page, re.DOTALL)
    return {name: text_of(definition) for name, definition in pairs}


def text_of(html: str) -> str:
    lines = (re.sub(r"<[^>]+>", "", line).strip() for line in html.replace("</li>", "\n").splitlines())
    return unescape("\n".join(line for line in lines if line))


def test_the_words_that_an_employer_agreed_to_are_a_tap_away(
    ailsa: TestClient, sent: Sender, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        version = keep_words(session, "May the hub <keep> this?")
    page = ailsa.get(f"/console/requests/{sent(**{**EVERYTHING, 'consent_version': version})}").text
    assert f"to text {version}</summary><q>May the hub &lt;keep&gt; this?</q>" in page


def test_everything_an_employer_said_is_on_the_page(ailsa: TestClient, sent: Sender) -> None:
    page = ailsa.get(f"/console/requests/{sent(**EVERYTHING)}").text
    details = terms(page)
    assert details.pop("Consent").startswith("to text text-7, ")
    assert details == {
        "Contact": "Mairi Sinclair",
        "E-mail": "mairi+hub@craigellan.example",
        "Job roles": "Carers",
        "Learners": "12-15",
        "Needed by": "before Easter",
        "SCQF level": "SCQF 6 or 7",
        "Credit wanted": "Yes",
        "Mode": "Evenings",
        "Preferred providers": "Tayview",
        "Skills": "listening\nrecording, in Gaelic",
        "Preferred channel": "Telephone",
        "Sector": "Social care",
        "Size": "50-249",
        "Region": "Moray",
    }
    for text in (
        "<h1>Craigellan</h1>",
        "Two lines\nof need",
        "We have a room",
        "mailto:mairi%2Bhub%40craigellan.example",
    ):
        assert text in page
    assert "Ready to triage" in page
    assert "Not said" not in page


def test_what_was_not_said_is_named_on_one_line(ailsa: TestClient, sent: Sender) -> None:
    page = ailsa.get(f"/console/requests/{sent(**EVERYTHING | dict.fromkeys(('mode', 'size', 'region')))}").text
    assert "Not said: mode, size, region</p>" in page
    assert not {"Mode", "Size", "Region"} & terms(page).keys()
    assert page.casefold().count("not said") == 1


def test_a_request_with_the_least_shows_the_least(ailsa: TestClient, sent: Sender) -> None:
    page = ailsa.get(f"/console/requests/{sent()}").text
    assert set(terms(page)) == {"Contact", "E-mail", "Consent", "Sector"}
    assert (
        "Not said: job roles, learners, needed by, SCQF level, credit wanted, mode, preferred providers, "
        "preferred channel, size, region, skills</p>"
    ) in page
    assert "Also said" not in page
    assert "No credential was shown" in page
    assert "Still missing" in page
    assert re.search(r"Job roles\s*<span class=\"small\">missing", page)


def test_a_credential_that_was_shown_says_why_it_did_not_fit_where_that_is_known(
    ailsa: TestClient, sent: Sender
) -> None:
    shown = (Shown(id="care-1", title="Dementia Care", why_rejected="by day"), Shown(id="care-2", title="Stress"))
    page = ailsa.get(f"/console/requests/{sent(shown=shown)}").text
    (records,) = re.findall(r'<ul class="records">(.*?)</ul>', page, re.DOTALL)
    assert text_of(records) == "Dementia Care care-1Did not fit: by day\nStress care-2"


@pytest.mark.parametrize("status", Status)
def test_the_forms_are_the_transitions_of_the_table(
    ailsa: TestClient, sessions: Sessions, sent: Sender, status: Status
) -> None:
    reference = sent()
    with sessions.begin() as session:
        get_request(session, reference).status = status
    page = ailsa.get(f"/console/requests/{reference}").text
    assert f'<span class="badge {status.stage}">{status.label}</span>' in page
    offered = {name: transition for name, transition in TRANSITIONS.items() if status in transition.sources}
    assert re.findall(r"/transitions/(\w+)\"", page) == list(offered)
    for name, transition in offered.items():
        form = page.split(f'id="transition-{name}"')[1].split("</form>")[0]
        assert ("required" in form) == (transition.needs_reason or transition.asks == "of")
        assert ("The employer will read this." in form) == transition.always_shared
        assert re.findall(r'name="(route|of|code)"', form) == [name for name in [transition.asks] if name]


def test_the_history_says_who_did_what(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference, copy = sent(), sent()
    with sessions.begin() as session:
        request = get_request(session, reference)
        change(session, request, "triage", Decision(AILSA, "looks sound"), route=Route.ADAPT)
        take(session, request, by=RORY)
        twice = Decision(RORY, "twice", shared=True)
        change(session, get_request(session, copy), "mark_duplicate", twice, of=reference)
    page = ailsa.get(f"/console/requests/{reference}").text
    assert "Ailsa Grant moved it from New to Triaged" in page
    assert "looks sound" in page
    assert "For staff only." in page
    assert "Rory Mackay took it" in page
    assert f"Rory Mackay marked {copy} as a duplicate of it" in page
    assert f'Duplicates of it: <a href="/console/requests/{copy}">' in page
    other = ailsa.get(f"/console/requests/{copy}").text
    assert f'A duplicate of <a href="/console/requests/{reference}">' in other
    assert "The employer can read this." in other


def test_a_reference_is_understood_as_it_is_typed(ailsa: TestClient, sent: Sender) -> None:
    reference = sent()
    assert ailsa.get(f"/console/requests/{reference.lower()}").status_code == 200


def test_an_open_request_waits_and_can_be_taken(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference = sent()
    page = ailsa.get(f"/console/requests/{reference}").text
    assert "<span>waiting <strong" in page
    assert "Take it</button>" in page
    with sessions.begin() as session:
        change(session, get_request(session, reference), "decline", Decision(AILSA, "no"))
    page = ailsa.get(f"/console/requests/{reference}").text
    assert "<span>waiting" not in page
    assert "Take it</button>" not in page


def test_an_owner_is_chosen_from_those_who_may_sign_in(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    with sessions.begin() as session:
        add_staff(session, "isla@hub.example", "Isla Reid", PASSWORD)
        deactivate(session, RORY)
    page = ailsa.get(f"/console/requests/{sent()}").text
    (owners,) = re.findall(r'<select id="owner".*?</select>', page, re.DOTALL)
    assert re.findall(r'<option value="([^"]*)"', owners) == ["", AILSA, "isla@hub.example"]


def test_an_owner_who_left_is_still_named(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference = sent()
    with sessions.begin() as session:
        take(session, get_request(session, reference), by=RORY)
        deactivate(session, RORY)
    assert "Rory Mackay (left)" in ailsa.get(f"/console/requests/{reference}").text


def test_the_decisions_come_first_beside_the_need(ailsa: TestClient, sent: Sender) -> None:
    desk = ailsa.get(f"/console/requests/{sent()}").text.split('class="desk"')[1]
    assert re.findall(r'<h2 id="(\w+)"', desk) == ["decide", "ready", "arrangement"]


def test_staff_see_whether_the_employer_was_told(ailsa: TestClient, sessions: Sessions, sent: Sender) -> None:
    reference = sent()
    with sessions.begin() as session:
        request = get_request(session, reference)
        change(session, request, "triage", Decision(AILSA))
        by_chat, by_mail = notices_of(session, request)
        settle(session, by_chat.id, NoticeState.DELIVERED)
        settle(session, by_mail.id, NoticeState.FAILED, "the recipient was refused (550)")
    page = ailsa.get(f"/console/requests/{reference}").text
    assert "In the chat: delivered" in page
    assert "By e-mail: not delivered (the recipient was refused (550))" in page


def test_the_employers_own_sentence_stands_beside_the_need_that_they_agreed_to(ailsa: TestClient, sent: Sender) -> None:
    page = ailsa.get(f"/console/requests/{sent(need='pipe welding', said='our lads can’t weld <b>')}").text
    assert '<p class="quote">pipe welding</p>' in page
    assert "In their own words" in page
    assert "our lads can’t weld &lt;b&gt;" in page
    assert "In their own words" not in ailsa.get(f"/console/requests/{sent()}").text


def test_what_else_the_employer_said_stands_by_itself(ailsa: TestClient, sent: Sender) -> None:
    page = ailsa.get(f"/console/requests/{sent(remarks='mornings are best <b>')}").text
    assert "What else they said while they were asked" in page
    assert "mornings are best &lt;b&gt;" in page
    assert "What else they said while they were asked" not in ailsa.get(f"/console/requests/{sent()}").text


def test_a_telephone_number_can_be_rung_and_staff_are_told_that_no_mail_goes_there(
    ailsa: TestClient, sent: Sender
) -> None:
    page = ailsa.get(f"/console/requests/{sent(contact='07700 900412')}").text
    assert '<a href="tel:+447700900412">+44 7700 900412</a>' in page
    assert "ring them as well" in terms(page)["Telephone"]
    assert "mailto:+44" not in page
