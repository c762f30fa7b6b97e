"""Requests that ask for the same: one goes on, and the others point at it, never at one another."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.event_kinds import EventKind
from hub.history import Refused, record
from hub.models import SYSTEM, CollaborationRequest, RequestEvent
from hub.references import parse
from hub.statuses import Status
from hub.transitions import CLOSED


class NoSuchOriginal(Refused):
    """The request named as the original is unknown, is the request itself, or is closed."""

    def __init__(self, of: str) -> None:
        super().__init__(f"'{of}' is not an open request that this one can be a duplicate of")
        self.of = of


def original_of(session: Session, request: CollaborationRequest, typed: str) -> CollaborationRequest:
    """The open request that `typed` names: that of its reference, or the one that it is a duplicate of itself.

    Raises NoSuchOriginal.
    """
    original = _with_reference(session, parse(typed))
    if original is not None and original.status is Status.DUPLICATE:
        original = _with_reference(session, original.duplicate_of)
    if original is None or original is request or original.status in CLOSED:
        raise NoSuchOriginal(typed)
    return original


def duplicates_of(session: Session, request: CollaborationRequest) -> list[CollaborationRequest]:
    """The duplicates of this request, the oldest first."""
    pointing = select(CollaborationRequest).where(
        CollaborationRequest.duplicate_of == request.reference, CollaborationRequest.status == Status.DUPLICATE
    )
    return list(session.scalars(pointing.order_by(CollaborationRequest.id)))


def follow(session: Session, request: CollaborationRequest, original: CollaborationRequest) -> None:
    """Let the duplicates of a request that becomes a duplicate itself point at its original."""
    for duplicate in duplicates_of(session, request):
        duplicate.duplicate_of = original.reference
        record(session, duplicate, EventKind.DUPLICATE_OF, by=SYSTEM, reason=original.reference)
        record(session, original, EventKind.DUPLICATE, by=SYSTEM, reason=duplicate.reference)


def free(session: Session, request: CollaborationRequest) -> list[RequestEvent]:
    """Let the oldest duplicate of a request that its employer gave up go on in its place, with the others behind it.

    Returns the events that those employers are to be told of.
    """
    duplicates = duplicates_of(session, request)
    if not duplicates:
        return []
    heir, *others = duplicates
    before, heir.status, heir.duplicate_of = heir.status, status_before_closing(heir), None
    event = record(session, heir, EventKind.STATUS, by=SYSTEM, reason=None, from_status=before, to_status=heir.status)
    heir.unread = True
    for other in others:
        other.duplicate_of = heir.reference
        record(session, other, EventKind.DUPLICATE_OF, by=SYSTEM, reason=heir.reference)
        record(session, heir, EventKind.DUPLICATE, by=SYSTEM, reason=other.reference)
    return [event]


def status_before_closing(request: CollaborationRequest) -> Status:
    """The status that a closed request had before it was closed, TRIAGED where the history does not say."""
    closings = [event for event in request.events if event.to_status in CLOSED]
    return (closings[-1].from_status if closings else None) or Status.TRIAGED


def _with_reference(session: Session, reference: str | None) -> CollaborationRequest | None:
    return session.scalar(select(CollaborationRequest).where(CollaborationRequest.reference == reference))
