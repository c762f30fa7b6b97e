"""Each form of a request's page does one thing and confirms it, or is refused and gives back what was typed."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from httpx2 import Response
from sqlalchemy import select
from starlette.testclient import TestClient

from hub.console.signed_in import SignedIn
from hub.event_kinds import EventKind
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER, CollaborationRequest, Route, StaffSession
from hub.requests import get_request
from hub.roles import Role
from hub.statuses import Status
from runtime.database import Sessions
from tests.hub.console.made import Reader, Sender
from tests.hub.made import AILSA, RORY


def post(client: TestClient, reference: str, form: str, **fields: str) -> Response:
    """The answer to a form of the page of `reference`."""
    return client.post(f"/console/requests/{reference}/{form}", data=fields)


def owner(request: CollaborationRequest) -> str | None:
    return request.owner.email if request.owner else None


def test_a_transition_is_made_recorded_and_confirmed_once(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    page = post(ailsa, reference, "transitions/triage", version="1", reason="clear need", route="adapt")
    assert page.url.path == f"/console/requests/{reference}"
    assert f"{reference} is now: Triaged." in page.text
    assert f"{reference} is now: Triaged." not in ailsa.get(page.url.path).text
    request = stored(reference)
    assert (request.status, request.route) == (Status.TRIAGED, Route.ADAPT)
    assert (request.events[-1].actor, request.events[-1].reason, request.events[-1].shared) == (
        AILSA,
        "clear need",
        False,
    )


def test_a_reason_may_be_shared(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    post(ailsa, reference, "transitions/triage", version="1", reason="clear need", shared="yes")
    assert stored(reference).events[-1].shared


def test_a_duplicate_is_marked_by_a_reference_as_typed(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    original, copy = sent(), sent()
    post(ailsa, copy, "transitions/mark_duplicate", version="1", of=original.lower())
    assert stored(copy).duplicate_of == original


def test_a_missing_reason_gives_the_form_back_open(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    answer = post(ailsa, reference, "transitions/decline", version="1", reason="  ")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Please give a reason." in answer.text
    assert '<details class="transition" name="transition" id="transition-decline" open>' in answer.text
    assert answer.text.count(" open>") == 1
    assert stored(reference).status is Status.NEW


def test_a_wrong_original_keeps_what_was_typed(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    answer = post(
        ailsa, reference, "transitions/mark_duplicate", version="1", of="MC-222222", reason="same <need>", shared="yes"
    )
    assert answer.status_code == 422
    assert 'value="MC-222222"' in answer.text
    assert "same &lt;need&gt;</textarea>" in answer.text
    assert 'value="yes" checked' in answer.text
    assert stored(reference).status is Status.NEW


def test_of_two_colleagues_the_second_sees_what_happened_and_keeps_the_text(
    ailsa: TestClient, sessions: Sessions, sent: Sender, stored: Reader
) -> None:
    reference = sent()
    with sessions.begin() as session:
        change(session, get_request(session, reference), "triage", Decision(RORY, "mine"))
    answer = post(ailsa, reference, "transitions/decline", version="1", reason="My long answer")
    assert answer.status_code == 409
    assert "A colleague changed this request" in answer.text
    assert "Rory Mackay moved it from New to Triaged" in answer.text
    assert "My long answer</textarea>" in answer.text
    assert 'name="version" value="2"' in answer.text
    assert stored(reference).status is Status.TRIAGED


def test_a_transition_that_is_no_longer_possible_gives_the_text_to_copy(
    ailsa: TestClient, sessions: Sessions, sent: Sender
) -> None:
    reference = sent()
    with sessions.begin() as session:
        change(session, get_request(session, reference), "withdraw", Decision(EMPLOYER))
    answer = post(ailsa, reference, "transitions/decline", version="2", reason="My long answer")
    assert answer.status_code == 409
    assert "no longer possible" in answer.text
    assert "readonly>My long answer</textarea>" in answer.text


def test_an_arrangement_is_saved(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    page = post(ailsa, reference, "arrangement", version="1", owner=RORY, route="rpl", due="2090-12-01")
    assert "Saved." in page.text
    request = stored(reference)
    assert (owner(request), request.route, request.due) == (RORY, Route.RPL, dt.date(2090, 12, 1))
    for sentence in (
        "Ailsa Grant gave it to Rory Mackay",
        "chose the route: Recognise prior learning",
        "next step for 1 Dec 2090",
    ):
        assert sentence in page.text


def test_a_next_step_in_the_past_is_refused_with_the_reason(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    answer = post(ailsa, reference, "arrangement", version="1", owner=RORY, route="rpl", due="2020-01-01")
    assert answer.status_code == 422
    assert "That day is over already." in answer.text
    assert 'value="2020-01-01"' in answer.text
    assert (stored(reference).due, stored(reference).owner) == (None, None)


@pytest.mark.parametrize(("form", "field"), [("notes", "note"), ("transitions/decline", "reason")])
def test_a_text_that_is_too_long_is_given_back_whole(
    ailsa: TestClient, sent: Sender, stored: Reader, form: str, field: str
) -> None:
    reference = sent()
    answer = post(ailsa, reference, form, **{"version": "1", field: "x" * 4001})
    assert answer.status_code == 422
    assert "longer than the 4,000 characters" in answer.text
    assert "x" * 4001 in answer.text
    assert len(stored(reference).events) == 1


def test_an_arrangement_is_cleared(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    post(ailsa, reference, "arrangement", version="1", owner=RORY, route="rpl", due="2090-12-01")
    page = post(ailsa, reference, "arrangement", version="2", owner="", route="", due="")
    for sentence in ("Ailsa Grant removed the owner", "chose the route: undecided", "next step for no day"):
        assert sentence in page.text
    assert stored(reference).owner is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"due": "tomorrow"}, "cannot be read"),
        ({"route": "guess"}, "cannot be read"),
        ({"version": "first"}, "cannot be read"),
        ({"version": ""}, "cannot be read"),
        ({"owner": "stranger@hub.example"}, "may sign in"),
    ],
)
def test_an_arrangement_that_makes_no_sense_is_refused(
    ailsa: TestClient, sent: Sender, stored: Reader, fields: dict[str, str], words: str
) -> None:
    reference = sent()
    answer = post(ailsa, reference, "arrangement", **{"version": "1", "due": "2026-12-01"} | fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert stored(reference).version == 1


def test_taking_it_makes_it_mine(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    page = post(ailsa, reference, "take", version="1")
    assert f"{reference} is yours." in page.text
    assert "Take it" not in page.text
    assert owner(stored(reference)) == AILSA


def test_taking_what_a_colleague_just_took_is_refused(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    post(ailsa, reference, "arrangement", version="1", owner=RORY)
    assert post(ailsa, reference, "take", version="1").status_code == 409
    assert owner(stored(reference)) == RORY


def test_a_note_joins_the_history_for_staff(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    page = post(ailsa, reference, "notes", note="Rang Mairi")
    assert "The note is in the history." in page.text
    event = stored(reference).events[-1]
    assert (event.kind, event.reason, event.shared) == (EventKind.NOTE, "Rang Mairi", False)


def test_a_field_that_the_form_does_not_have_is_ignored(ailsa: TestClient, sent: Sender, stored: Reader) -> None:
    reference = sent()
    fields = {"version": "1", "reason": "no", "route": "adapt", "of": "MC-222222"}
    assert post(ailsa, reference, "transitions/decline", **fields).status_code == 200
    request = stored(reference)
    assert (request.status, request.route, request.duplicate_of) == (Status.DECLINED, None, None)
    assert request.events[-1].shared


def test_a_message_waits_for_the_next_page_that_is_read(ailsa: TestClient, sent: Sender) -> None:
    reference = sent()
    ailsa.post(f"/console/requests/{reference}/take", data={"version": "1"}, follow_redirects=False)
    assert f"{reference} is yours." not in post(ailsa, reference, "notes", note="").text
    assert f"{reference} is yours." in ailsa.get("/console/").text
    assert f"{reference} is yours." not in ailsa.get("/console/").text


def test_a_message_to_somebody_who_has_signed_out_is_dropped(sessions: Sessions) -> None:
    with sessions.begin() as session:
        SignedIn(AILSA, "Ailsa Grant", "a token of nobody", Role.TRIAGE).leave_message(session, "Saved.")
        assert session.scalars(select(StaffSession)).all() == []


def test_an_empty_note_is_refused(ailsa: TestClient, sent: Sender) -> None:
    answer = post(ailsa, sent(), "notes", note=" ")
    assert answer.status_code == 422
    assert "There is no text." in answer.text


@pytest.mark.parametrize("name", ["save", "Decision", "record", "change", "nonsense"])
def test_only_names_of_the_table_are_transitions(ailsa: TestClient, sent: Sender, stored: Reader, name: str) -> None:
    reference = sent()
    assert post(ailsa, reference, f"transitions/{name}", version="1", reason="x").status_code == 404
    assert stored(reference).version == 1


def test_after_a_form_the_focus_is_on_what_became_of_it(ailsa: TestClient, sent: Sender) -> None:
    reference = sent()
    saved = post(ailsa, reference, "take", version="1").text
    assert re.search(r'<p class="notice good" role="status" tabindex="-1" autofocus>[^<]+ is yours', saved)
    refused = post(ailsa, reference, "transitions/decline", version="1", reason="").text
    assert re.search(r'role="alert" id="refusal" tabindex="-1" autofocus>', refused)
    assert saved.count(" autofocus") == refused.count(" autofocus") == 1
