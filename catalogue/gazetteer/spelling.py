"""Names as they are compared: in plain spelling, and in spite of a slip of the keyboard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SHORTEST = 6
"""Letters; shorter names are too near to one another to be told apart by a slip."""
LONG = 10
"""Letters from which two slips are forgiven."""

_OTHER_WORDS = """
    afford alexandra argyle assent bannock beauty bigger brighton buckle carbon carrot carson clarkson colton colyton
    dollars downside fallen falling fallon forbes forces formatting forrest gaston garston hannington harlington
    harrington hartshill harvington irving killing ladder lambert larder lauded launceston louder methyl overton pebbles
    prestwich reading repton sanjay shoots shorts shouts steppe steventon stevington stirring sunday sunderland swirling
"""
OTHER_WORDS = frozenset(_OTHER_WORDS.split())
"""Words one slip from a name that mean something else: those of the encoder's vocabulary, and towns of England."""

APOSTROPHES = re.compile(r"['’‘`´]")
BETWEEN = re.compile(r"[^a-z0-9]+")


def plain(words: str) -> str:
    """The words in lower case with one space between them: no accents, no apostrophes, no leading "the", "St" for
    "Saint", "and" for "&".
    """
    letters = unicodedata.normalize("NFKD", words.replace("&", " and ")).casefold()
    letters = APOSTROPHES.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    return BETWEEN.sub(" ", f" {letters} ").replace(" saint ", " st ").strip().removeprefix("the ")


def nearest(words: str, names: Iterable[str]) -> list[str]:
    """Those of the names that are one slip from the words, or two where both are long; the nearest, all of them.

    A slip is a letter too many, too few, wrong or swapped with its neighbour, and never the first. OTHER_WORDS are no
    slips.
    """
    from rapidfuzz.distance import OSA  # here: megabytes, which an import without slips does not need

    slips: dict[str, int] = {}
    for name in () if words in OTHER_WORDS else names:
        shorter = min(len(name), len(words))
        most = 2 if shorter >= LONG else 1 if shorter >= SHORTEST else 0
        if name[0] == words[0] and (count := OSA.distance(words, name, score_cutoff=most)) <= most:
            slips[name] = count
    least = min(slips.values(), default=0)
    return [name for name, count in slips.items() if count == least]
