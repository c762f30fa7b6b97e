"""Members of staff, and the browsers that they are signed in with. `at` is the time, by default now."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hub.models import Staff, StaffSession
from hub.passwords import hashed, renewed, verified
from runtime.addresses import checked_address
from runtime.clock import now

FAILURES_ALLOWED = 5
LOCKED_FOR = dt.timedelta(minutes=15)
SESSION_LENGTH = dt.timedelta(hours=12)
SESSION_IDLE = dt.timedelta(hours=1)
_SEEN_EVERY = dt.timedelta(minutes=1)


class InvalidEmail(Exception):
    """Not an e-mail address; the text says what one looks like."""


class EmailTaken(Exception):
    """Somebody on the staff has this e-mail address already."""


class NoSuchStaff(Exception):
    """Nobody on the staff has this e-mail address."""


def add_staff(session: Session, email: str, name: str, password: str) -> Staff:
    """A new member of staff. Raises InvalidEmail, EmailTaken, WeakPassword."""
    try:
        email = checked_address(email).casefold()
    except ValueError as reason:
        raise InvalidEmail(str(reason)) from None
    if session.scalar(select(Staff.id).where(Staff.email == email)) is not None:
        raise EmailTaken(f"{email} is on the staff already.")
    staff = Staff(email=email, name=name.strip() or email, password_hash=hashed(email, password), active=True)
    session.add(staff)
    session.flush()
    return staff


def change_password(session: Session, email: str, password: str) -> None:
    """Set the password, end a lock and sign out every browser. Raises NoSuchStaff, WeakPassword."""
    staff = _staff_with(session, email)
    staff.password_hash, staff.failed_sign_ins, staff.locked_until = hashed(staff.email, password), 0, None
    session.execute(delete(StaffSession).where(StaffSession.staff_id == staff.id))


def deactivate(session: Session, email: str) -> None:
    """Refuse every further sign-in and sign out every browser; histories keep the name. Raises NoSuchStaff."""
    staff = _staff_with(session, email)
    staff.active = False
    session.execute(delete(StaffSession).where(StaffSession.staff_id == staff.id))


def active_staff(session: Session) -> list[Staff]:
    """Everybody who may own a request, by name."""
    return list(session.scalars(select(Staff).where(Staff.active).order_by(Staff.name)))


def authenticate(session: Session, email: str, password: str, *, at: dt.datetime | None = None) -> Staff | None:
    """The member of staff with this address and password, or None without a reason: strangers learn no addresses.

    Five wrong passwords in a row lock the account for 15 minutes. The failure is counted in the caller's transaction:
    commit it either way. An unknown address costs as much work as a known one.
    """
    at = at or now()
    staff = session.scalar(select(Staff).where(Staff.email == email.strip().casefold()))
    right = verified(staff.password_hash if staff else None, password)
    if staff is None or not staff.active or (staff.locked_until and staff.locked_until > at):
        return None
    if not right:
        _count_failure(session, staff, at)
        return None
    staff.failed_sign_ins, staff.locked_until = 0, None
    staff.password_hash = renewed(staff.password_hash, password)
    return staff


def start_session(session: Session, staff: Staff, *, at: dt.datetime | None = None) -> str:
    """Sign a browser in, and delete expired sessions. Returns the token of 256 bits; only its digest is stored."""
    at = at or now()
    session.execute(delete(StaffSession).where(StaffSession.expires <= at))
    token = secrets.token_urlsafe(32)
    expires = at + SESSION_LENGTH
    session.add(StaffSession(token_hash=_digest(token), staff=staff, created=at, seen=at, expires=expires))
    return token


def session_of(session: Session, token: str, *, at: dt.datetime | None = None) -> StaffSession | None:
    """The session of `token`, which this call keeps alive.

    None for an unknown token, after 12 hours, after an hour without a call, and when the member of staff has left.
    """
    at = at or now()
    staff_session = session.get(StaffSession, _digest(token))
    if staff_session is None or not staff_session.staff.active or at >= staff_session.expires:
        return None
    if at - staff_session.seen >= SESSION_IDLE:
        return None
    if at - staff_session.seen >= _SEEN_EVERY:
        staff_session.seen = at
    return staff_session


def staff_of(session: Session, token: str, *, at: dt.datetime | None = None) -> Staff | None:
    """The member of staff who is signed in with `token`, or None."""
    staff_session = session_of(session, token, at=at)
    return staff_session.staff if staff_session else None


def end_session(session: Session, token: str) -> None:
    session.execute(delete(StaffSession).where(StaffSession.token_hash == _digest(token)))


def _staff_with(session: Session, email: str) -> Staff:
    staff = session.scalar(select(Staff).where(Staff.email == email.strip().casefold()))
    if staff is None:
        raise NoSuchStaff(f"Nobody on the staff has the address {email}.")
    return staff


def _count_failure(session: Session, staff: Staff, at: dt.datetime) -> None:
    # Counted by the database, because guesses that arrive at once would all read the same number.
    staff.failed_sign_ins = Staff.failed_sign_ins + 1
    session.flush()
    if staff.failed_sign_ins >= FAILURES_ALLOWED:
        staff.failed_sign_ins, staff.locked_until = 0, at + LOCKED_FOR


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
