"""Taking a conversation to another channel by a code that is used once, so that it is one thread there and here.

Functions over a session, each called in one transaction.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from bot.models import Conversation, ConversationKey, IssuedButton, MoveCode
from hub.guesses import check_guesses, count_guess
from hub.requests import move_requests
from runtime.clock import now

LASTS = dt.timedelta(minutes=10)
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that are not taken for one another."""
DIGITS = ALPHABET[:8]
"""Each half of a code begins with one, so that no word is taken for a code: there are 4.7 × 10^10 codes."""
CODE = re.compile(rf"\s*([{DIGITS}][{ALPHABET}]{{3}})\s*[-–]\s*([{DIGITS}][{ALPHABET}]{{3}})\s*", re.IGNORECASE)


class UnknownCode(Exception):
    """No code that holds now is this one."""


def code_in(text: str) -> str | None:
    """The code that a message consists of; None where it is another message."""
    match = CODE.fullmatch(text)
    return f"{match[1]}-{match[2]}".upper() if match else None


def offer(session: Session, conversation_id: str) -> str:
    """A code such as `7K4Q-2XMP` that opens the conversation elsewhere, once, for LASTS. An earlier one is void."""
    stale = or_(MoveCode.conversation_id == conversation_id, MoveCode.expires <= now())
    session.execute(delete(MoveCode).where(stale))
    halves = ["".join(map(secrets.choice, (DIGITS, *[ALPHABET] * 3))) for _ in range(2)]
    code = "-".join(halves)
    session.add(MoveCode(code_hash=_hash(code), conversation_id=conversation_id, expires=now() + LASTS))
    return code


def take(session: Session, code: str) -> str | None:
    """The conversation of a code, which is void from now on; None where no code holds that is this one."""
    known = delete(MoveCode).where(MoveCode.code_hash == _hash(code), MoveCode.expires > now())
    return session.scalar(known.returning(MoveCode.conversation_id))


def into_chat(session: Session, code: str, chat: str) -> str | None:
    """Go on in a Telegram chat with the conversation of a code; None, and counted, where the code is not known.

    What was said in the chat before stays stored as a part of it. Raises TooManyGuesses.
    """
    tried = f"telegram {chat}"
    check_guesses(session, tried, tried)
    conversation_id = take(session, code)
    if conversation_id is None:
        count_guess(session, tried, tried)
        return None
    before = session.scalar(select(Conversation).where(Conversation.chat == chat))
    if before is not None and before.id != conversation_id:
        _continue(session, before, conversation_id)
    session.get_one(Conversation, conversation_id).chat = chat
    return conversation_id


def onto_web(session: Session, code: str, leaving: str | None) -> str:
    """A new token for the conversation of a code; `leaving` is the one that whoever has the code was in until now.

    Raises UnknownCode.
    """
    conversation_id = take(session, code)
    if conversation_id is None:
        raise UnknownCode
    if leaving is not None and leaving != conversation_id:
        _continue(session, session.get_one(Conversation, leaving), conversation_id)
    token = secrets.token_urlsafe(32)
    session.add(ConversationKey(token_hash=hashlib.sha256(token.encode()).hexdigest(), conversation_id=conversation_id))
    return token


def _continue(session: Session, before: Conversation, conversation_id: str) -> None:
    """Let another conversation go on for this one: with its requests, and erased together with it."""
    move_requests(session, before.id, conversation_id)
    earlier = update(Conversation).where(Conversation.continued_as == before.id)
    session.execute(earlier.values(continued_as=conversation_id))
    for model in (ConversationKey, MoveCode, IssuedButton):
        session.execute(delete(model).where(model.conversation_id == before.id))
    before.chat, before.token_hash, before.continued_as = None, None, conversation_id
    session.flush()  # a chat may belong to one conversation only


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
