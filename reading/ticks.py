"""Questions of which several answers may be ticked, answered by number, by name, by "all" or by "none"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from reading.numbers import ordinal

ALL = re.compile(
    r"^\W*(?:yes\W+)?(?:all|every ?(?:one|thing)|both|the lot)\b|\ball (?:of (?:them|these|it)|four|three)\b",
    re.IGNORECASE,
)
NONE = re.compile(
    r"^\W*(?:(?:we|i|they)(?: have|'ve)? )?(?:no\b|none|nothing|neither|nane|not any|"
    r"(?:don'?t|do not|dinnae) have (?:any|these|them|it)\b)",
    re.IGNORECASE,
)
YES = re.compile(r"\W*(?:yes|yep|yeah|aye|it is)(?: (?:please|it is))?\W*", re.IGNORECASE)
EXCEPT = re.compile(r"\b(?:except|but(?: not)?|apart from|bar|not|without)\b", re.IGNORECASE)
ALIKE = 85
"""The least rapidfuzz ratio (of 100) at which a word is one that a single choice has."""


def ticked(text: str, choices: Sequence[str]) -> tuple[str, ...] | None:
    """The choices that a message ticks, in their order; None when it is not plain which."""
    if NONE.search(text):
        return None if _named(text, choices) else ()
    if YES.fullmatch(text):
        return tuple(choices) if len(choices) == 1 else None
    if exception := EXCEPT.search(text):
        first = text[: exception.start()]
        out = _named(text[exception.end() :], choices)
        within = _named(first, choices) if not ALL.search(first) else tuple(choices)
        return tuple(choice for choice in within if choice not in out) if out and within else None
    if ALL.search(text):
        return tuple(choices)
    return _named(text, choices) or None


def _named(text: str, choices: Sequence[str]) -> tuple[str, ...]:
    numbers = {int(figure) for figure in re.findall(r"(?<!\d)\d(?!\d)", text)}
    for low, high in re.findall(r"(?<!\d)(\d) ?(?:-|–|to) ?(\d)(?!\d)", text):
        numbers |= set(range(int(low), int(high)))
    ordinals = {word: number for word in _words(text) if (number := ordinal(word))}
    numbers |= {number if number > 0 else len(choices) for number in ordinals.values()}
    naming = [word for word in _long_words(text) if word not in ordinals]  # "last" is nearly "least"
    words = [set(_long_words(choice)) for choice in choices]
    own = [names.difference(*words[:at], *words[at + 1 :]) for at, names in enumerate(words)]
    return tuple(
        choice
        for number, (choice, names) in enumerate(zip(choices, own, strict=True), 1)
        if number in numbers or any(fuzz.ratio(name, word) >= ALIKE for name in names for word in naming)
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _long_words(text: str) -> list[str]:
    """Words that can name a choice: four letters and more."""
    return re.findall(r"[^\W\d_]{4,}", text.casefold())
