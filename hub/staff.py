"""Members of staff: who they are, what they may do, and whether a password is theirs."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hub.models import Staff, StaffSession
from hub.passwords import hashed, renewed, verified
from hub.roles import Role
from hub.second_factor import remove_factor
from hub.sign_ins import count_failure, forget_failures, locked
from hub.staff_sessions import end_others
from runtime.addresses import checked_address
from runtime.clock import now


class InvalidEmail(Exception):
    """Not an e-mail address; the text says what one looks like."""


class EmailTaken(Exception):
    """Somebody on the staff has this e-mail address already."""


class NoSuchStaff(Exception):
    """Nobody on the staff has this e-mail address."""


def add_staff(session: Session, email: str, name: str, password: str, role: Role = Role.TRIAGE) -> Staff:
    """A new member of staff, or one who was removed and comes back. Raises InvalidEmail, EmailTaken, WeakPassword."""
    try:
        email = checked_address(email).casefold()
    except ValueError as reason:
        raise InvalidEmail(str(reason)) from None
    staff = session.scalar(select(Staff).where(Staff.email == email))
    if staff is not None and staff.active:
        raise EmailTaken(f"{email} is on the staff already.")
    staff = staff or Staff(email=email)
    staff.name, staff.password_hash = name.strip() or email, hashed(email, password)
    staff.active, staff.role = True, role
    session.add(staff)
    session.flush()
    remove_factor(session, staff)
    return staff


def change_password(session: Session, email: str, password: str) -> None:
    """Set the password and sign out every browser. Raises NoSuchStaff, WeakPassword."""
    staff = _staff_with(session, email)
    staff.password_hash = hashed(staff.email, password)
    session.execute(delete(StaffSession).where(StaffSession.staff_id == staff.id))


def change_own_password(
    session: Session,
    email: str,
    current: str,
    new: str,
    token: str,
    *,
    address: str = "",
    at: dt.datetime | None = None,
) -> bool:
    """Set the password of who knows the `current` one, and sign out every browser but that of `token`; whether it was
    right. A wrong one counts as at the sign-in (`authenticate`): commit it either way. Raises WeakPassword.
    """
    staff = authenticate(session, email, current, address=address, at=at)
    if staff is None:
        return False
    staff.password_hash = hashed(staff.email, new)
    end_others(session, staff, token)
    return True


def reset(session: Session, email: str, password: str) -> None:
    """Set the password, remove the second factor and sign out every browser: for whoever lost one of them.

    Raises NoSuchStaff, WeakPassword.
    """
    change_password(session, email, password)
    remove_factor(session, _staff_with(session, email))


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


def is_member(session: Session, email: str) -> bool:
    """Whether somebody on the staff has this address."""
    return session.scalar(select(Staff.id).where(Staff.email == email.strip().casefold())) is not None


def active_member(session: Session, email: str) -> Staff | None:
    """The member of staff who has this address and may sign in, None where nobody does."""
    return session.scalar(select(Staff).where(Staff.email == email.strip().casefold(), Staff.active))


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


def _staff_with(session: Session, email: str) -> Staff:
    staff = session.scalar(select(Staff).where(Staff.email == email.strip().casefold()))
    if staff is None:
        raise NoSuchStaff(f"Nobody on the staff has the address {email}.")
    return staff
