"""Which of the shown credentials a message means: by position, by words of its name, or the one spoken of last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from catalogue.records import Credential
from reading.need_words import EMPTY, LEADING

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""As far as the longest list goes, which is the shortlist."""

FIGURES = re.compile(r"(\d{1,4})(st|nd|rd|th)?")
BEFORE_ONE = {"", "number", "no", "option", "about", "result", "and", "vs", "versus", "nr", "compare"}
"""Words after which `one` is a number: in "the second one", "the online one" and "that one" it is none."""

BEFORE_PLACE = {"number", "no", "nr", "option", "result", "course", "card"}
"""Words after which a number is a place in the list, also one that the list does not have."""

AMOUNTS = {
    *("hours", "credits", "people", "weeks", "days", "staff", "months", "pounds", "level", "levels", "of"),
    *("aid", "aider", "aiders", "line", "other"),
}
"""Words beside which a number counts something else than cards, or nothing: first aid, first line."""

FIRST = re.compile(r"\b(?:first|top) (two|three|2|3)\b")
LAST = re.compile(r"\blast (two|2)\b")
ALL = re.compile(r"\b(?:all (?:of )?(?:them|these|those|three|3)|all$|each of (?:them|these)|every one|them all)\b")
BOTH = re.compile(r"\bboth\b")
OTHER = re.compile(r"\bother(s| two| ones)?\b")
POINTING = re.compile(r"\b(?:it|its|they|them|these|those|any|all)\b")
"""Words beside which "online" is asked about and names nothing: "is it online?", but "the online one"."""

ALIKE = 80
"""The least rapidfuzz ratio (of 100) at which a word is taken for a word of the record."""


def choose(text: str, shown: Sequence[Credential], current: str | None = None) -> list[Credential]:
    """The shown credentials that `text` means, in the order shown; none when it is not plain which.

    `current` is the id of the one spoken of last, which is meant when nothing else is named.
    """
    lowered = text.lower()
    if (BOTH.search(lowered) and len(shown) == 2) or ALL.search(lowered):
        return list(shown)
    if several := FIRST.search(lowered):
        return list(shown[: _number(several[1])])
    if several := LAST.search(lowered):
        return list(shown[-_number(several[1]) :])
    words = _words(lowered)
    if places := _positions(words, len(shown)):
        return [shown[place - 1] for place in places]
    if named := _named(words, shown, delivery=not POINTING.search(lowered)):
        return named
    if len(shown) == 1:
        return list(shown)
    if other := OTHER.search(lowered):
        others = [one for one in shown if one.id != current]
        return others if other[1] or len(others) == 1 else []
    return [one for one in shown if one.id == current and not _beyond(words, len(shown))]


def _positions(words: list[str], count: int) -> list[int]:
    found = []
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        place = _number(word)
        if (
            not 1 <= place <= count
            or before in AMOUNTS
            or after in AMOUNTS
            or (word == "one" and before not in BEFORE_ONE)
        ):
            continue
        found.append(place)
    if "last" in words and count:
        found.append(count)
    return list(dict.fromkeys(found))


def _beyond(words: list[str], count: int) -> bool:
    """Whether a place is named that the list does not have."""
    return any(
        _number(word) > count and (before in BEFORE_PLACE or (_ordinal(word) and not {before, after} & AMOUNTS))
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False)
    )


def _number(word: str) -> int:
    if figures := FIGURES.fullmatch(word):
        return int(figures[1])
    return next((names.index(word) + 1 for names in (ORDINALS, CARDINALS) if word in names), 0)


def _ordinal(word: str) -> bool:
    """Whether the word is a place in a list as long as the shortlist; "21st" is a day of a month."""
    figures = FIGURES.fullmatch(word)
    return word in ORDINALS or bool(figures and figures[2] and int(figures[1]) <= len(ORDINALS))


def _named(words: list[str], shown: Sequence[Credential], *, delivery: bool) -> list[Credential]:
    """Those that most words name; none when all shown ones are named alike."""
    naming = [word for word in words if len(word) > 1 and word not in EMPTY | LEADING]
    scores = [_names(naming, one, delivery) for one in shown]
    best = max(scores, default=0)
    named = [one for one, score in zip(shown, scores, strict=True) if score == best > 0]
    return named if len(named) == 1 or len(named) < len(shown) else []


def _names(words: list[str], credential: Credential, delivery: bool) -> int:
    """How many of the words, near misses included, name the credential, its provider, or its place and delivery."""
    names = [credential.title, credential.provider]
    if delivery:
        names += [name for name in (credential.location, credential.mode, credential.pattern) if name]
    known = _words(" ".join(names).lower())
    return sum(any(fuzz.ratio(word, one) >= ALIKE for one in known) for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
