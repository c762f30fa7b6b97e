"""Words that say what a text is about, because English seldom has them: "listeria", "privilege", "forklift"."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from index.spelling import english
from runtime.settings import ROOT

SELDOM = 30
"""Times in a million words of English up to which a word is rare."""

MILLION = 1_000_000
WORD = re.compile(r"[^\W\d_]{4,}(?!['’]t\b|[^\W\d_])|\b[A-Z]{2,3}\b|(?<![\w&'’])[B-HJ-Z](?![\w&'’])")
"""What may be one: four letters or more ("aren't" is none), capitals that stand for a name ("NEC"), or a capital by
itself that is no article and no pronoun ("R")."""

ASKING_WORDS = ROOT / "data" / "asking_words.txt"
"""Rare words by which employers ask and that name no topic, counted in messages (training/asking_words.py)."""

_stem = Stemmer.Stemmer("english").stemWord


def rare_words(text: str, seldom: float = SELDOM) -> dict[str, str]:
    """The words of a text that English has less than so many times in a million, as they stand, by their stems."""
    return {stemmed(word): word for word in WORD.findall(text) if is_rare(word.casefold(), seldom)}


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(map(stemmed, WORD.findall(text)))


@lru_cache(maxsize=20_000)
def stemmed(word: str) -> str:
    """The stem of a word, in small letters."""
    return str(_stem(word.casefold()))


def is_rare(word: str, seldom: float = SELDOM) -> bool:
    """Whether English has a word, in small letters, less than so many times in a million; a lone letter it has not."""
    known = english().word_frequency
    return len(word) == 1 or known[word] * MILLION / known.total_words < seldom


def shares_a_word(text: str, other: str, seldom: float = SELDOM) -> bool:
    """Whether a text has a rare word of another."""
    return not stems(other).isdisjoint(rare_words(text, seldom))
