"""A transition is made when the table allows it, and is recorded; a refused one changes nothing."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from sqlalchemy.orm import Session

from hub.answers import answer
from hub.event_kinds import EventKind
from hub.history import LONGEST_TEXT, StaleRequest, TextTooLong
from hub.lifecycle import Decision, IllegalTransition, ReasonRequired, change, possible
from hub.models import EMPLOYER, CollaborationRequest, Route
from hub.statuses import Status
from hub.transitions import TRANSITIONS, TransitionName
from runtime.database import Sessions
from tests.hub.made import AILSA, RORY, Opener

PLAIN = Decision(AILSA)
BECAUSE = Decision(AILSA, "because")
ORIGINAL = "MC-222222"


def make(name: TransitionName, session: Session, request: CollaborationRequest, decision: Decision = BECAUSE) -> None:
    """The transition, with ORIGINAL where it asks for one."""
    change(session, request, name, decision, of=ORIGINAL if TRANSITIONS[name].asks == "of" else None)


def test_every_name_of_a_transition_is_in_the_table() -> None:
    assert get_args(TransitionName) == tuple(TRANSITIONS)


def test_a_transition_that_asks_for_something_sets_a_field() -> None:
    assert {(step.asks, step.sets) for step in TRANSITIONS.values() if step.asks} == {
        ("route", "route"),
        ("of", "duplicate_of"),
        ("code", "decline_code"),
    }


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("name", TRANSITIONS)
def test_only_what_the_table_allows_is_possible(
    session: Session, opened: Opener, name: TransitionName, status: Status
) -> None:
    opened().reference = ORIGINAL
    request = opened()
    request.status = status
    session.flush()
    offered = name in possible(request)
    assert offered == (status in TRANSITIONS[name].sources)
    if offered:
        make(name, session, request)
        assert request.status == (TRANSITIONS[name].target or Status.TRIAGED)
    else:
        with pytest.raises(IllegalTransition, match=f"^{name} is not possible from {status}$"):
            make(name, session, request)
        assert request.status is status
        assert [event.kind for event in request.events] == [EventKind.OPENED]


def test_a_name_that_is_not_in_the_table_is_an_error(session: Session, opened: Opener) -> None:
    request = opened()
    with pytest.raises(KeyError, match="acept"):
        change(session, request, "acept", PLAIN)  # type: ignore[arg-type]  # mypy finds the misspelt name
    assert request.status is Status.NEW


@pytest.mark.parametrize("arguments", [{"route": Route.ADAPT}, {"of": ORIGINAL}])
def test_an_argument_that_a_transition_does_not_ask_for_is_an_error(
    session: Session, opened: Opener, arguments: dict[str, Any]
) -> None:
    request = opened()
    with pytest.raises(TypeError, match=f"decline takes no {next(iter(arguments))}"):
        change(session, request, "decline", BECAUSE, **arguments)
    assert (request.status, request.route) == (Status.NEW, None)


@pytest.mark.parametrize("name", [name for name, transition in TRANSITIONS.items() if transition.needs_reason])
def test_a_reason_of_blanks_is_no_reason(session: Session, opened: Opener, name: TransitionName) -> None:
    request = opened()
    request.status = next(iter(TRANSITIONS[name].sources))
    with pytest.raises(ReasonRequired, match=f"^{name} needs a reason$"):
        make(name, session, request, Decision(AILSA, "  \n"))
    assert len(request.events) == 1


def test_a_change_is_recorded_with_who_when_and_why(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "triage", Decision(AILSA, " a clear need ", seen=1), route=Route.ADAPT)
    event = request.events[-1]
    assert (event.actor, event.kind, event.reason, event.shared) == (AILSA, EventKind.STATUS, "a clear need", False)
    assert (event.from_status, event.to_status) == (Status.NEW, Status.TRIAGED)
    assert event.at is not None
    assert request.route is Route.ADAPT


def test_a_reason_that_is_too_long_is_refused_whole(session: Session, opened: Opener) -> None:
    request = opened()
    with pytest.raises(TextTooLong):
        change(session, request, "decline", Decision(AILSA, "x" * (LONGEST_TEXT + 1)))
    assert (request.status, len(request.events)) == (Status.NEW, 1)


def test_a_route_that_is_chosen_in_the_triage_is_in_the_history(session: Session, opened: Opener) -> None:
    request = opened(route=Route.RPL)
    change(session, request, "triage", PLAIN, route=Route.ADAPT)
    change(session, request, "pass_on", PLAIN, route=Route.ADAPT)
    assert [(event.kind, event.route) for event in request.events[1:]] == [
        (EventKind.STATUS, Route.ADAPT),
        (EventKind.STATUS, None),
    ]


def test_what_staff_decide_is_read_and_what_the_employer_decides_is_unread(session: Session, opened: Opener) -> None:
    request = opened()
    assert request.unread
    change(session, request, "triage", PLAIN)
    assert not request.unread
    change(session, request, "withdraw", Decision(EMPLOYER))
    assert request.unread


def test_a_decision_without_a_reason_records_none(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "triage", Decision(AILSA, "  "))
    assert request.events[-1].reason is None


def test_triage_without_a_route_keeps_the_route(session: Session, opened: Opener) -> None:
    request = opened(route=Route.RPL)
    change(session, request, "triage", PLAIN)
    assert request.route is Route.RPL


def test_the_whole_way_from_new_to_delivered(session: Session, opened: Opener) -> None:
    request = opened()
    names: tuple[TransitionName, ...] = (
        *("ask_for_information", "triage", "pass_on", "begin_talks"),
        *("accept", "begin_design", "deliver"),
    )
    for name in names:
        make(name, session, request)
    assert request.status is Status.DELIVERED
    assert len(request.events) == 8


@pytest.mark.parametrize("name", ["ask_for_information", "decline"])
def test_a_question_and_a_refusal_are_always_shared_with_the_employer(
    session: Session, opened: Opener, name: TransitionName
) -> None:
    request = opened()
    make(name, session, request)
    assert request.events[-1].shared


def test_another_reason_is_shared_when_staff_choose_it(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "triage", Decision(AILSA, "fine", shared=True))
    assert request.events[-1].shared


def test_an_employer_may_withdraw(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "withdraw", Decision(EMPLOYER))
    assert request.status is Status.WITHDRAWN


@pytest.mark.parametrize("name", [name for name in TRANSITIONS if name != "withdraw"])
def test_an_employer_may_do_nothing_else(session: Session, opened: Opener, name: TransitionName) -> None:
    request = opened()
    request.status = next(iter(TRANSITIONS[name].sources))
    with pytest.raises(IllegalTransition):
        make(name, session, request, Decision(EMPLOYER, "because"))


def test_reopening_leads_back_to_the_status_before(session: Session, opened: Opener) -> None:
    original, request = opened(), opened()
    make("triage", session, request)
    make("begin_talks", session, request)
    change(session, request, "mark_duplicate", PLAIN, of=original.reference)
    change(session, request, "reopen", BECAUSE)
    assert (request.status, request.duplicate_of) == (Status.IN_TALKS, None)
    make("accept", session, request)
    make("decline", session, request)
    answer(session, request, "please look again")
    change(session, request, "reopen", BECAUSE)
    assert request.status is Status.ACCEPTED


def test_a_decision_on_an_older_version_is_refused_and_changes_nothing(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "triage", Decision(AILSA, seen=1))
    with pytest.raises(StaleRequest, match=f"^{request.reference} was changed by somebody else"):
        change(session, request, "decline", Decision(RORY, "no", seen=1))
    assert request.status is Status.TRIAGED


def test_of_two_decisions_at_once_the_second_is_refused(sessions: Sessions, session: Session, opened: Opener) -> None:
    reference = opened().reference
    session.commit()
    with sessions() as first, sessions() as second:
        mine, theirs = (each.query(CollaborationRequest).one() for each in (first, second))
        change(first, mine, "triage", PLAIN)
        first.commit()
        with pytest.raises(StaleRequest, match=reference):
            change(second, theirs, "decline", BECAUSE)
    with sessions() as after:
        request = after.query(CollaborationRequest).one()
        assert request.status is Status.TRIAGED
        assert len(request.events) == 2
