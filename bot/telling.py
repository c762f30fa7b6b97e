"""Putting something into a conversation that nobody asked for just then, such as news of a request."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.conversations import settle, take
from bot.models import Conversation, Turn
from bot.news import News
from catalogue.glossary import TermMatcher
from contract import Message
from contract.context import OF_QUESTION
from runtime.phrases import Phrases

IN_FORM = frozenset({*OF_QUESTION.values(), "review"}) - {OF_QUESTION["need"]}
"""Contexts in which a form waits for an answer."""


@dataclass(frozen=True)
class Told:
    """A message that was put into a conversation, as delivered, and the Telegram chat of the conversation."""

    message: Message
    chat: str | None


def tell(
    session: Session, conversation_id: str, key: str, news: News, *, matcher: TermMatcher, phrases: Phrases
) -> Told | None:
    """Put `news` into the conversation, once for each key, which begins with NOTICE of bot.conversations; None when the
    conversation is gone.

    A question is answered by the next typed words, unless a form waits for an answer of its own.
    """
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        return None
    turn = take(session, conversation_id, key, said=None, sent=_earlier(session, conversation_id, key) or "")
    if turn.answer is not None:
        return Told(turn.answer[0], conversation.chat)
    in_form = turn.context in IN_FORM
    if news.begins_answer and not in_form:
        session.execute(update(Turn).where(Turn.id == turn.turn_id).values(sent=news.begins_answer))
    message = news.message(phrases, in_form=in_form)
    (delivered_message,) = settle(session, turn, [message], matcher=matcher, phrases=phrases)
    return Told(delivered_message, conversation.chat)


def _earlier(session: Session, conversation_id: str, key: str) -> str | None:
    """What the turn of this key was stored with."""
    return session.scalar(select(Turn.sent).where(Turn.conversation_id == conversation_id, Turn.client_id == key))
