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

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from bot.agreement import BUTTON
from bot.delivery import delivered, on_cards
from bot.models import Conversation, ConversationKey, IssuedButton, Turn
from bot.standing import Standing
from catalogue.glossary import TermMatcher
from contract import History, Message, Post, Said, read_stored
from contract.context import START, UNKNOWN, context_of
from hub.pause import read_pause
from runtime.clock import now
from runtime.phrases import Phrases

ERASE_ALL = '/erase{"value": "all"}'
"""What the button sends that deletes a conversation. Rasa is not asked: it would write the conversation once more."""
NOTICE = "notice:"
"""How the key of a turn begins in which the hub told the employer something. No client may send a colon in its ids."""
OPENING = "/greet"
"""What Rasa is asked when a conversation begins."""
BY_FORM = "/request_by_form"
"""What stands in the place of what Rasa is sent where a form made the turn: Rasa never saw it."""
MAX_CHARACTERS = 4000
"""A longer message is not put to Rasa."""


class UnknownConversation(Exception):
    """No conversation has this token."""


class UnknownPayload(Exception):
    """The payload was not issued to this conversation."""


class IdReused(Exception):
    """The id already belongs to another message of this conversation."""


@dataclass(frozen=True)
class Claim:
    """A message taken in: its turn, what to send to Rasa, and the answer when it was given before.

    `key` is the id of the message, `number` says which turn of its conversation it is, the first being 1, and `context`
    is what the advisor said last (contract/context.py). `first` is what Rasa is told before, so that typed words answer
    the question of a notice, and `paused` the message of the hub while the advisor is paused.
    """

    conversation_id: str
    turn_id: int
    key: str
    number: int
    said: str | None
    sent: str
    first: str | None
    context: str
    answer: tuple[Message, ...] | None
    paused: str | None = None


def open_conversation(session: Session, *, chat: str | None = None) -> tuple[str, str]:
    """A new conversation's (id, token); only the token's hash is stored. `chat` ties it to one Telegram chat."""
    token = secrets.token_urlsafe(32)
    conversation = Conversation(id=uuid.uuid4().hex, token_hash=None if chat else _hash(token), chat=chat)
    session.add(conversation)
    session.flush()
    return conversation.id, token


def conversation_of_token(session: Session, token: str) -> str:
    """The id behind a token. Raises UnknownConversation."""
    known = select(Conversation.id).where(Conversation.token_hash == _hash(token))
    moved = select(ConversationKey.conversation_id).where(ConversationKey.token_hash == _hash(token))
    conversation_id = session.scalar(known) or session.scalar(moved)
    if conversation_id is None:
        raise UnknownConversation
    return conversation_id


def is_open(session: Session, conversation_id: str) -> bool:
    """Whether the conversation is stored; one that was deleted in Telegram is not."""
    return session.get(Conversation, conversation_id) is not None


def conversation_of_chat(session: Session, chat: str) -> tuple[str, bool]:
    """The id of a Telegram chat's conversation, and whether it was made just now."""
    conversation_id = session.scalar(select(Conversation.id).where(Conversation.chat == chat))
    return (conversation_id, False) if conversation_id else (open_conversation(session, chat=chat)[0], True)


def claim(session: Session, conversation_id: str, post: Post, standing: Standing | None = None) -> Claim:
    """Take a client's message in, once per id. Raises UnknownPayload or IdReused."""
    if erased := _erased(session, conversation_id, post.id):  # sent again: its button went with all the others
        return take(session, conversation_id, post.id, said=erased.said, sent=erased.sent)
    known = standing.meaning(post.payload, session) if standing and post.payload else None
    said, sent = known or _meaning(session, conversation_id, post)
    earlier = session.scalar(
        select(Turn).where(Turn.conversation_id == conversation_id, Turn.client_id == post.id, Turn.said == said)
    )
    if earlier and post.payload is None:  # sent again: a title that was typed meant a button of the answer before it
        sent = earlier.sent
    return take(session, conversation_id, post.id, said=said, sent=sent)


def sent(session: Session, conversation_id: str, key: str) -> str | None:
    """What a message was taken to mean; None where the conversation has none of this id."""
    return session.scalar(select(Turn.sent).where(Turn.conversation_id == conversation_id, Turn.client_id == key))


def _erased(session: Session, conversation_id: str, key: str) -> Turn | None:
    """The turn that deleted all before it, when this is its key."""
    mine = select(Turn).where(Turn.conversation_id == conversation_id, Turn.client_id == key)
    return session.scalar(mine.where(Turn.sent == ERASE_ALL))


def take(session: Session, conversation_id: str, key: str, *, said: str | None, sent: str) -> Claim:
    """The turn with this key, made when it is new. `said` is None when nobody said anything. Raises IdReused."""
    turn = session.scalar(select(Turn).where(Turn.conversation_id == conversation_id, Turn.client_id == key))
    if turn is None:
        turn = Turn(conversation_id=conversation_id, client_id=key, said=said, sent=sent)
        session.add(turn)
        session.flush()
    elif turn.sent != sent:
        raise IdReused
    up_to_this = select(func.count()).where(Turn.conversation_id == conversation_id, Turn.id <= turn.id)
    answered = turn.answer is not None and not turn.failed
    held = read_pause(session)
    return Claim(
        conversation_id=conversation_id,
        turn_id=turn.id,
        key=key,
        said=said,
        number=session.scalar(up_to_this) or 1,
        sent=sent,
        first=_question_before(session, turn),
        context=context_before(session, turn),
        answer=_stored_answer(turn) if answered else None,
        paused=held.message if held else None,
    )


def settle(
    session: Session,
    turn: Claim,
    messages: Sequence[Message],
    *,
    matcher: TermMatcher,
    phrases: Phrases,
    failed: bool = False,
) -> tuple[Message, ...]:
    """Store the answer to a turn, with its buttons issued and its glossary words linked; returns it as delivered."""
    issued: list[dict[str, str]] = []

    def issue(title: str, payload: str) -> str:
        key = secrets.token_urlsafe(9)
        issued.append({"key": key, "conversation_id": turn.conversation_id, "title": title, "payload": payload})
        return key

    answer = tuple(
        delivered(message, f"{turn.turn_id}-{number}", now(), issue=issue, matcher=matcher, phrases=phrases)
        for number, message in enumerate(messages)
    )
    if issued:
        session.execute(insert(IssuedButton), issued)
    stored = [message.model_dump(mode="json") for message in answer]
    session.execute(update(Turn).where(Turn.id == turn.turn_id).values(answer=stored, failed=failed))
    return answer


def history(session: Session, conversation_id: str) -> History:
    """Everything said on both sides, oldest first."""
    messages: list[Said | Message] = []
    turns = select(Turn).where(Turn.conversation_id == conversation_id).order_by(Turn.id)
    for turn in session.scalars(turns):
        if turn.said is not None:
            messages.append(Said(id=turn.client_id, at=turn.created, text=turn.said))
        messages.extend(_stored_answer(turn))
    return History(messages=tuple(messages))


def _meaning(session: Session, conversation_id: str, post: Post) -> tuple[str, str]:
    """What the employer sees as said, and what Rasa is sent. Typed text can never force an intent."""
    if post.payload is None:
        text = (post.text or "").strip()
        if key := _titled(session, conversation_id, text):
            return text, session.get_one(IssuedButton, key).payload
        return text, re.sub(r"^[/\s]+", "", text)
    button = session.get(IssuedButton, post.payload)
    if button is None or button.conversation_id != conversation_id:
        raise UnknownPayload
    return button.title, button.payload


def has_words(sent: str) -> bool:
    """Whether there is anything in a message that could be understood."""
    return any(character.isalnum() for character in sent)


def _titled(session: Session, conversation_id: str, text: str) -> str | None:
    """The key of the button of the last answer whose title was typed instead of pressed; None where it has none."""
    answered = select(Turn).where(Turn.conversation_id == conversation_id, Turn.answer.is_not(None))
    messages = _stored_answer(last) if (last := session.scalar(answered.order_by(Turn.id.desc()).limit(1))) else ()
    pressed = [button for message in messages for button in (*message.buttons, *on_cards(message))]
    return next((button.payload for button in pressed if button.title.casefold() == text.casefold()), None)


def context_before(session: Session, turn: Turn) -> str:
    """The context that the last turn before this one left which Rasa answered."""
    answered = select(Turn).where(Turn.conversation_id == turn.conversation_id, Turn.answer.is_not(None), ~Turn.failed)
    answered = answered.where(Turn.sent != BY_FORM)
    newest, before = answered.order_by(Turn.id.desc()).limit(1), turn.id
    while last := session.scalar(newest.where(Turn.id < before)):
        if has_words(last.sent) and len(last.sent) <= MAX_CHARACTERS and not BUTTON.fullmatch(last.sent):
            return START if last.sent == OPENING else context_of(_stored_answer(last))
        before = last.id
    return UNKNOWN


def _question_before(session: Session, turn: Turn) -> str | None:
    """What a notice right before this turn wants Rasa to be told when words are typed; None where there is none."""
    if turn.said is None or turn.sent.startswith("/"):
        return None
    before = select(Turn).where(Turn.conversation_id == turn.conversation_id, Turn.id < turn.id)
    last = session.scalar(before.order_by(Turn.id.desc()).limit(1))
    return last.sent or None if last is not None and last.client_id.startswith(NOTICE) else None


def _stored_answer(turn: Turn) -> tuple[Message, ...]:
    return tuple(read_stored(value) for value in turn.answer or ())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
