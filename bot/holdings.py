"""A copy of everything that is held on an employer, for whoever asks what is held on them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.erasure import conversations_found
from bot.models import Conversation, Turn
from bot.tracker import TrackerStore
from hub.demand.signals import signals_of
from hub.erasure import NothingHeld, Scope, requests_found
from hub.holdings import as_values, request_values
from hub.lessons.lessons import lessons_of
from hub.measures.usage import usage_of
from hub.ratings import ratings_of
from runtime.clock import now
from runtime.database import Sessions


class Holdings:
    """The stores that hold something of an employer, to be read."""

    def __init__(self, sessions: Sessions, tracker: TrackerStore) -> None:
        self._sessions = sessions
        self._tracker = tracker

    def copy(self, scope: Scope, value: str) -> dict[str, Any]:
        """All that `bot.erasure` would erase for this scope and value, as plain values for JSON.

        Raises NothingHeld, and TrackerUnavailable of bot.tracker.
        """
        with self._sessions() as session:
            requests = requests_found(session, scope, value)
            conversations = conversations_found(session, scope, value)
            if not requests and not conversations:
                raise NothingHeld
            return {
                "found_by": {str(scope): value},
                "copied_at": now().isoformat(),
                "requests": [request_values(session, request) for request in requests],
                "conversations": [_conversation(session, name) for name in conversations],
                "ratings": [as_values(rating) for name in conversations for rating in ratings_of(session, name)],
                "unmet_needs": [as_values(signal) for name in conversations for signal in signals_of(session, name)],
                "to_learn_from": [as_values(lesson) for name in conversations for lesson in lessons_of(session, name)],
                "used": [as_values(mark) for name in conversations for mark in usage_of(session, name)],
                "memory_of_the_assistant": self._tracker.read(conversations),
            }


def _conversation(session: Session, name: str) -> dict[str, Any]:
    conversation = session.get(Conversation, name)
    turns = session.scalars(select(Turn).where(Turn.conversation_id == name).order_by(Turn.id)).all()
    return {
        "id": name,
        "begun": conversation.created.isoformat() if conversation else None,
        "telegram_chat": conversation.chat if conversation else None,
        "messages": [{"at": turn.created.isoformat(), "said": turn.said, "answer": turn.answer} for turn in turns],
    }
