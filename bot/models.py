"""What the web process remembers of a conversation: who may open it, what was said, which buttons were issued."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from runtime.clock import now
from runtime.database import Base


class Conversation(Base):
    """`id` is the sender that Rasa knows; `token_hash` opens it on the web, `chat` in Telegram.

    `continued_as` is the id of the conversation that goes on for this one, which nobody can open any more.
    """

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    chat: Mapped[str | None] = mapped_column(String(64), unique=True)
    continued_as: Mapped[str | None] = mapped_column(String(32), index=True)
    created: Mapped[dt.datetime] = mapped_column(default=now)


class ConversationKey(Base):
    """Another token that opens a conversation on the web: of whoever came to it by a code."""

    __tablename__ = "conversation_key"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)


class MoveCode(Base):
    """A code that takes a conversation to another channel, once and until it expires."""

    __tablename__ = "move_code"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    expires: Mapped[dt.datetime]


class Turn(Base):
    """One message of the employer and what was answered. `answer` is null until there is one."""

    __tablename__ = "turn"
    __table_args__ = (UniqueConstraint("conversation_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    client_id: Mapped[str] = mapped_column(String(64))
    said: Mapped[str | None]
    sent: Mapped[str]
    answer: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    failed: Mapped[bool] = mapped_column(default=False)
    created: Mapped[dt.datetime] = mapped_column(default=now)


class IssuedButton(Base):
    """What a button's opaque key stands for, in the one conversation that it was issued to."""

    __tablename__ = "issued_button"

    key: Mapped[str] = mapped_column(String(16), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    payload: Mapped[str]


class TelegramUpdate(Base):
    """An update of Telegram, kept until it is answered; after that without its words and its chat, so that it is known
    when it comes again."""

    __tablename__ = "telegram_update"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat: Mapped[str] = mapped_column(String(64), index=True)
    body: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    received: Mapped[dt.datetime] = mapped_column(default=now)


class TelegramAnswer(Base):
    """A piece of the answer to a Telegram update, kept until Telegram has taken it; after that without its words, so
    that the update is not answered again. `message_id` is Telegram's number of it while its buttons can be pressed, and
    `edits` that of the message whose place it takes. A text that is `formatted` is HTML."""

    __tablename__ = "telegram_answer"
    __table_args__ = (UniqueConstraint("update_id", "piece"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger)
    piece: Mapped[int]
    chat: Mapped[str] = mapped_column(String(64), index=True)
    text: Mapped[str]
    formatted: Mapped[bool] = mapped_column(default=False, server_default=false())
    edits: Mapped[int | None] = mapped_column(BigInteger)
    keyboard: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    file_name: Mapped[str | None] = mapped_column(String(60))
    file: Mapped[bytes | None]
    attempts: Mapped[int] = mapped_column(default=0)
    due: Mapped[dt.datetime] = mapped_column(default=now)
    sent: Mapped[dt.datetime | None]
