"""The words of a need that are counted."""

from __future__ import annotations

import re
from functools import lru_cache

from Stemmer import Stemmer

from hub.search_words import folded

MOST_WORDS = 8
LONGEST_WORD = 30
WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
"""What may name somebody, and is no word of a need."""

_EMPTY = """
    ability about after all also an and any are as at award basic be because been before better but by can
    certificate class classes could course courses credential credentials day days do does for from get give
    good has have help how in into is it its just knowledge learn learning level like lot make micro-credential
    micro-credentials more much must my need needs new no not now of off on one online only or our out part-time
    people please programme qualification qualifications really scqf short should skill skills so some something
    staff such team teams than that the their them then there these they thing things this to too train training
    up us use used using very want was way we were what when where which who will with within work workers
    workforce workshop working would you your
"""
EMPTY = frozenset(_EMPTY.split())
"""Words that say nothing of what is to be learned."""


def need_words(need: str) -> tuple[str, ...]:
    """The words of a need that say what is to be learned, each once, in the order of the alphabet.

    No digits and no addresses; at most MOST_WORDS, the longest.
    """
    words = {word for word in WORD.findall(folded(ADDRESS.sub(" ", need))) if word not in EMPTY}
    kept = sorted((word for word in words if len(word) <= LONGEST_WORD), key=lambda word: (-len(word), word))
    return tuple(sorted(kept[:MOST_WORDS]))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the forms of one word have in common, under which they are counted together: "welding" and "weld"."""
    return str(Stemmer("english").stemWord(word))
