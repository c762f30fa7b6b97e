"""The words by which a request is found: those it holds, in a table of their own, and those that staff type.

The table is one for every database: a word that begins with what was typed is found by an index, and what is erased
with its request leaves nothing behind, unlike the tombstones of a full-text index of SQLite.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, ForeignKey, Index, String, exists, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from Stemmer import Stemmer

from runtime.database import Base

MOST_WORDS = 10
SHORTEST_STEM = 4
LONGEST_WORD = 60
FEW = 5000
"""Rows of the table up to which a word is rare enough to be looked up: it costs some hundredths of a second."""

ALL_COMMON = ""
"""Stands for the word to look up where each is held by many."""

LAST = "\U0010ffff"
"""A character that stands behind every other."""

WORD = re.compile(r"[^\W_](?:[\w@.+'’-]*[^\W_])?")
"""A word, an e-mail address or a reference; signs at its ends and control characters are no part of it."""

PART = re.compile(r"(?<![^\W_])[^\W_]")
"""Where a part of a word begins: at its start, and behind a sign."""


class RequestWord(Base):
    """A word that a request or its history holds, without case and accents."""

    __tablename__ = "request_word"
    __table_args__ = (Index("ix_request_word_request_id", "request_id"), {"sqlite_with_rowid": False})

    word: Mapped[str] = mapped_column(
        String(LONGEST_WORD, collation="C").with_variant(String(LONGEST_WORD), "sqlite"), primary_key=True
    )
    request_id: Mapped[int] = mapped_column(
        ForeignKey("collaboration_request.id", ondelete="CASCADE"), primary_key=True
    )


def folded(text: str) -> str:
    """`text` in lower case without accents, so that 'mor' finds 'Sabhal Mòr' in every database."""
    text = text.casefold()
    if text.isascii():  # as most are; it has no accents
        return text
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def words_of(texts: Iterable[str | None]) -> set[str]:
    """The words of the texts, those joined by signs also from each of their parts on: the address 'jo@firm.example' is
    found by 'jo', 'firm' and 'example'."""
    words = {word for text in texts if text for word in WORD.findall(folded(text))}
    return {word[part.start() :][:LONGEST_WORD] for word in words for part in PART.finditer(word)}


def search_words(text: str) -> tuple[str, ...]:
    """The words of `text` without case, accents and endings: 'Blades,' gives 'blade', with which 'blade' and 'blades'
    begin.

    Empty when there are none.
    """
    stem = Stemmer("english").stemWord
    return tuple(_stemmed(word, stem(word))[:LONGEST_WORD] for word in WORD.findall(folded(text))[:MOST_WORDS])


def holding(
    words: Sequence[str], request_id: ColumnElement[int], first: str | None = None
) -> Sequence[ColumnElement[bool]]:
    """Whether a request holds words that begin with each of `words`, which are one or more, as conditions.

    `first` is looked up and the others are looked for in what it finds: by default the longest, as it is held by few.
    With ALL_COMMON none is looked up, and each request is asked for its words: of words that most requests hold, the
    first page is found at once, while all that hold one would be many.
    """
    if first is None:
        first = max(words, key=len)
    asked = [exists().where(RequestWord.request_id == request_id, *_begins(word)) for word in words if word != first]
    if first == ALL_COMMON:
        return asked
    return [request_id.in_(select(RequestWord.request_id).where(*_begins(first))), *asked]


def rarest(session: Session, words: Sequence[str]) -> str:
    """The word that the fewest requests hold, where these are few; else ALL_COMMON. It reads FEW rows for each word."""
    held: dict[str, int] = {}
    for word in words:
        some = select(RequestWord.request_id).where(*_begins(word)).limit(FEW + 1).subquery()
        held[word] = session.scalar(select(func.count()).select_from(some)) or 0
    found = min(words, key=held.__getitem__)
    return found if held[found] <= FEW else ALL_COMMON


def _begins(word: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return RequestWord.word >= word, RequestWord.word < word + LAST


def _stemmed(word: str, stem: str) -> str:
    """The stem where it begins the word, so that other endings of it begin alike."""
    return stem if word.isalpha() and len(stem) >= SHORTEST_STEM and word.startswith(stem) else word
