"""The tables of what passes between the hub and an employer: notices, proofs, wrong guesses, receipts of
erasure, legal holds."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hub.columns import member_of
from runtime.clock import now
from runtime.database import Base


class Channel(StrEnum):
    """The ways on which a notice reaches an employer."""

    CHAT = "chat"
    EMAIL = "email"


class NoticeState(StrEnum):
    """How far a notice has come. A skipped one had no way to the employer, because none is set up."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    SKIPPED = "skipped"
    FAILED = "failed"


class Notice(Base):
    """Something that an employer is to be told, on one channel: an event of a request, or a code where `event_id` is
    NULL.

    The event may belong to another request, of which this one is a duplicate. `due` is the moment of the next try. With
    an event of a pool, `code` is the word of the link. A code is removed once it is delivered.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_due", "state", "due"),
        UniqueConstraint("request_id", "event_id", "channel"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("collaboration_request.id", ondelete="CASCADE"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("request_event.id", ondelete="CASCADE"), index=True)
    channel: Mapped[Channel] = mapped_column(member_of(Channel))
    code: Mapped[str | None] = mapped_column(String(80))
    state: Mapped[NoticeState] = mapped_column(member_of(NoticeState), default=NoticeState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    due: Mapped[dt.datetime] = mapped_column(default=now)
    created: Mapped[dt.datetime] = mapped_column(default=now)
    settled: Mapped[dt.datetime | None]
    problem: Mapped[str | None] = mapped_column(Text)


class Proof(Base):
    """A code that was sent to the contact of a request for one conversation, and until when that conversation may
    change the request because the code was typed there."""

    __tablename__ = "request_proof"
    __table_args__ = (Index("ix_request_proof_conversation", "conversation_id", "request_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("collaboration_request.id", ondelete="CASCADE"), index=True)
    conversation_id: Mapped[str] = mapped_column(String(100))
    code_hash: Mapped[str] = mapped_column(String(64))
    created: Mapped[dt.datetime]
    expires: Mapped[dt.datetime]
    tries: Mapped[int] = mapped_column(default=0)
    proved_until: Mapped[dt.datetime | None]


class Guess(Base):
    """A wrong reference, address or password; `subject` says who guessed or what was guessed at."""

    __tablename__ = "guess"
    __table_args__ = (Index("ix_guess_subject", "subject", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(120))
    at: Mapped[dt.datetime]


class Erasure(Base):
    """The receipt of an erasure: how many rows left each store. It names nobody."""

    __tablename__ = "erasure"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(default=now)
    asked_by: Mapped[str] = mapped_column(String(254))
    scope: Mapped[str] = mapped_column(String(30))
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)


class LegalHold(Base):
    """What is kept from being erased: `value` is a reference, an e-mail address in lower case, or the id of a
    conversation, as `scope` says."""

    __tablename__ = "legal_hold"

    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(String(30))
    value: Mapped[str] = mapped_column(String(254))
    reason: Mapped[str] = mapped_column(Text)
    placed_by: Mapped[str] = mapped_column(String(254))
    at: Mapped[dt.datetime] = mapped_column(default=now)
