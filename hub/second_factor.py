"""The second factor of a member of staff: codes of six digits from an app, by RFC 6238 (TOTP)."""

from __future__ import annotations

import datetime as dt
import hmac

import pyotp
from sqlalchemy.orm import Session

from hub.models import Staff, StaffSession
from hub.recovery import forget_codes, is_recovery_code, use_code
from hub.sign_ins import CODES, count_failure, forget_failures, locked
from runtime.clock import now

NEIGHBOURS = (0, -1, 1)
"""Steps of 30 seconds beside the present one whose code is taken, because clocks differ."""


def offered_secret(staff_session: StaffSession) -> str:
    """The secret that this browser may confirm with a code; made once for each session."""
    if staff_session.offered_secret is None:
        staff_session.offered_secret = pyotp.random_base32()
    return staff_session.offered_secret


def address_for_app(secret: str, email: str, hub_name: str) -> str:
    """The otpauth address that an app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=hub_name)


def confirm(staff_session: StaffSession, code: str, *, at: dt.datetime | None = None) -> bool:
    """Make the offered secret the second factor of the member of staff, where the code is one of it."""
    secret = staff_session.offered_secret
    step = _step_of(secret, code, at or now()) if secret else None
    if step is None:
        return False
    staff = staff_session.staff
    staff.totp_secret, staff.totp_step, staff_session.offered_secret = secret, step, None
    return True


def remove_factor(session: Session, staff: Staff) -> None:
    """Take the second factor away, with the recovery codes that stand in for it."""
    staff.totp_secret = staff.totp_step = None
    forget_codes(session, staff.id)


def right_code(session: Session, staff: Staff, code: str, *, at: dt.datetime | None = None) -> bool:
    """Whether the code of the app, or the recovery code, is right and was not used before.

    Five wrong ones within 15 minutes lock the codes of this account, from wherever they come: whoever types them knows
    the password. Failures are counted in the caller's transaction: commit it either way.
    """
    at = at or now()
    if staff.totp_secret is None or locked(session, staff.email, CODES, at):
        return False
    if is_recovery_code(code) and use_code(session, staff.id, code):
        forget_failures(session, staff.email, CODES)
        return True
    step = _step_of(staff.totp_secret, code, at)
    if step is None or step <= (staff.totp_step or 0):
        count_failure(session, staff.email, CODES, at)
        return False
    staff.totp_step = step
    forget_failures(session, staff.email, CODES)
    return True


def _step_of(secret: str, code: str, at: dt.datetime) -> int | None:
    """The step of time that a code belongs to; None for a wrong one."""
    totp, typed = pyotp.TOTP(secret), "".join(code.split()).encode()
    present = totp.timecode(at)
    for step in (present + offset for offset in NEIGHBOURS):
        if hmac.compare_digest(totp.generate_otp(step).encode(), typed):
            return step
    return None
