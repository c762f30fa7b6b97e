"""What employers say of the advisor's answers: helpful or not, and why not, for staff to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import String, Text, UniqueConstraint, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from hub.columns import member_of
from runtime.clock import now
from runtime.database import Base

LISTED = 100
"""Ratings on one page of the console."""


class Fault(StrEnum):
    """Why an answer did not help."""

    WRONG = "wrong"
    NOT_ASKED = "not_asked"
    UNCLEAR = "unclear"
    INCOMPLETE = "incomplete"


class Rating(Base):
    """What was said of the answer to one turn, with the words of both sides as they stood then."""

    __tablename__ = "rating"
    __table_args__ = (UniqueConstraint("conversation_id", "turn_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(32))
    turn_id: Mapped[int]
    helpful: Mapped[bool] = mapped_column(index=True)
    fault: Mapped[Fault | None] = mapped_column(member_of(Fault))
    said: Mapped[str] = mapped_column(Text)
    answered: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime] = mapped_column(default=now)


@dataclass(frozen=True)
class RatedTurn:
    """A turn that can be rated: the employer's words and the advisor's."""

    conversation_id: str
    turn_id: int
    said: str
    answered: str


def rate(session: Session, turn: RatedTurn, *, helpful: bool, fault: Fault | None = None) -> None:
    """Keep what is said of an answer; a later word on the same one takes its place."""
    key = (Rating.conversation_id == turn.conversation_id, Rating.turn_id == turn.turn_id)
    rating = session.scalar(select(Rating).where(*key))
    if rating is None:
        rating = Rating(
            conversation_id=turn.conversation_id, turn_id=turn.turn_id, said=turn.said, answered=turn.answered
        )
        session.add(rating)
    rating.helpful, rating.fault, rating.at = helpful, None if helpful else fault, now()


def ratings(session: Session, *, helpful: bool, fault: Fault | None = None) -> list[Rating]:
    """The latest ratings of a kind, the newest first; of one fault where it is named."""
    wanted = select(Rating).where(Rating.helpful.is_(helpful))
    wanted = wanted.where(Rating.fault == fault) if fault else wanted
    return list(session.scalars(wanted.order_by(Rating.at.desc(), Rating.id.desc()).limit(LISTED)))


def counts(session: Session) -> tuple[int, int]:
    """How many answers were found helpful, and how many were not."""
    kinds = session.execute(select(Rating.helpful, func.count()).group_by(Rating.helpful)).all()
    by_kind = {row[0]: row[1] for row in kinds}
    return by_kind.get(True, 0), by_kind.get(False, 0)


def ratings_of(session: Session, conversation_id: str) -> list[Rating]:
    """The ratings of a conversation, in the order of its turns."""
    mine = select(Rating).where(Rating.conversation_id == conversation_id)
    return list(session.scalars(mine.order_by(Rating.turn_id)))


def erase_ratings(session: Session, conversations: Collection[str]) -> int:
    """Remove the ratings of these conversations. Returns how many there were."""
    gone = delete(Rating).where(Rating.conversation_id.in_(conversations)).returning(Rating.id)
    return len(session.scalars(gone).all())
