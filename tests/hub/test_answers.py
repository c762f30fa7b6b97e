"""What the employer says reaches staff whatever the request's state, and answers what the hub asked."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hub.answers import EmptyAnswer, answer, mark_read
from hub.event_kinds import EventKind
from hub.history import LONGEST_TEXT, StaleRequest, TextTooLong
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER, CollaborationRequest
from hub.requests import get_request
from hub.statuses import Status
from runtime.database import Sessions
from tests.hub.made import AILSA, RORY, Opener


def test_what_the_employer_says_is_in_the_history_for_both_sides(session: Session, opened: Opener) -> None:
    request = opened()
    answer(session, request, " we are fifteen now ")
    event = request.events[-1]
    assert (event.kind, event.actor, event.reason, event.shared) == (
        *(EventKind.NOTE, EMPLOYER, "we are fifteen now"),
        True,
    )


def test_an_answer_ends_the_wait_for_it(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "triage", Decision(AILSA))
    change(session, request, "ask_for_information", Decision(AILSA, "How many?"))
    answer(session, request, "fifteen")
    assert request.status is Status.TRIAGED
    moved = request.events[-1]
    assert (moved.actor, moved.from_status, moved.to_status) == (
        *(EMPLOYER, Status.NEED_INFORMATION),
        Status.TRIAGED,
    )


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.NEED_INFORMATION])
def test_an_addition_leaves_any_other_status_alone(session: Session, opened: Opener, status: Status) -> None:
    request = opened()
    request.status = status
    answer(session, request, "by the way")
    assert (request.status, len(request.events)) == (status, 2)


def test_a_wait_that_the_history_does_not_explain_ends_in_triage(session: Session, opened: Opener) -> None:
    request = opened()
    request.status = Status.NEED_INFORMATION
    answer(session, request, "fifteen")
    assert request.status is Status.TRIAGED


def test_an_answer_marks_the_request_unread_until_staff_have_seen_it(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "ask_for_information", Decision(AILSA, "How many?"))
    assert not request.unread
    answer(session, request, "fifteen")
    version, updated = request.version, request.updated
    mark_read(session, request)
    session.refresh(request)
    assert (request.unread, request.version, request.updated) == (False, version, updated)


def test_a_decline_does_not_go_through_over_an_answer_that_was_not_seen(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "ask_for_information", Decision(AILSA, "How many?"))
    seen = request.version
    answer(session, request, "fifteen")
    with pytest.raises(StaleRequest):
        change(session, request, "decline", Decision(RORY, "they never answered", seen=seen))


def test_an_answer_is_never_refused_for_what_staff_did_meanwhile(
    sessions: Sessions, session: Session, opened: Opener
) -> None:
    reference = opened().reference
    session.commit()
    with sessions() as employer:
        mine = get_request(employer, reference)
        with sessions.begin() as staff:
            change(staff, get_request(staff, reference), "ask_for_information", Decision(AILSA, "How many?"))
        answer(employer, mine, "fifteen")
        employer.commit()
    with sessions() as after:
        request = after.query(CollaborationRequest).one()
        assert request.status is Status.NEW
        assert [event.reason for event in request.events if event.reason] == ["How many?", "fifteen"]


def test_nothing_is_no_answer_and_too_much_is_not_cut(session: Session, opened: Opener) -> None:
    request = opened()
    with pytest.raises(EmptyAnswer):
        answer(session, request, " \n")
    with pytest.raises(TextTooLong):
        answer(session, request, "x" * (LONGEST_TEXT + 1))
    assert len(request.events) == 1
