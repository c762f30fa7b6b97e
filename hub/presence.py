"""Who else has a request open, so that no two members of staff decide it unawares. `at` is the time, by default now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from hub.models import Staff, StaffSession
from hub.staff_sessions import session_of
from runtime.clock import now

OPEN_FOR = dt.timedelta(minutes=15)
"""A page that was loaded longer ago is as good as closed."""


def look_at(session: Session, token: str, reference: str | None, *, at: dt.datetime | None = None) -> None:
    """Note that the browser of `token` shows this request now, or None for another page."""
    staff_session = session_of(session, token, at=at)
    if staff_session is None or (reference is None and staff_session.looks_at is None):
        return
    values = {"looks_at": reference, "looks_since": at or now()}
    session.execute(update(StaffSession).where(StaffSession.token_hash == staff_session.token_hash).values(**values))


def others_at(
    session: Session, reference: str, email: str, *, at: dt.datetime | None = None
) -> Sequence[tuple[str, dt.datetime]]:
    """The colleagues who loaded this request within OPEN_FOR and did not leave it for the queue or another, each with
    when, the latest first."""
    query = (
        select(Staff.name, StaffSession.looks_since)
        .join(Staff)
        .where(
            StaffSession.looks_at == reference,
            StaffSession.looks_since > (at or now()) - OPEN_FOR,
            Staff.email != email,
            Staff.active,
        )
        .order_by(StaffSession.looks_since.desc())
    )
    latest: dict[str, dt.datetime] = {}
    for name, since in session.execute(query):
        if since is not None:
            latest.setdefault(name, since)
    return list(latest.items())
