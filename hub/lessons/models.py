"""The table of what the advisor got wrong, with what staff have made of it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hub.columns import member_of
from runtime.clock import now
from runtime.database import Base


class Why(StrEnum):
    """How a message came here."""

    NOT_UNDERSTOOD = "not_understood"
    NOT_HELPFUL = "not_helpful"


class State(StrEnum):
    """How far a message has come. What is a draft waits for a second look."""

    NEW = "new"
    DRAFT = "draft"
    APPROVED = "approved"
    SET_ASIDE = "set_aside"


class Form(StrEnum):
    """What staff make of a message."""

    EXAMPLE = "example"
    PHRASE = "phrase"
    ALIAS = "alias"
    ANSWER = "answer"


class Lesson(Base):
    """A message that was not understood or whose answer did not help, and what is to be learned from it.

    `said` and `answered` are redacted. `source` is the digest of the conversation's id, by which an erasure finds it.
    `target` is what `text` belongs to: the acts of an example, the topic of a phrase, the term of an alias, the
    question of an answer; `context` is what the advisor had said before an example.
    """

    __tablename__ = "lesson"
    __table_args__ = (UniqueConstraint("source", "digest", "why"), Index("ix_lesson_state", "state", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    why: Mapped[Why] = mapped_column(member_of(Why))
    said: Mapped[str] = mapped_column(Text)
    answered: Mapped[str] = mapped_column(Text)
    at: Mapped[dt.datetime] = mapped_column(default=now)
    state: Mapped[State] = mapped_column(member_of(State), default=State.NEW)
    form: Mapped[Form | None] = mapped_column(member_of(Form))
    context: Mapped[str | None] = mapped_column(String(30))
    target: Mapped[str | None] = mapped_column(String(200))
    text: Mapped[str | None] = mapped_column(Text)
    drafted_by: Mapped[str | None] = mapped_column(String(254))
    reviewed_by: Mapped[str | None] = mapped_column(String(254))
    remark: Mapped[str | None] = mapped_column(Text)
