"""Conversations as stored: opened by a token, each message kept with its answer, buttons known only where issued.

Plain functions over a session, each called in one transaction.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.models import Conversation, IssuedButton, Turn
from catalogue.glossary import find_terms
from catalogue.records import Term
from contract import Button, History, Message, Post, Said, TermLink, message
from runtime.clock import now


class UnknownConversation(Exception):
    """No conversation has this token."""


class UnknownPayload(Exception):
    """The payload was not issued to this conversation."""


class IdReused(Exception):
    """The id already belongs to another message of this conversation."""


@dataclass(frozen=True)
class Claim:
    """A message taken in: its turn, what to send to Rasa, and the answer when it was given before."""

    turn_id: int
    sent: str
    answer: tuple[Message, ...] | None


def open_conversation(session: Session, *, chat: str | None = None) -> tuple[str, str]:
    """A new conversation's (id, token); only the token's hash is stored. `chat` ties it to one Telegram chat."""
    token = secrets.token_urlsafe(32)
    conversation = Conversation(id=uuid.uuid4().hex, token_hash=None if chat else _hash(token), chat=chat)
    session.add(conversation)
    session.flush()
    return conversation.id, token


def conversation_of_token(session: Session, token: str) -> str:
    """The id behind a token. Raises UnknownConversation."""
    found = session.scalar(select(Conversation.id).where(Conversation.token_hash == _hash(token)))
    if found is None:
        raise UnknownConversation
    return found


def conversation_of_chat(session: Session, chat: str) -> tuple[str, bool]:
    """The id of a Telegram chat's conversation, and whether it was made just now."""
    found = session.scalar(select(Conversation.id).where(Conversation.chat == chat))
    return (found, False) if found else (open_conversation(session, chat=chat)[0], True)


def claim(session: Session, conversation_id: str, post: Post) -> Claim:
    """Take a client's message in, once per id. Raises UnknownPayload or IdReused."""
    said, sent = _meaning(session, conversation_id, post)
    return take(session, conversation_id, post.id, said=said, sent=sent)


def take(session: Session, conversation_id: str, key: str, *, said: str | None, sent: str) -> Claim:
    """The turn with this key, made when it is new. `said` is None when nobody said anything. Raises IdReused."""
    turn = session.scalar(select(Turn).where(Turn.conversation_id == conversation_id, Turn.client_id == key))
    if turn is None:
        turn = Turn(conversation_id=conversation_id, client_id=key, said=said, sent=sent)
        session.add(turn)
        session.flush()
    elif turn.sent != sent:
        raise IdReused
    answered = turn.answer is not None and not turn.failed
    return Claim(turn.id, sent, _read(turn) if answered else None)


def place_of(session: Session, turn_id: int) -> int:
    """Which turn of its conversation this is, the first being 1."""
    turn = session.get_one(Turn, turn_id)
    before = select(func.count()).where(Turn.conversation_id == turn.conversation_id, Turn.id <= turn_id)
    return session.scalar(before) or 1


def settle(
    session: Session, turn_id: int, messages: Sequence[Message], *, terms: Sequence[Term], ask: str, failed: bool
) -> tuple[Message, ...]:
    """Store the answer to a turn, with its buttons issued and its glossary words linked; returns it as delivered.

    `ask` is what tapping a glossary word says, with a place for the {words}.
    """
    turn = session.get_one(Turn, turn_id)
    delivered = tuple(_delivered(session, turn, place, one, terms, ask) for place, one in enumerate(messages))
    turn.answer = [one.model_dump(mode="json") for one in delivered]
    turn.failed = failed
    return delivered


def history(session: Session, conversation_id: str) -> History:
    """Everything said on both sides, oldest first."""
    told: list[Said | Message] = []
    turns = select(Turn).where(Turn.conversation_id == conversation_id).order_by(Turn.id)
    for turn in session.scalars(turns):
        if turn.said is not None:
            told.append(Said(id=turn.client_id, at=turn.created, text=turn.said))
        told.extend(_read(turn))
    return History(messages=tuple(told))


def _meaning(session: Session, conversation_id: str, post: Post) -> tuple[str, str]:
    """What the employer sees as said, and what Rasa is sent. Typed text can never force an intent."""
    if post.payload is None:
        text = (post.text or "").strip()
        return text, re.sub(r"^[/\s]+", "", text)
    button = session.get(IssuedButton, post.payload)
    if button is None or button.conversation_id != conversation_id:
        raise UnknownPayload
    return button.title, button.payload


def _delivered(session: Session, turn: Turn, place: int, one: Message, terms: Sequence[Term], ask: str) -> Message:
    def issue(title: str, payload: str) -> str:
        key = secrets.token_urlsafe(9)
        session.add(IssuedButton(key=key, conversation_id=turn.conversation_id, title=title, payload=payload))
        return key

    links = [
        TermLink(
            words=found.words, payload=issue(ask.format(words=found.words), f'/glossary{{"term": "{found.term_id}"}}')
        )
        for found in find_terms(one.text, terms)
        if not (one.kind == "definition" and one.data.term_id == found.term_id)
    ]
    update: dict[str, Any] = {
        "id": f"{turn.id}-{place}",
        "at": now(),
        "buttons": tuple(Button(title=b.title, payload=issue(b.title, b.payload)) for b in one.buttons),
        "terms": tuple(links),
    }
    return one.model_copy(update=update)


def _read(turn: Turn) -> tuple[Message, ...]:
    return tuple(message.validate_python(one) for one in turn.answer or ())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
