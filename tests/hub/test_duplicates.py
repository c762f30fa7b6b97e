"""Of requests that ask for the same one goes on, and every other points at that one whatever becomes of it."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hub.correspondence import Channel
from hub.duplicates import NoSuchOriginal, duplicates_of
from hub.event_kinds import EventKind
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER, SYSTEM, CollaborationRequest
from hub.notices import notices_of
from hub.statuses import Status
from tests.hub.made import AILSA, Opener

PLAIN = Decision(AILSA, "because")


def mark(session: Session, request: CollaborationRequest, of: str) -> None:
    change(session, request, "mark_duplicate", PLAIN, of=of)


def test_a_duplicate_names_its_original_and_both_histories_say_so(session: Session, opened: Opener) -> None:
    original, duplicate = opened(), opened()
    mark(session, duplicate, original.reference.lower().replace("-", " "))
    assert (duplicate.status, duplicate.duplicate_of) == (Status.DUPLICATE, original.reference)
    assert original.events[-1].kind is EventKind.DUPLICATE
    assert original.events[-1].reason == duplicate.reference


@pytest.mark.parametrize("typed", ["MC-222222", "the other one", "", None])
def test_a_duplicate_needs_a_request_that_is_known(session: Session, opened: Opener, typed: str | None) -> None:
    request = opened()
    with pytest.raises(NoSuchOriginal, match=f"^'{typed or ''}' is not an open request"):
        change(session, request, "mark_duplicate", PLAIN, of=typed)
    assert (request.status, request.duplicate_of, len(request.events)) == (Status.NEW, None, 1)


def test_nothing_is_a_duplicate_of_itself_by_any_way(session: Session, opened: Opener) -> None:
    first, second = opened(), opened()
    mark(session, second, first.reference)
    for typed in (first.reference, second.reference):
        with pytest.raises(NoSuchOriginal):
            mark(session, first, typed)


@pytest.mark.parametrize("name", ["decline", "withdraw"])
def test_a_closed_request_is_nobodys_original(session: Session, opened: Opener, name: str) -> None:
    closed, request = opened(), opened()
    change(session, closed, name, PLAIN)  # type: ignore[arg-type]
    with pytest.raises(NoSuchOriginal):
        mark(session, request, closed.reference)


def test_a_duplicate_of_a_duplicate_points_at_the_one_that_goes_on(session: Session, opened: Opener) -> None:
    a, b, c = opened(), opened(), opened()
    mark(session, b, c.reference)
    mark(session, a, b.reference)
    assert (a.duplicate_of, b.duplicate_of) == (c.reference, c.reference)
    assert duplicates_of(session, c) == [a, b]


def test_when_an_original_becomes_a_duplicate_its_own_duplicates_follow(session: Session, opened: Opener) -> None:
    a, b, c = opened(), opened(), opened()
    mark(session, a, b.reference)
    mark(session, b, c.reference)
    assert (a.duplicate_of, b.duplicate_of) == (c.reference, c.reference)
    last = a.events[-1]
    assert (last.kind, last.actor, last.reason) == (EventKind.DUPLICATE_OF, SYSTEM, c.reference)
    assert {event.reason for event in c.events if event.kind is EventKind.DUPLICATE} == {a.reference, b.reference}


def test_when_an_original_is_withdrawn_the_oldest_duplicate_goes_on_in_its_place(
    session: Session, opened: Opener
) -> None:
    a, b, c = opened(), opened(), opened()
    change(session, a, "triage", PLAIN)
    mark(session, a, c.reference)
    mark(session, b, c.reference)
    change(session, c, "withdraw", Decision(EMPLOYER))
    assert (a.status, a.duplicate_of, a.unread) == (Status.TRIAGED, None, True)
    assert (b.status, b.duplicate_of) == (Status.DUPLICATE, a.reference)
    told = notices_of(session, a)[-2:]
    assert {(notice.channel, notice.event_id) for notice in told} == {(way, a.events[-2].id) for way in Channel}


def test_a_request_without_duplicates_is_withdrawn_alone(session: Session, opened: Opener) -> None:
    request, other = opened(), opened()
    change(session, request, "withdraw", PLAIN)
    assert other.status is Status.NEW
    assert len(other.events) == 1
