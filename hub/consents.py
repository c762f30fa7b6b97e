"""The words to which employers agreed, each kept once and named by what they say: who changes them changes the name."""

from __future__ import annotations

import datetime as dt
import hashlib

from sqlalchemy import String, Text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from runtime.clock import now
from runtime.database import Base

LENGTH = 16
"""Hexadecimal digits of a version: of a million texts two have the same one with a chance of 1 in 40 million."""


class ConsentText(Base):
    """Words to which somebody agreed, as they were shown. They name nobody and are kept as long as the database."""

    __tablename__ = "consent_text"

    version: Mapped[str] = mapped_column(String(50), primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    first_at: Mapped[dt.datetime] = mapped_column(default=now)


def version_of(words: str) -> str:
    """The name of some words: their SHA-256, shortened. Spaces and line breaks make no difference."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:LENGTH]


def keep_words(session: Session, words: str) -> str:
    """Keep words to which somebody agrees, also when two do so at once, and return their version."""
    version = version_of(words)
    if session.get(ConsentText, version) is None:
        try:
            with session.begin_nested():
                session.add(ConsentText(version=version, words=words))
        except IntegrityError:  # another session kept them first
            pass
    return version


def words_of_version(session: Session, version: str) -> str | None:
    """The words of a version; None of one from before words were kept."""
    kept = session.get(ConsentText, version)
    return kept.words if kept else None
