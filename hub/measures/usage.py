"""What was used in a conversation: one mark for each kind of answer in a month, without a word of what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

from sqlalchemy import Index, String, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from hub.columns import member_of
from hub.demand.signals import source_of
from runtime.clock import today
from runtime.database import Base


class Use(StrEnum):
    """What an employer did or was given in a conversation."""

    TURN = "turn"
    SEARCH = "search"
    GUIDANCE = "guidance"
    TERM = "term"
    DETAILS = "details"
    COMPARISON = "comparison"
    PLAN = "plan"
    SHORTLIST = "shortlist"
    NOT_UNDERSTOOD = "not_understood"


class Usage(Base):
    """That a conversation made use of something in a month, however often.

    `source` is the digest of the conversation's id, `month` the first day of the month. `term` is the id of the
    glossary term that was explained, "" for every other use.
    """

    __tablename__ = "usage_mark"
    __table_args__ = (Index("ix_usage_mark_month", "month"),)

    source: Mapped[str] = mapped_column(String(64), primary_key=True)
    month: Mapped[dt.date] = mapped_column(primary_key=True)
    use: Mapped[Use] = mapped_column(member_of(Use), primary_key=True)
    term: Mapped[str] = mapped_column(String(120), primary_key=True, default="")


def keep_usage(
    session: Session, conversation_id: str, used: Iterable[tuple[Use, str]], *, at: dt.date | None = None
) -> None:
    """Mark what a turn of a conversation used, each with the id of its term or ""; what is marked already stays."""
    month, source = (at or today()).replace(day=1), source_of(conversation_id)
    rows = [{"source": source, "month": month, "use": use, "term": term} for use, term in sorted(set(used))]
    if rows:
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        session.execute(dialect.insert(Usage).on_conflict_do_nothing(), rows)


def usage_of(session: Session, conversation_id: str) -> Sequence[Usage]:
    """The marks of a conversation, the oldest first."""
    query = select(Usage).where(Usage.source == source_of(conversation_id))
    return session.scalars(query.order_by(Usage.month, Usage.use, Usage.term)).all()


def forget_usage(session: Session, conversation_id: str) -> int:
    """Remove the marks of a conversation. Returns how many there were."""
    count = len(usage_of(session, conversation_id))
    session.execute(delete(Usage).where(Usage.source == source_of(conversation_id)))
    return count


def forget_old_usage(session: Session, before: dt.date) -> int:
    """Remove the marks of months that began before this day. Returns how many there were."""
    count = session.scalar(select(func.count()).select_from(Usage).where(Usage.month < before)) or 0
    session.execute(delete(Usage).where(Usage.month < before))
    return count
