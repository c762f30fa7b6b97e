"""The terms of other vocabularies as the catalogue's own. A term that is not listed is unknown, not an error."""

from __future__ import annotations

import re

from catalogue.records import Mode, Pattern

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
}
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


def mode(*words: str | None) -> Mode | None:
    """The mode of the first of `words` that names one, or None."""
    return next((MODES[key] for key in map(_key, words) if key in MODES), None)


def pattern(*words: str | None) -> Pattern | None:
    """The pattern of the first of `words` that names one, or None."""
    return next((PATTERNS[key] for key in map(_key, words) if key in PATTERNS), None)


def language(word: str | None) -> str | None:
    """The ISO 639 code of a language's code or English name: EN, en-GB and English are all en; else None."""
    word = (word or "").strip().lower()
    if word in LANGUAGES:
        return LANGUAGES[word]
    code = re.fullmatch(r"([a-z]{2}|sco|bfi)(?:[-_][a-z0-9]+)*", word)
    return code[1] if code else None


def _key(word: str | None) -> str:
    return " ".join(re.findall(r"[a-z]+", (word or "").lower()))
