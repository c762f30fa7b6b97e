"""Numbers written as words: "two hundred and fifty" is 250, "half a dozen" 6, "a couple of" 2."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: value for value, word in enumerate(_UNITS.split(), start=1)}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)} | {"fourty": 40}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}
HALVES = {
    ("half", "a", "dozen"): (Decimal(6), 3),
    ("half", "dozen"): (Decimal(6), 2),
    ("half", "an", "hour"): (Decimal("0.5"), 2),
    ("half", "a", "grand"): (Decimal("0.5"), 2),
    ("an", "hour"): (Decimal(1), 1),
}
"""Openings with their number and how many words it takes; the unit behind it is left standing."""


def spoken_number(words: Sequence[str]) -> tuple[Decimal, int] | None:
    """The number the words begin with and how many of them it takes; None when they do not begin with one.

    >>> spoken_number(["two", "hundred", "quid"])
    (Decimal('200'), 2)
    """
    for opening, number in HALVES.items():
        if tuple(words[: len(opening)]) == opening:
            return number
    article = words[:1] in (["a"], ["an"])
    if article and not (words[1:2] == ["couple"] or (len(words) > 1 and words[1] in SCALES)):
        return None
    return _count(words, 1 if article else 0)


def _count(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """Units, tens and scales added up as they are spoken, until a word is none or cannot follow the last."""
    total, current, last = Decimal(0), Decimal(0), ""
    while at < len(words):
        word = words[at]
        if word in UNITS and last in ("", "scale", "tens"):
            current, last = current + UNITS[word], "unit"
        elif word in TENS and last in ("", "scale"):
            current, last = current + TENS[word], "tens"
        elif word in SCALES and last != "scale":
            current, last = max(current, Decimal(1)) * SCALES[word], "scale"
            if word == "thousand":
                total, current = total + current, Decimal(0)
        elif last == "" and word == "couple":
            current, last = Decimal(2), "unit"
            at += words[at + 1 : at + 2] == ["of"]
        elif last == "" and _is_digits(word):
            current, last = Decimal(word), "unit"
        elif last and list(words[at : at + 3]) == ["and", "a", "half"]:
            current, last, at = current + Decimal("0.5"), "unit", at + 2
            if words[at + 1 : at + 2] != ["thousand"]:
                return total + current, at + 1
        elif last != "scale" or word != "and" or not _continues(words[at + 1 : at + 2]):
            break
        at += 1
    return (total + current, at) if last else None


def _continues(words: Sequence[str]) -> bool:
    return bool(words) and (words[0] in UNITS or words[0] in TENS)


def _is_digits(word: str) -> bool:
    return len(word) <= 7 and word.isascii() and word.replace(".", "", 1).isdecimal()
