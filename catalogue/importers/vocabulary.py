"""The terms of other vocabularies as the catalogue's own. A term that is not listed is unknown, not an error."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, TypeVar

from catalogue.records import Mode, Pattern

T = TypeVar("T")

MODES = {
    # XCRI attendance mode, version 2.1. "NC", in person but not on a campus, has no counterpart.
    "cm": Mode.CAMPUS,
    "da": Mode.BLENDED,
    "distance with attendance": Mode.BLENDED,
    "ds": Mode.ONLINE,
    "distance without attendance": Mode.ONLINE,
    "mm": Mode.BLENDED,
    "mixed mode": Mode.BLENDED,
    "on": Mode.ONLINE,
    "online no attendance": Mode.ONLINE,
    "wb": Mode.WORKPLACE,
    # schema.org has no list of its own; these are what its examples and search engines use.
    "campus": Mode.CAMPUS,
    "on campus": Mode.CAMPUS,
    "onsite": Mode.CAMPUS,
    "on site": Mode.CAMPUS,
    "in person": Mode.CAMPUS,
    "face to face": Mode.CAMPUS,
    "blended": Mode.BLENDED,
    "hybrid": Mode.BLENDED,
    "online": Mode.ONLINE,
    "distance": Mode.ONLINE,
    "distance learning": Mode.ONLINE,
    "workplace": Mode.WORKPLACE,
    "work based": Mode.WORKPLACE,
    "workbased": Mode.WORKPLACE,
    "in the workplace": Mode.WORKPLACE,
    # schema.org's attendance modes of events
    "onlineeventattendancemode": Mode.ONLINE,
    "offlineeventattendancemode": Mode.CAMPUS,
    "mixedeventattendancemode": Mode.BLENDED,
    # what providers write
    "virtual": Mode.ONLINE,
    "virtual classroom": Mode.ONLINE,
    "virtual learning": Mode.ONLINE,
    "live online": Mode.ONLINE,
    "remote": Mode.ONLINE,
    "remote learning": Mode.ONLINE,
    "webinar": Mode.ONLINE,
    "webinars": Mode.ONLINE,
    "e learning": Mode.ONLINE,
    "elearning": Mode.ONLINE,
    "mooc": Mode.ONLINE,
    "classroom": Mode.CAMPUS,
    "class room": Mode.CAMPUS,
    "classroom based": Mode.CAMPUS,
    "blended learning": Mode.BLENDED,
    "mixed": Mode.BLENDED,
}
PATTERNS = {
    # XCRI attendance pattern and study mode. "DR", day or block release, could be either of ours.
    "ev": Pattern.EVENINGS,
    "evening": Pattern.EVENINGS,
    "tw": Pattern.EVENINGS,
    "twilight": Pattern.EVENINGS,
    "we": Pattern.WEEKENDS,
    "weekend": Pattern.WEEKENDS,
    "ft": Pattern.FULL_TIME,
    "full time": Pattern.FULL_TIME,
    "pt": Pattern.PART_TIME,
    "part time": Pattern.PART_TIME,
    "evenings": Pattern.EVENINGS,
    "weekends": Pattern.WEEKENDS,
    "day release": Pattern.DAY_RELEASE,
    "block": Pattern.BLOCK,
    "block release": Pattern.BLOCK,
    "self paced": Pattern.SELF_PACED,
    "self study": Pattern.SELF_PACED,
    "own pace": Pattern.SELF_PACED,
    "pt day": Pattern.PART_TIME,
}
GENERAL = {Pattern.PART_TIME}
"""A pattern that another one makes more precise: a part-time evening course is an evening course."""

BESIDE = frozenset(
    (
        "and",
        "or",
        "by",
        "at",
        "in",
        "the",
        "your",
        "with",
        "via",
        "fully",
        "wholly",
        "live",
        "learning",
        "study",
        "day",
        "course",
        "delivery",
        "delivered",
        "attendance",
        "mode",
        "programme",
        "session",
        "sessions",
        "class",
        "classes",
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"),
    )
)
"""Words beside a mode or a pattern that change nothing about it; any other word makes it unknown."""

CODE = 2
"""A word of so many letters is a code of XCRI, and means something only where it stands alone."""

REMEMBERED = 64
"""Answers that are kept, because a feed says the same few words over and over."""

LANGUAGES = {
    "english": "en",
    "eng": "en",
    "gaelic": "gd",
    "scottish gaelic": "gd",
    "gàidhlig": "gd",
    "gla": "gd",
    "scots": "sco",
    "welsh": "cy",
    "irish": "ga",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "polish": "pl",
    "british sign language": "bfi",
    "bsl": "bfi",
}


@lru_cache(REMEMBERED)
def mode(*words: str | None) -> Mode | None:
    """The mode that the words name, each for itself; None where they name none, or several."""
    return _only({found for word in words for found in _named(word, MODES, PATTERNS)})


@lru_cache(REMEMBERED)
def pattern(*words: str | None) -> Pattern | None:
    """The pattern that the words name, each for itself; None where they name none, or several."""
    found = {name for word in words for name in _named(word, PATTERNS, MODES)}
    return _only(found if Pattern.FULL_TIME in found else found - GENERAL or found)


@lru_cache(REMEMBERED)
def unread(*words: str | None) -> bool:
    """Whether something is stated that names neither a mode nor a pattern, and may contradict those that are read."""
    stated = [word for word in words if _key(word)]
    return bool(stated) and not any(_named(word, MODES, PATTERNS) or _named(word, PATTERNS, MODES) for word in stated)


def _named(word: str | None, terms: dict[str, T], others: dict[str, Any]) -> set[T]:
    """The values of the terms in a text of which every word is a part of a term, of another one, or says nothing."""
    key = _key(word)
    if key in terms:
        return {terms[key]}
    found, rest = set[T](), f" {key} "
    for term in sorted((*terms, *others), key=len, reverse=True):
        if len(term) > CODE and f" {term} " in rest:
            rest = rest.replace(f" {term} ", " | ")
            found |= {terms[term]} if term in terms else set()
    return found if set(rest.split()) - {"|"} <= BESIDE else set()


def _only(found: set[T]) -> T | None:
    return found.pop() if len(found) == 1 else None


def language(word: str | None) -> str | None:
    """The ISO 639 code of a language's code or English name: EN, en-GB and English are all en; else None."""
    word = (word or "").strip().lower()
    if word in LANGUAGES:
        return LANGUAGES[word]
    code = re.fullmatch(r"([a-z]{2}|sco|bfi)(?:[-_][a-z0-9]+)*", word)
    return code[1] if code else None


def _key(word: str | None) -> str:
    return " ".join(re.findall(r"[a-z]+", (word or "").lower()))
