"""Recovery codes: each lets a member of staff in once who has lost the app of their second factor."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import ForeignKey, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from runtime.database import Base

COUNT = 10
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""32 letters and digits, of which none looks like another: 5 bits each."""
LENGTH, GROUP = 24, 4
"""120 bits, so that a plain digest of a code is as good as a slow one (ASVS 6.5.2 asks for 112)."""
FORMER_LENGTH = 16
"""That of codes which were made before 28 November 2026 and hold on."""


class RecoveryCode(Base):
    """A code that was not used yet; the code itself was shown once and is stored nowhere."""

    __tablename__ = "recovery_code"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)


def make_codes(session: Session, staff_id: int) -> tuple[str, ...]:
    """COUNT new codes in place of all that there were, as they are shown: "abcd-efgh-jkmn-pqrs-tuvw-xyz2"."""
    forget_codes(session, staff_id)
    codes = tuple("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(COUNT))
    session.add_all(RecoveryCode(digest=_digest(staff_id, code), staff_id=staff_id) for code in codes)
    return tuple("-".join(code[at : at + GROUP] for at in range(0, LENGTH, GROUP)) for code in codes)


def is_recovery_code(typed: str) -> bool:
    """Whether this has the length of a recovery code; a code of the app is six digits."""
    return len(_plain(typed)) in (LENGTH, FORMER_LENGTH)


def use_code(session: Session, staff_id: int, typed: str) -> bool:
    """Take a code, which is then worth nothing any more. Two browsers that type it at once are not both let in."""
    used = delete(RecoveryCode).where(RecoveryCode.digest == _digest(staff_id, _plain(typed)))
    return session.scalar(used.where(RecoveryCode.staff_id == staff_id).returning(RecoveryCode.digest)) is not None


def codes_left(session: Session, staff_id: int) -> int:
    """How many codes were not used yet."""
    return session.scalar(select(func.count()).where(RecoveryCode.staff_id == staff_id)) or 0


def forget_codes(session: Session, staff_id: int) -> None:
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))


def _plain(typed: str) -> str:
    return "".join(letter for letter in typed.casefold() if letter.isalnum())


def _digest(staff_id: int, code: str) -> str:
    return hashlib.sha256(f"{staff_id} {code}".encode()).hexdigest()
