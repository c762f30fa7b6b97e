"""Numbers in words and figures: positions ("the second", "3rd", "last"), counts ("two"), and sums ("half a dozen")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), start=1)}
"""As far as the longest list goes, which is the shortlist."""

LAST = "last"
ORDINAL_FIGURES = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
FIGURES = re.compile(r"\d{1,4}")

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


def ordinal(word: str) -> int | None:
    """The position that a word in lower case names, from 1; -1 for "last"; None when it names none.

    >>> ordinal("second"), ordinal("21st"), ordinal("last"), ordinal("two")
    (2, 21, -1, None)
    """
    if word == LAST:
        return -1
    figures = ORDINAL_FIGURES.fullmatch(word)
    return int(figures[1]) if figures else ORDINALS.get(word)


def cardinal(word: str) -> int | None:
    """The number that one word in lower case or up to four figures name; None when they name none.

    >>> cardinal("two"), cardinal("15"), cardinal("second")
    (2, 15, None)
    """
    return int(word) if FIGURES.fullmatch(word) else UNITS.get(word) or TENS.get(word)


def position(word: str) -> int | None:
    """The position that an ordinal or a cardinal names, as in "the second" and "number two"; None when it is neither.

    >>> position("second"), position("two"), position("last"), position("course")
    (2, 2, -1, None)
    """
    return cardinal(word) or ordinal(word)


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
