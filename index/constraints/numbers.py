"""Numbers written as words: "two hundred and fifty" is 250, "half a dozen" 6, "a couple of" 2."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

UNITS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}


def spoken_number(words: Sequence[str]) -> tuple[Decimal, int] | None:
    """The number the words begin with and how many of them it takes; None when they do not begin with one.

    >>> spoken_number(["two", "hundred", "quid"])
    (Decimal('200'), 2)
    """
    if list(words[:3]) == ["half", "a", "dozen"]:
        return Decimal(6), 3
    if list(words[:2]) == ["half", "dozen"]:
        return Decimal(6), 2
    if words and words[0] == "half" and words[1:2] in (["an"], ["a"]) and words[2:3] in (["hour"], ["grand"]):
        return Decimal("0.5"), 2
    at = 0
    if words[:1] in (["a"], ["an"]):
        if words[1:2] not in (["couple"], *([scale] for scale in SCALES)):
            return (Decimal(1), 1) if list(words[1:2]) == ["hour"] and words[0] == "an" else None
        at = 1
    value, used = _count(words, at)
    return (value, used) if value is not None else None


def _count(words: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    total, current, last = Decimal(0), Decimal(0), ""
    begun = False
    while at < len(words):
        word = words[at]
        after_scale = last in ("scale", "")
        if word in UNITS and (after_scale or last == "tens"):
            current, last = current + UNITS[word], "unit"
        elif word in TENS and after_scale:
            current, last = current + TENS[word], "tens"
        elif word == "couple" and not begun:
            current, last = Decimal(2), "unit"
            at += words[at + 1 : at + 2] == ["of"]
        elif word in SCALES and last != "scale":
            current = max(current, Decimal(1)) * SCALES[word]
            last = "scale"
            if word == "thousand":
                total, current = total + current, Decimal(0)
        elif begun and word == "and" and list(words[at + 1 : at + 3]) == ["a", "half"]:
            current, at, last = current + Decimal("0.5"), at + 2, "half"
            if words[at + 1 : at + 2] != ["thousand"]:
                at += 1
                break
            last = "unit"
        elif last == "scale" and word == "and" and _is_number(words[at + 1 : at + 2]):
            pass
        elif not begun and _digits(word):
            current, last = Decimal(word), "unit"
        else:
            break
        begun = True
        at += 1
    return (total + current, at) if begun else (None, at)


def _is_number(words: Sequence[str]) -> bool:
    return bool(words) and (words[0] in UNITS or words[0] in TENS)


def _digits(word: str) -> bool:
    return len(word) <= 7 and word.replace(".", "", 1).isdecimal() and word.isascii()
