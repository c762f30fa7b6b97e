"""Putting a request off until a day or until the employer says something; it then stands in the queue again.

No job has to run for it: the queue compares the day with today's. The employer's words and every change of the status
take a request up again.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from hub.arrangement import DayIsPast
from hub.event_kinds import EventKind
from hub.history import Refused, check_seen, record, save
from hub.models import UNTIL_A_REPLY, CollaborationRequest
from hub.transitions import OPEN
from runtime.clock import today


class NotOpen(Refused):
    """Only a request that is open can be put off."""


def snooze(
    session: Session, request: CollaborationRequest, *, until: dt.date | None, by: str, seen: int | None = None
) -> None:
    """Put the request off until the day `until`, or, where that is None, until the employer says something.

    Raises StaleRequest, NotOpen, and DayIsPast for today and earlier days.
    """
    check_seen(request, seen)
    if request.status not in OPEN:
        raise NotOpen
    if until is not None and until <= today():
        raise DayIsPast(until.isoformat())
    request.snoozed_until = until or UNTIL_A_REPLY
    record(session, request, EventKind.SNOOZE, by=by, reason=until.isoformat() if until else None)
    save(session, request)


def wake(session: Session, request: CollaborationRequest, *, by: str, seen: int | None = None) -> None:
    """Take a request that was put off up again; nothing happens to another. Raises StaleRequest."""
    check_seen(request, seen)
    if request.snoozed_until is None:
        return
    request.snoozed_until = None
    record(session, request, EventKind.WAKE, by=by, reason=None)
    save(session, request)
