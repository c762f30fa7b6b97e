"""The audit log: what members of staff did beside the histories of requests. It is only ever added to.

An entry names no employer: what was erased, exported or looked up is there by its kind and its figures.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from hub.columns import member_of
from runtime.clock import now
from runtime.database import Base, only_added_to

PAGE = 100
KEPT_DAYS = 730
"""After two years retention removes an entry; the database refuses any that is younger than 700 days."""


class Act(StrEnum):
    """What somebody did."""

    SIGNED_IN = "signed_in"
    REFUSED = "refused"
    SIGNED_OUT = "signed_out"
    SESSION_ENDED = "session_ended"
    FACTOR_SET = "factor_set"
    FACTOR_REMOVED = "factor_removed"
    CODES_MADE = "codes_made"
    STAFF_ADDED = "staff_added"
    STAFF_REMOVED = "staff_removed"
    ROLE_GIVEN = "role_given"
    PASSWORD_SET = "password_set"  # noqa: S105  the name of an act
    ERASED = "erased"
    EXPORTED = "exported"
    CHANGED_MANY = "changed_many"
    IMPORTED = "imported"
    COPIED = "copied"
    HELD = "held"
    RELEASED = "released"
    PAUSED = "paused"
    RESUMED = "resumed"


class AuditEntry(Base):
    """`actor` is the e-mail address of a member of staff or the name of a command, `about` what it was done to."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(default=now, index=True)
    actor: Mapped[str] = mapped_column(String(254))
    act: Mapped[Act] = mapped_column(member_of(Act))
    about: Mapped[str | None] = mapped_column(Text)


FINAL = {
    "sqlite": (
        "CREATE TRIGGER audit_entry_not_changed BEFORE UPDATE ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'an audit log is only ever added to'); END",
        "CREATE TRIGGER audit_entry_not_removed BEFORE DELETE ON audit_entry "
        "WHEN OLD.at > datetime('now', '-700 days') "
        "BEGIN SELECT RAISE(ABORT, 'an audit log is only ever added to'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION audit_entry_final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' AND OLD.at <= (now() AT TIME ZONE 'utc') - interval '700 days' THEN "
        "RETURN OLD; END IF; RAISE EXCEPTION 'an audit log is only ever added to'; END $$",
        "CREATE TRIGGER audit_entry_final BEFORE UPDATE OR DELETE ON audit_entry "
        "FOR EACH ROW EXECUTE FUNCTION audit_entry_final()",
    ),
}
"""The statements that make the log final, by dialect. The migration holds a copy."""

only_added_to(AuditEntry.__table__, FINAL)


def record(session: Session, actor: str, act: Act, about: str | None = None, *, at: dt.datetime | None = None) -> None:
    """Add an entry in the caller's transaction: what is undone was not done."""
    session.add(AuditEntry(actor=actor, act=act, about=about, at=at or now()))
    session.flush()


def entries(session: Session, *, before: int | None = None) -> list[AuditEntry]:
    """The PAGE entries before the one of this id, the newest first; without it the newest of all."""
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(PAGE)
    return list(session.scalars(query if before is None else query.where(AuditEntry.id < before)))
