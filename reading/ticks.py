"""Questions of which several answers may be ticked, answered by number, by name, by "all" or by "none"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

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
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
LAST = "last"
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
        return tuple(one for one in within if one not in out) if out and within else None
    if ALL.search(text):
        return tuple(choices)
    return _named(text, choices) or None


def _named(text: str, choices: Sequence[str]) -> tuple[str, ...]:
    folded = text.casefold()
    numbers = {int(number) for number in re.findall(r"(?<!\d)\d(?!\d)", text)}
    numbers |= {number for word, number in ORDINALS.items() if re.search(rf"\b{word}\b", folded)}
    for low, high in re.findall(r"(?<!\d)(\d) ?(?:-|–|to) ?(\d)(?!\d)", text):
        numbers |= set(range(int(low), int(high)))
    if re.search(rf"\b{LAST}\b", folded):
        numbers.add(len(choices))
    said = [word for word in _words(text) if word != LAST and word not in ORDINALS]  # "last" is nearly "least"
    words = [set(_words(choice)) for choice in choices]
    own = [names.difference(*words[:at], *words[at + 1 :]) for at, names in enumerate(words)]
    return tuple(
        choice
        for number, (choice, names) in enumerate(zip(choices, own, strict=True), 1)
        if number in numbers or any(fuzz.ratio(name, word) >= ALIKE for name in names for word in said)
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{4,}", text.casefold())
