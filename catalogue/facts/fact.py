"""A row of the table of facts, and its value for one credential."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from catalogue.records import Credential
from runtime.phrases import Phrases

Words = str | tuple[str, ...] | None
"""A value in words: a text, the items of a list, or None or empty where the record does not publish it."""

Wording = Callable[[Credential, Phrases, dt.date], Words]


class Shown(Enum):
    """Where a fact is shown when nobody asks for it."""

    CARD = auto()
    """a card in a list"""
    LINE = auto()
    """the summary in one line of text"""
    RECORD = auto()
    """the whole record"""
    PAGE = auto()
    """the page that is passed on"""


@dataclass(frozen=True)
class Fact:
    """A row of the table: how the fact is worded on a day, where it is shown, and whether it is asked for by itself."""

    key: str
    words: Wording
    shown: frozenset[Shown] = frozenset()
    asked: bool = False


@dataclass(frozen=True)
class FactValue:
    """The value of a fact for one credential, in words.

    `items` are the parts of a list; `value` is the same list in one text. Where the record does not publish the fact,
    `published` is False and `value` says so.
    """

    key: str
    name: str
    value: str
    items: tuple[str, ...] = ()
    published: bool = True


def joined(parts: Sequence[str]) -> str:
    """The values joined by semicolons, without a full stop before a semicolon. Raises ValueError without values."""
    *before, last = parts
    return "; ".join([*(part.rstrip(".") for part in before), last])


def as_published(field: str) -> Wording:
    """The wording of a field that already holds words: a text or a list of texts."""

    def words(credential: Credential, phrases: Phrases, today: dt.date) -> Words:
        published: Words = getattr(credential, field)
        return published

    return words
