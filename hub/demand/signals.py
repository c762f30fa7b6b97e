"""The signals of which the demand is counted: a need without a full match, without a sentence and without a name."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from sqlalchemy import Index, String, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from hub.classification import classify
from hub.columns import Many
from hub.demand.words import need_words
from hub.sectors import SECTORS
from runtime.clock import today
from runtime.database import Base


class UnmetNeed(Base):
    """One need of one conversation in one month; the same need said again there is no other signal.

    `source` is the digest of the conversation's id. `words` are those of the need that say something, in the order of
    the alphabet: the sentence cannot be read from them. `month` is the first day of the month.
    """

    __tablename__ = "unmet_need"
    __table_args__ = (Index("ix_unmet_need_month", "month"),)

    source: Mapped[str] = mapped_column(String(64), primary_key=True)
    need: Mapped[str] = mapped_column(String(64), primary_key=True)
    month: Mapped[dt.date] = mapped_column(primary_key=True)
    words: Mapped[tuple[str, ...]] = mapped_column(Many(str))
    sector: Mapped[str | None] = mapped_column(String(60))
    area: Mapped[str | None] = mapped_column(String(60))
    level: Mapped[int | None]
    heads: Mapped[int | None]


def source_of(conversation_id: str) -> str:
    """What a signal knows of its conversation: enough to count it once and to erase it."""
    return hashlib.sha256(conversation_id.encode()).hexdigest()


def keep_signals(
    session: Session,
    conversation_id: str,
    needs: Sequence[str],
    *,
    said: str | None = None,
    sector: str | None = None,
    places: str | None = None,
    learners: str | None = None,
    level: str | None = None,
    organisation: str = "",
    at: dt.date | None = None,
) -> None:
    """Store a signal for each of the needs. What is said later of one that is stored is added to it: its place, level
    and number of people replace those of before, its sector stays.

    The other arguments are read for the sector, the council area, the number of people and the lowest SCQF level, and
    are not stored themselves.
    """
    month = (at or today()).replace(day=1)
    for need in needs:
        words = need_words(need)
        if not words:
            continue
        classes = classify(
            organisation=organisation,
            need=need,
            said=said,
            roles=sector,
            sector=sector if sector in SECTORS else None,
            region=places,
            learners=learners,
            level=level,
        )
        values = {
            "words": words,
            "sector": classes.sector,
            "area": classes.area,
            "level": classes.level_min,
            "heads": classes.heads,
        }
        key = {"source": source_of(conversation_id), "need": _digest(words), "month": month}
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        stored = dialect.insert(UnmetNeed).values(**key, **values)
        new, old = stored.excluded, UnmetNeed
        session.execute(
            stored.on_conflict_do_update(
                index_elements=list(key),
                set_={
                    "sector": func.coalesce(old.sector, new.sector),  # later messages speak of other needs too
                    "area": func.coalesce(new.area, old.area),
                    "level": func.coalesce(new.level, old.level),
                    "heads": func.coalesce(new.heads, old.heads),
                },
            )
        )


def signals_of(session: Session, conversation_id: str) -> Sequence[UnmetNeed]:
    """The signals of a conversation, the oldest first."""
    query = select(UnmetNeed).where(UnmetNeed.source == source_of(conversation_id))
    return session.scalars(query.order_by(UnmetNeed.month, UnmetNeed.need)).all()


def forget_signals(session: Session, conversation_id: str) -> int:
    """Remove the signals of a conversation. Returns how many there were."""
    found = select(UnmetNeed.need).where(UnmetNeed.source == source_of(conversation_id))
    count = len(session.scalars(found).all())
    session.execute(delete(UnmetNeed).where(UnmetNeed.source == source_of(conversation_id)))
    return count


def _digest(words: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()
