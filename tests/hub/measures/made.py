"""Employers who used the advisor and sent requests, made up by number."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import update
from sqlalchemy.orm import Session

from hub.lifecycle import Decision, change
from hub.measures.usage import Use, keep_usage
from hub.models import CollaborationRequest, RequestEvent
from tests.hub.made import AILSA, Opener

ON = dt.date(2026, 11, 27)
OCTOBER, SEPTEMBER = dt.date(2026, 10, 7), dt.date(2026, 9, 20)


def came(session: Session, numbers: range, *uses: Use, at: dt.date = OCTOBER, term: str = "") -> None:
    """A conversation of each of these employers that used these."""
    for number in numbers:
        keep_usage(session, f"conversation {number}", [(use, term) for use in uses], at=at)


def asked(opened: Opener, session: Session, numbers: range, *, days: int | None = None, **fields: object) -> None:
    """A request of each of these employers, sent in September and triaged so many days later."""
    for number in numbers:
        request = opened(f"conversation {number}", contact=f"a@firm-{number}.example", **fields)
        if days is not None:
            change(session, request, "triage", Decision(AILSA))
        sent = dt.datetime.combine(SEPTEMBER, dt.time(9), dt.UTC)
        moments = [sent, sent + dt.timedelta(days=days or 0)]
        session.execute(update(CollaborationRequest).where(CollaborationRequest.id == request.id).values(created=sent))
        for event, moment in zip(request.events, moments, strict=False):
            move(session, event, moment)
    session.expire_all()


def move(session: Session, event: RequestEvent, moment: dt.datetime) -> None:
    """Let an event have happened at another moment, past the trigger that keeps histories as they are."""
    session.connection().exec_driver_sql("DROP TRIGGER IF EXISTS request_event_not_changed")
    session.execute(update(RequestEvent).where(RequestEvent.id == event.id).values(at=moment))
