"""Members of staff, and the browsers that they are signed in with. `at` is the time, by default now."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hub.models import Staff, StaffSession
from hub.passwords import hashed, renewed, verified
from hub.roles import Role
from hub.sign_ins import count_failure, forget_failures, locked
from runtime.addresses import checked_address
from runtime.clock import now

SESSION_LENGTH = dt.timedelta(hours=12)
SESSION_IDLE = dt.timedelta(hours=1)
_SEEN_EVERY = dt.timedelta(minutes=1)


class InvalidEmail(Exception):
    """Not an e-mail address; the text says what one looks like."""


class EmailTaken(Exception):
    """Somebody on the staff has this e-mail address already."""


class NoSuchStaff(Exception):
    """Nobody on the staff has this e-mail address."""


def add_staff(session: Session, email: str, name: str, password: str, role: Role = Role.TRIAGE) -> Staff:
    """A new member of staff. Raises InvalidEmail, EmailTaken, WeakPassword."""
    try:
        email = checked_address(email).casefold()
    except ValueError as reason:
        raise InvalidEmail(str(reason)) from None
    if session.scalar(select(Staff.id).where(Staff.email == email)) is not None:
        raise EmailTaken(f"{email} is on the staff already.")
    staff = Staff(
        email=email, name=name.strip() or email, password_hash=hashed(email, password), active=True, role=role
    )
    session.add(staff)
    session.flush()
    return staff


def change_password(session: Session, email: str, password: str) -> None:
    """Set the password and sign out every browser. Raises NoSuchStaff, WeakPassword."""
    staff = _staff_with(session, email)
    staff.password_hash = hashed(staff.email, password)
    session.execute(delete(StaffSession).where(StaffSession.staff_id == staff.id))


def give_role(session: Session, email: str, role: Role) -> None:
    """Let this member of staff do what `role` may, from their next page on. Raises NoSuchStaff."""
    _staff_with(session, email).role = role


def everybody(session: Session) -> list[Staff]:
    """Everybody who is or was on the staff, by address."""
    return list(session.scalars(select(Staff).order_by(Staff.email)))


def deactivate(session: Session, email: str) -> None:
    """Refuse every further sign-in and sign out every browser; histories keep the name. Raises NoSuchStaff."""
    staff = _staff_with(session, email)
    staff.active = False
    session.execute(delete(StaffSession).where(StaffSession.staff_id == staff.id))


def active_staff(session: Session) -> list[Staff]:
    """Everybody who may own a request, by name."""
    return list(session.scalars(select(Staff).where(Staff.active).order_by(Staff.name)))


def authenticate(
    session: Session, email: str, password: str, *, address: str = "", at: dt.datetime | None = None
) -> Staff | None:
    """The member of staff with this e-mail address and password, or None without a reason: strangers learn no
    addresses.

    Five wrong passwords within 15 minutes from the network of the client's `address` lock the account for that network
    alone. The failure is counted in the caller's transaction: commit it either way. An unknown e-mail address costs as
    much work as a known one.
    """
    at, email = at or now(), email.strip().casefold()
    staff = session.scalar(select(Staff).where(Staff.email == email))
    right = verified(staff.password_hash if staff else None, password)
    if locked(session, email, address, at):
        return None
    if staff is None or not staff.active or not right:
        count_failure(session, email, address, at)
        return None
    forget_failures(session, email, address)
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


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
