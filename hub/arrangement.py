"""The arrangement of a request (its owner, its route and the day of the next step), and the notes on it."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.event_kinds import EventKind
from hub.history import Refused, check_seen, checked_text, record, save
from hub.models import CollaborationRequest, Route, Staff
from hub.notices import announce
from hub.transitions import OPEN
from runtime.clock import today


class NoSuchOwner(Exception):
    """No member of staff who may sign in has this e-mail address."""


class EmptyNote(Exception):
    """A note has no text."""


class DayIsPast(Refused):
    """The day of the next step is over already."""


def arrange(
    session: Session,
    request: CollaborationRequest,
    *,
    owner: str | None,
    route: Route | None,
    due: dt.date | None,
    by: str,
    seen: int | None = None,
) -> None:
    """Set the owner (an e-mail address), the route and the day of the next step; None clears. Each change is an event,
    and the employer of an open request is told of the route that is chosen.

    Raises NoSuchOwner, DayIsPast for another day than is set, and StaleRequest when `request` is no longer the version
    `seen`.
    """
    check_seen(request, seen)
    if due is not None and due != request.due and due < today():
        raise DayIsPast(due.isoformat())
    if owner != (request.owner.email if request.owner else None):  # first, because the query for the owner flushes
        request.owner = _staff(session, owner) if owner else None
        record(session, request, EventKind.OWNER, by=by, reason=owner)
    routed = None
    if route is not request.route:
        request.route = route
        routed = record(session, request, EventKind.ROUTE, by=by, reason=route)
    if due != request.due:
        request.due = due
        record(session, request, EventKind.DUE, by=by, reason=due.isoformat() if due else None)
    save(session, request)
    if routed is not None and request.status in OPEN:
        announce(session, request, routed)


def take(session: Session, request: CollaborationRequest, *, by: str, seen: int | None = None) -> None:
    """Make `by` the owner. Raises NoSuchOwner, StaleRequest."""
    arrange(session, request, owner=by, route=request.route, due=request.due, by=by, seen=seen)


def add_note(session: Session, request: CollaborationRequest, *, by: str, text: str) -> None:
    """Add a note of staff, which is for staff alone, to the history. Raises EmptyNote, TextTooLong."""
    note = checked_text(text)
    if note is None:
        raise EmptyNote
    record(session, request, EventKind.NOTE, by=by, reason=note)
    save(session, request)


def _staff(session: Session, email: str) -> Staff:
    staff = session.scalar(select(Staff).where(Staff.email == email, Staff.active))
    if staff is None:
        raise NoSuchOwner(email)
    return staff
