"""The owner, the route and the day of the next step are set and cleared; each change is an event."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from hub.arrangement import DayIsPast, EmptyNote, NoSuchOwner, add_note, arrange, take
from hub.event_kinds import EventKind
from hub.history import LONGEST_TEXT, StaleRequest, TextTooLong
from hub.lifecycle import Decision, change
from hub.models import Route
from hub.staff import add_staff, deactivate
from runtime.clock import today
from tests.hub.made import AILSA, PASSWORD, RORY, Opener

DUE = dt.date(2090, 12, 1)


@pytest.fixture(autouse=True)
def _colleague(session: Session) -> None:
    add_staff(session, AILSA, "Ailsa Grant", PASSWORD)


def test_each_change_of_an_arrangement_is_its_own_event(session: Session, opened: Opener) -> None:
    request = opened()
    arrange(session, request, owner=AILSA, route=Route.ADAPT, due=DUE, by=RORY, seen=1)
    assert request.owner is not None
    assert (request.owner.email, request.route, request.due) == (AILSA, Route.ADAPT, DUE)
    assert [(event.kind, event.reason) for event in request.events[1:]] == [
        (EventKind.OWNER, AILSA),
        (EventKind.ROUTE, "adapt"),
        (EventKind.DUE, "2090-12-01"),
    ]


def test_the_same_arrangement_again_records_nothing(session: Session, opened: Opener) -> None:
    request = opened()
    for _ in range(2):
        arrange(session, request, owner=AILSA, route=None, due=DUE, by=AILSA)
    assert len(request.events) == 3


def test_an_arrangement_can_be_cleared(session: Session, opened: Opener) -> None:
    request = opened()
    arrange(session, request, owner=AILSA, route=Route.RPL, due=DUE, by=AILSA)
    arrange(session, request, owner=None, route=None, due=None, by=AILSA)
    assert (request.owner, request.route, request.due) == (None, None, None)
    assert [event.reason for event in request.events[-3:]] == [None, None, None]


def test_only_staff_who_may_sign_in_become_owners(session: Session, opened: Opener) -> None:
    request = opened()
    with pytest.raises(NoSuchOwner):
        arrange(session, request, owner="nobody@hub.example", route=None, due=None, by=AILSA)
    deactivate(session, AILSA)
    with pytest.raises(NoSuchOwner):
        take(session, request, by=AILSA)


def test_an_owner_who_left_stays_until_somebody_takes_over(session: Session, opened: Opener) -> None:
    request = opened()
    take(session, request, by=AILSA)
    deactivate(session, AILSA)
    arrange(session, request, owner=AILSA, route=None, due=DUE, by=RORY)
    assert request.due == DUE


def test_of_two_who_take_it_the_second_is_refused(session: Session, opened: Opener) -> None:
    add_staff(session, RORY, "Rory", PASSWORD)
    request = opened()
    take(session, request, by=AILSA, seen=1)
    with pytest.raises(StaleRequest):
        take(session, request, by=RORY, seen=1)
    assert request.owner is not None
    assert request.owner.email == AILSA


def test_a_note_of_staff_is_for_staff(session: Session, opened: Opener) -> None:
    request = opened()
    add_note(session, request, by=AILSA, text=" rang them ")
    assert [(event.reason, event.shared) for event in request.events[1:]] == [("rang them", False)]
    assert all(event.at for event in request.events)


def test_a_note_makes_the_form_that_a_colleague_has_open_stale(session: Session, opened: Opener) -> None:
    request = opened()
    seen = request.version
    add_note(session, request, by=AILSA, text="they found another way")
    with pytest.raises(StaleRequest):
        change(session, request, "decline", Decision(RORY, "no", seen=seen))


@pytest.mark.parametrize("due", [dt.date(2020, 1, 1), today() - dt.timedelta(days=1)])
def test_a_next_step_cannot_be_in_the_past(session: Session, opened: Opener, due: dt.date) -> None:
    request = opened()
    with pytest.raises(DayIsPast):
        arrange(session, request, owner=None, route=Route.ADAPT, due=due, by=AILSA)
    assert (request.due, request.route, len(request.events)) == (None, None, 1)


def test_a_next_step_that_has_passed_stays_while_the_rest_is_changed(session: Session, opened: Opener) -> None:
    request = opened()
    request.due = dt.date(2020, 1, 1)
    arrange(session, request, owner=None, route=Route.ADAPT, due=request.due, by=AILSA)
    assert (request.due, request.route) == (dt.date(2020, 1, 1), Route.ADAPT)


def test_a_note_without_text_is_refused(session: Session, opened: Opener) -> None:
    request = opened()
    with pytest.raises(EmptyNote):
        add_note(session, request, by=AILSA, text="  ")
    assert len(request.events) == 1


def test_a_note_that_is_too_long_is_refused_whole(session: Session, opened: Opener) -> None:
    request = opened()
    add_note(session, request, by=AILSA, text="x" * LONGEST_TEXT)
    with pytest.raises(TextTooLong, match=f"^{LONGEST_TEXT + 1} characters are more than {LONGEST_TEXT}$"):
        add_note(session, request, by=AILSA, text="x" * (LONGEST_TEXT + 1))
    assert len(request.events) == 2
