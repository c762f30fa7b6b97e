"""What a row of the table of facts holds, and what it says of one credential."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from catalogue.records import Credential
from runtime.phrases import Phrases

Words = str | tuple[str, ...] | None
"""A value in words: a text, the items of a list, or None (or nothing) where the record is silent."""

Wording = Callable[[Credential, Phrases, dt.date], Words]


class Shown(Enum):
    """Where a fact is shown without being asked for."""

    CARD = auto()
    """a card in a list"""
    LINE = auto()
    """the summary in one line of text"""
    COMPARISON = auto()
    """credentials side by side"""
    RECORD = auto()
    """the whole record"""
    PAGE = auto()
    """the page that is passed on"""


@dataclass(frozen=True)
class Fact:
    """A row of the table: how the fact is worded on a day, where it is shown, and how an employer asks for it."""

    key: str
    words: Wording
    shown: frozenset[Shown] = frozenset()
    asked: re.Pattern[str] | None = None


@dataclass(frozen=True)
class FactValue:
    """What a credential's record says of a fact, in words.

    `items` are the parts of a list, `value` the same in one text. `published` is False where the record is silent:
    `value` then says that it is not published.
    """

    key: str
    name: str
    value: str
    items: tuple[str, ...] = ()
    published: bool = True


def asking(pattern: str) -> re.Pattern[str]:
    """The words with which employers ask for a fact."""
    return re.compile(pattern, re.IGNORECASE)


def joined(parts: Sequence[str]) -> str:
    """Several values in one text: a full stop in front of a semicolon is left out."""
    *before, last = parts
    return "; ".join([*(part.rstrip(".") for part in before), last])


def as_published(field: str) -> Wording:
    """The wording of a field that is words already: a text, or a list of texts."""

    def words(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
        published: Words = getattr(credential, field)
        return published

    return words
