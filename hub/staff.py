"""Who may decide: members of staff, their passwords, and the browsers they are signed in with.

Passwords are hashed with Argon2id at OWASP's first choice (19 MiB, two passes, one lane: Password Storage Cheat
Sheet), so that a burst of sign-ins does not exhaust a small server. `at` is the time, by default now.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hub.models import Staff, StaffSession
from runtime.addresses import checked_address
from runtime.clock import now

PASSWORD_LENGTH = range(12, 257)
FAILURES_ALLOWED = 5
LOCKED_FOR = dt.timedelta(minutes=15)
SESSION_LENGTH = dt.timedelta(hours=12)
SESSION_IDLE = dt.timedelta(hours=1)
_SEEN_EVERY = dt.timedelta(minutes=1)
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class InvalidEmail(Exception):
    """Not an e-mail address; the words say what one looks like."""


class EmailTaken(Exception):
    """Somebody on the staff has this e-mail address already."""


class WeakPassword(Exception):
    """The password is too short, too long, or the e-mail address; the words say which."""


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
    staff = Staff(email=email, name=name.strip() or email, password_hash=_hashed(email, password), active=True)
    session.add(staff)
    session.flush()
    return staff


def change_password(session: Session, email: str, password: str) -> None:
    """Also unlocks, and signs out every browser. Raises NoSuchStaff, WeakPassword."""
    staff = _named(session, email)
    staff.password_hash, staff.failed_sign_ins, staff.locked_until = _hashed(staff.email, password), 0, None
    session.execute(delete(StaffSession).where(StaffSession.staff_id == staff.id))


def deactivate(session: Session, email: str) -> None:
    """Somebody left: no sign-in, no session, and what they did keeps their name. Raises NoSuchStaff."""
    staff = _named(session, email)
    staff.active = False
    session.execute(delete(StaffSession).where(StaffSession.staff_id == staff.id))


def active_staff(session: Session) -> list[Staff]:
    """Everybody who may own a request, by name."""
    return list(session.scalars(select(Staff).where(Staff.active).order_by(Staff.name)))


def authenticate(session: Session, email: str, password: str, *, at: dt.datetime | None = None) -> Staff | None:
    """The member of staff whose password this is, or None; never a reason, which would tell strangers who works here.

    Five wrong passwords in a row lock the account for 15 minutes. The failure is counted in the caller's transaction:
    commit it either way. An unknown address costs as much work as a known one.
    """
    at = at or now()
    staff = session.scalar(select(Staff).where(Staff.email == email.strip().casefold()))
    right = _verified(staff.password_hash if staff else _nobodys_hash(), password)
    if staff is None or not staff.active or (staff.locked_until and staff.locked_until > at):
        return None
    if not right:
        _count_failure(session, staff, at)
        return None
    staff.failed_sign_ins, staff.locked_until = 0, None
    if _hasher.check_needs_rehash(staff.password_hash):
        staff.password_hash = _hasher.hash(_normal(password))
    return staff


def start_session(session: Session, staff: Staff, *, at: dt.datetime | None = None) -> str:
    """A new token of 256 bits for a browser; only its digest is stored. Sessions that are over are cleared away."""
    at = at or now()
    session.execute(delete(StaffSession).where(StaffSession.expires <= at))
    token = secrets.token_urlsafe(32)
    expires = at + SESSION_LENGTH
    session.add(StaffSession(token_hash=_digest(token), staff=staff, created=at, seen=at, expires=expires))
    return token


def session_of(session: Session, token: str, *, at: dt.datetime | None = None) -> StaffSession | None:
    """The session behind `token`, kept alive by this look; None after 12 hours, an idle one, or a deactivation."""
    at = at or now()
    found = session.get(StaffSession, _digest(token))
    if found is None or not found.staff.active or at >= found.expires or at - found.seen >= SESSION_IDLE:
        return None
    if at - found.seen >= _SEEN_EVERY:
        found.seen = at
    return found


def staff_of(session: Session, token: str, *, at: dt.datetime | None = None) -> Staff | None:
    """Who is signed in with `token`, if anybody."""
    found = session_of(session, token, at=at)
    return found.staff if found else None


def end_session(session: Session, token: str) -> None:
    session.execute(delete(StaffSession).where(StaffSession.token_hash == _digest(token)))


def _named(session: Session, email: str) -> Staff:
    staff = session.scalar(select(Staff).where(Staff.email == email.strip().casefold()))
    if staff is None:
        raise NoSuchStaff(f"Nobody on the staff has the address {email}.")
    return staff


def _count_failure(session: Session, staff: Staff, at: dt.datetime) -> None:
    # Counted by the database, because guesses that arrive at once would all read the same number.
    staff.failed_sign_ins = Staff.failed_sign_ins + 1
    session.flush()
    session.refresh(staff)
    if staff.failed_sign_ins >= FAILURES_ALLOWED:
        staff.failed_sign_ins, staff.locked_until = 0, at + LOCKED_FOR


def _hashed(email: str, password: str) -> str:
    if len(password) not in PASSWORD_LENGTH:
        raise WeakPassword(f"A password has {PASSWORD_LENGTH[0]} to {PASSWORD_LENGTH[-1]} characters.")
    if password.strip().casefold() == email:
        raise WeakPassword("A password must not be the e-mail address.")
    return _hasher.hash(_normal(password))


def _verified(stored: str, password: str) -> bool:
    try:
        return len(password) in PASSWORD_LENGTH and _hasher.verify(stored, _normal(password))
    except VerificationError:
        return False


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))


def _normal(password: str) -> str:
    """One spelling for what different keyboards send (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
