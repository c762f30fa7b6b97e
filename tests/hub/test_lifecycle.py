from __future__ import annotations

import inspect

import pytest
from sqlalchemy.orm import Session

from hub import lifecycle
from hub.lifecycle import (
    CLOSED,
    OPEN,
    TRANSITIONS,
    Decision,
    IllegalTransition,
    NoSuchOriginal,
    ReasonRequired,
    StaleRequest,
    Status,
)
from hub.models import EMPLOYER, CollaborationRequest, EventKind, Route
from runtime.database import Sessions

AILSA = Decision("ailsa@hub.example")
BECAUSE = Decision("ailsa@hub.example", "because")


def _do(name: str, session: Session, request: CollaborationRequest, decision: Decision = BECAUSE) -> None:
    more = {"of": {"of": "MC-222222"}, "route": {}}.get(TRANSITIONS[name].asks or "", {})
    getattr(lifecycle, name)(session, request, decision, **more)


@pytest.mark.parametrize("name", TRANSITIONS)
def test_every_transition_of_the_table_is_a_function_that_asks_for_what_the_table_says(name: str) -> None:
    parameters = set(inspect.signature(getattr(lifecycle, name)).parameters) - {"session", "request", "decision"}
    assert parameters == ({TRANSITIONS[name].asks} - {None})


def test_every_status_but_the_first_can_be_reached_and_every_status_can_be_left() -> None:
    assert {step.target for step in TRANSITIONS.values()} - {None} == set(Status) - {Status.NEW}
    assert set().union(*(step.sources for step in TRANSITIONS.values())) == set(Status)
    assert set(Status) == OPEN | CLOSED
    assert not OPEN & CLOSED


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("name", TRANSITIONS)
def test_only_what_the_table_allows_is_possible(session: Session, opened, name: str, status: Status) -> None:
    opened().reference = "MC-222222"
    request = opened()
    request.status = status
    session.flush()
    offered = name in lifecycle.possible(request)
    assert offered == (status in TRANSITIONS[name].sources)
    if offered:
        _do(name, session, request)
        assert request.status == (TRANSITIONS[name].target or Status.TRIAGED)
    else:
        with pytest.raises(IllegalTransition, match=name):
            _do(name, session, request)
        assert request.status is status
        assert [entry.kind for entry in request.events] == [EventKind.OPENED]


@pytest.mark.parametrize("name", [name for name, step in TRANSITIONS.items() if step.needs_reason])
def test_a_reason_of_blanks_is_no_reason(session: Session, opened, name: str) -> None:
    request = opened()
    request.status = next(iter(TRANSITIONS[name].sources))
    with pytest.raises(ReasonRequired, match=name):
        _do(name, session, request, Decision("ailsa@hub.example", "  \n"))


def test_a_change_is_recorded_with_who_when_and_why(session: Session, opened) -> None:
    request = opened()
    lifecycle.triage(session, request, Decision("ailsa@hub.example", " a clear need ", seen=1), route=Route.ADAPT)
    entry = request.events[-1]
    assert (entry.actor, entry.kind, entry.reason, entry.shared) == (
        "ailsa@hub.example",
        EventKind.STATUS,
        "a clear need",
        False,
    )
    assert (entry.from_status, entry.to_status) == (Status.NEW, Status.TRIAGED)
    assert entry.at is not None
    assert request.route is Route.ADAPT


def test_triage_without_a_route_leaves_the_route_alone(session: Session, opened) -> None:
    request = opened(route=Route.RPL)
    lifecycle.triage(session, request, AILSA)
    assert request.route is Route.RPL


def test_the_whole_way_from_new_to_delivered(session: Session, opened) -> None:
    request = opened()
    for move in ("ask_for_information", "triage", "begin_talks", "accept", "begin_design", "deliver"):
        _do(move, session, request)
    assert request.status is Status.DELIVERED
    assert len(request.events) == 7


@pytest.mark.parametrize("name", ["ask_for_information", "decline"])
def test_a_question_and_a_refusal_are_always_for_the_employer_to_read(session: Session, opened, name: str) -> None:
    request = opened()
    _do(name, session, request)
    assert request.events[-1].shared


def test_another_reason_is_shared_only_on_purpose(session: Session, opened) -> None:
    request = opened()
    lifecycle.triage(session, request, Decision("ailsa@hub.example", "fine", shared=True))
    assert request.events[-1].shared


def test_an_employer_may_withdraw_and_nothing_else(session: Session, opened) -> None:
    request = opened()
    with pytest.raises(IllegalTransition):
        lifecycle.triage(session, request, Decision(EMPLOYER))
    lifecycle.withdraw(session, request, Decision(EMPLOYER))
    assert request.status is Status.WITHDRAWN


def test_a_duplicate_names_its_original_and_both_histories_say_so(session: Session, opened) -> None:
    original, copy = opened(), opened()
    lifecycle.mark_duplicate(session, copy, AILSA, of=original.reference.lower().replace("-", " "))
    assert (copy.status, copy.duplicate_of) == (Status.DUPLICATE, original.reference)
    assert original.events[-1].kind is EventKind.DUPLICATE
    assert original.events[-1].reason == copy.reference


def test_a_duplicate_needs_another_request_that_goes_on(session: Session, opened) -> None:
    original, copy, third = opened(), opened(), opened()
    lifecycle.mark_duplicate(session, copy, AILSA, of=original.reference)
    for wrong in (third.reference, copy.reference, "MC-222222", "the other one", ""):
        with pytest.raises(NoSuchOriginal):
            lifecycle.mark_duplicate(session, third, AILSA, of=wrong)
    assert third.status is Status.NEW
    assert third.duplicate_of is None


def test_reopening_leads_back_to_where_it_stood(session: Session, opened) -> None:
    original, request = opened(), opened()
    for move in ("triage", "begin_talks"):
        _do(move, session, request)
    lifecycle.mark_duplicate(session, request, AILSA, of=original.reference)
    lifecycle.reopen(session, request, BECAUSE)
    assert (request.status, request.duplicate_of) == (Status.IN_TALKS, None)
    _do("accept", session, request)
    _do("decline", session, request)
    lifecycle.reopen(session, request, BECAUSE)
    assert request.status is Status.ACCEPTED


def test_a_decision_on_an_older_version_is_refused_and_changes_nothing(session: Session, opened) -> None:
    request = opened()
    lifecycle.triage(session, request, Decision("ailsa@hub.example", seen=1))
    with pytest.raises(StaleRequest, match=request.reference):
        lifecycle.decline(session, request, Decision("rory@hub.example", "no", seen=1))
    assert request.status is Status.TRIAGED


def test_of_two_decisions_at_once_the_second_is_refused(sessions: Sessions, session: Session, opened) -> None:
    reference = opened().reference
    session.commit()
    with sessions() as first, sessions() as second:
        mine, theirs = (one.query(CollaborationRequest).one() for one in (first, second))
        lifecycle.triage(first, mine, AILSA)
        first.commit()
        with pytest.raises(StaleRequest, match=reference):
            lifecycle.decline(second, theirs, BECAUSE)
    with sessions() as after:
        request = after.query(CollaborationRequest).one()
        assert request.status is Status.TRIAGED
        assert len(request.events) == 2
