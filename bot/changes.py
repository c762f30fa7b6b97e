"""What changed in conversations: in one, in many by one query, and what was said since.

Plain functions over a session.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.models import Conversation, Turn


@dataclass(frozen=True)
class Spoken:
    """A turn: its number, when it was taken in, and the ids of what was said in it on either side, as the history has
    them; None while it is not answered."""

    turn: int
    at: dt.datetime
    ids: tuple[str, ...] | None


def state(session: Session, conversation_id: str) -> str:
    """A word that is another one after anything was said on either side, also after an answer came at last."""
    of_it = select(func.count(Turn.id), func.max(Turn.id), func.count(Turn.answer), func.count().filter(Turn.failed))
    figures = session.execute(of_it.where(Turn.conversation_id == conversation_id)).one()
    return "-".join(str(int(figure or 0)) for figure in figures)


def newest_turns(session: Session, conversation_ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """How many turns each of these conversations has, and the number of the newest; none of those that cannot be opened
    any more. It reads the index alone: answers are large, and thousands of conversations are looked at each second."""
    of_each = select(Conversation.id, func.count(Turn.id), func.coalesce(func.max(Turn.id), 0))
    still = of_each.where(Conversation.id.in_(conversation_ids), Conversation.continued_as.is_(None))
    rows = session.execute(still.outerjoin(Turn, Turn.conversation_id == Conversation.id).group_by(Conversation.id))
    return {conversation_id: (count, newest) for conversation_id, count, newest in rows}


def spoken_since(session: Session, conversation_id: str, turn: int) -> list[Spoken] | None:
    """The turns after the one with this number, 0 for all, in their order; None where the conversation has no turn of
    this number."""
    of_it = select(Turn).where(Turn.conversation_id == conversation_id)
    if turn and session.scalar(of_it.where(Turn.id == turn)) is None:
        return None
    newer = session.scalars(of_it.where(Turn.id > turn).order_by(Turn.id))
    return [Spoken(said.id, said.created, _ids(said)) for said in newer]


def _ids(turn: Turn) -> tuple[str, ...] | None:
    if turn.answer is None:
        return None
    said = () if turn.said is None else (turn.client_id,)
    return (*said, *(message["id"] for message in turn.answer))
