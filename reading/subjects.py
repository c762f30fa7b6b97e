"""Which subjects of the catalogue a topic names: "hospitality" is "tourism and hospitality"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from reading.need_words import EMPTY, LEADING

ALIKE = 88
"""The least rapidfuzz ratio (of 100) at which two words are the same word."""

SHORT = 6
"""Letters below which another ending is another word: "get it right" is not about rights."""

SECTOR = frozenset({"sector", "industry", "sectors", "industries", "trade", "trades"})


def subjects_named(topic: str, subjects: Iterable[str]) -> tuple[str, ...]:
    """The subjects that have every word of the topic that means something; none where it has no such word.

    >>> subjects_named("the hospitality sector", ("tourism and hospitality", "construction"))
    ('tourism and hospitality',)
    """
    words = [word for word in _words(topic) if word not in EMPTY | LEADING | SECTOR]
    if not words:
        return ()
    return tuple(
        subject for subject in subjects if all(any(_same(word, own) for own in _words(subject)) for word in words)
    )


def _same(word: str, own: str) -> bool:
    """Whether two words are one, for all their endings and slips; of short ones only where they are spelt alike."""
    return word == own if len(word) < SHORT else fuzz.ratio(word, own) >= ALIKE


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
