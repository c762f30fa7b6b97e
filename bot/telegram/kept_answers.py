"""The answers to updates of Telegram as stored, from before they are sent. Plain functions over a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup

from bot.documents import File
from bot.models import TelegramAnswer
from runtime.clock import now


class Html(NamedTuple):
    """A text of HTML with its keyboard. `edits` is Telegram's number of the message whose place it takes."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    edits: int | None = None


Piece = Html | tuple[str, InlineKeyboardMarkup | None] | File
"""A formatted text, a plain text with its keyboard, or a file."""


def is_answered(session: Session, update_id: int) -> bool:
    """Whether an update was answered before, also by an earlier process."""
    return session.scalar(select(TelegramAnswer.id).where(TelegramAnswer.update_id == update_id).limit(1)) is not None


def put(session: Session, update_id: int, chat: str, pieces: Sequence[Piece]) -> None:
    """Store the answer to an update; one that has an answer already keeps it."""
    if is_answered(session, update_id):
        return
    for number, piece in enumerate(pieces):
        answer = TelegramAnswer(update_id=update_id, piece=number, chat=chat, text="")
        if isinstance(piece, File):
            answer.file_name, answer.file = piece.name, piece.content
        else:
            answer.text, keyboard, *_ = piece
            answer.keyboard = keyboard.to_dict() if keyboard else None
        if isinstance(piece, Html):
            answer.formatted, answer.edits = True, piece.edits
        session.add(answer)


def waiting(session: Session) -> list[str]:
    """The chats that wait for an answer."""
    return list(session.scalars(select(TelegramAnswer.chat).where(TelegramAnswer.sent.is_(None)).distinct()))


def next_unsent(session: Session, chat: str) -> TelegramAnswer | None:
    """The oldest answer that a chat waits for."""
    unsent = select(TelegramAnswer).where(TelegramAnswer.chat == chat, TelegramAnswer.sent.is_(None))
    return session.scalar(unsent.order_by(TelegramAnswer.id).limit(1))


def spent_buttons(session: Session, chat: str) -> list[int]:
    """Telegram's numbers of the messages in a chat whose buttons are to go; they are handed out once."""
    pressable = select(TelegramAnswer).where(TelegramAnswer.chat == chat, TelegramAnswer.message_id.is_not(None))
    numbers = []
    for answer in session.scalars(pressable):
        numbers.append(answer.message_id or 0)
        answer.message_id = None
    return numbers


def settle(session: Session, answer: TelegramAnswer, message_id: int | None = None) -> None:
    """Mark an answer as sent and forget its words: the conversation holds them."""
    done = {"sent": now(), "text": "", "keyboard": None, "file": None}
    pressable = message_id if answer.keyboard else None
    session.execute(update(TelegramAnswer).where(TelegramAnswer.id == answer.id).values(**done, message_id=pressable))


def put_off(session: Session, answer: TelegramAnswer, seconds: float) -> None:
    """Send an answer again after so many seconds."""
    later = {"attempts": answer.attempts + 1, "due": now() + dt.timedelta(seconds=seconds)}
    session.execute(update(TelegramAnswer).where(TelegramAnswer.id == answer.id).values(**later))


def move(session: Session, chat: str, new: str) -> None:
    """A group that became a supergroup goes on under another id."""
    unsent = update(TelegramAnswer).where(TelegramAnswer.chat == chat, TelegramAnswer.sent.is_(None))
    session.execute(unsent.values(chat=new))


def give_up(session: Session, chat: str) -> None:
    """Forget what a chat waits for that takes no more."""
    session.execute(delete(TelegramAnswer).where(TelegramAnswer.chat == chat, TelegramAnswer.sent.is_(None)))
