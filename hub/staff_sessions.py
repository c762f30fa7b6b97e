"""The browsers that members of staff are signed in with. `at` is the time, by default now."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hub.models import Staff, StaffSession
from runtime.clock import now

SESSION_LENGTH = dt.timedelta(hours=12)
SESSION_IDLE = dt.timedelta(hours=1)
CODE_WITHIN = dt.timedelta(minutes=5)
"""How long a browser whose password was right may take to type the code of the second factor."""

_SEEN_EVERY = dt.timedelta(minutes=1)
KEY = 16
"""Characters of a token's digest that name a session on a page; no token can be worked out from them."""


def start_session(session: Session, staff: Staff, *, browser: str = "", at: dt.datetime | None = None) -> str:
    """Sign a browser in, or let it wait for a code where the member of staff has a second factor; delete expired
    sessions.

    Returns the token of 256 bits; only its digest is stored. `browser` is how the browser names itself.
    """
    at = at or now()
    session.execute(delete(StaffSession).where(StaffSession.expires <= at))
    return _store(session, staff, browser or None, at, waits=staff.totp_secret is not None)


def waiting_for_code(session: Session, token: str, *, at: dt.datetime | None = None) -> StaffSession | None:
    """The session of a browser whose password was right and whose code is still to come."""
    waiting = session.get(StaffSession, _digest(token))
    if waiting is None or not waiting.waits_for_code or not waiting.staff.active:
        return None
    return waiting if (at or now()) < waiting.expires else None


def admit(session: Session, waiting: StaffSession, *, at: dt.datetime | None = None) -> str:
    """Sign a browser in that typed its code. Returns a new token; the one that waited is worth nothing any more."""
    token = _store(session, waiting.staff, waiting.browser, at or now(), waits=False)
    session.delete(waiting)
    return token


def session_of(session: Session, token: str, *, at: dt.datetime | None = None) -> StaffSession | None:
    """The session of `token`, which this call keeps alive.

    None for an unknown token, one that waits for a code, after 12 hours, after an hour without a call, and when the
    member of staff has left.
    """
    at = at or now()
    staff_session = session.get(StaffSession, _digest(token))
    if staff_session is None or staff_session.waits_for_code or not _alive(staff_session, at):
        return None
    if at - staff_session.seen >= _SEEN_EVERY:
        staff_session.seen = at
    return staff_session


def staff_of(session: Session, token: str, *, at: dt.datetime | None = None) -> Staff | None:
    """The member of staff who is signed in with `token`, or None."""
    staff_session = session_of(session, token, at=at)
    return staff_session.staff if staff_session else None


def sessions_of(session: Session, email: str | None = None, *, at: dt.datetime | None = None) -> list[StaffSession]:
    """The browsers that are signed in now, of one member of staff or of all, those that were used last first."""
    at = at or now()
    query = select(StaffSession).where(StaffSession.waits_for_code.is_(False)).order_by(StaffSession.seen.desc())
    found = session.scalars(query.join(Staff).where(Staff.email == email) if email else query)
    return [staff_session for staff_session in found if _alive(staff_session, at)]


def key_of(staff_session: StaffSession) -> str:
    """What names a session on a page."""
    return staff_session.token_hash[:KEY]


def is_of(staff_session: StaffSession, token: str) -> bool:
    """Whether this is the session of the browser with this token."""
    return staff_session.token_hash == _digest(token)


def end_session(session: Session, token: str) -> None:
    session.execute(delete(StaffSession).where(StaffSession.token_hash == _digest(token)))


def end_others(session: Session, staff: Staff, token: str) -> None:
    """Sign every browser of this member of staff out but that of `token`, also those that wait for a code."""
    others = delete(StaffSession).where(StaffSession.staff_id == staff.id)
    session.execute(others.where(StaffSession.token_hash != _digest(token)))


def _alive(staff_session: StaffSession, at: dt.datetime) -> bool:
    return staff_session.staff.active and at < staff_session.expires and at - staff_session.seen < SESSION_IDLE


def _store(session: Session, staff: Staff, browser: str | None, at: dt.datetime, *, waits: bool) -> str:
    token = secrets.token_urlsafe(32)
    made = StaffSession(
        token_hash=_digest(token),
        staff=staff,
        created=at,
        seen=at,
        expires=at + (CODE_WITHIN if waits else SESSION_LENGTH),
        browser=browser[:200] if browser else None,
        waits_for_code=waits,
    )
    session.add(made)
    return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
