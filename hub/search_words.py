"""What staff type into the search of the queue, as the pieces of text that a request has to hold."""

from __future__ import annotations

import re

from Stemmer import Stemmer

from hub.models import folded

MOST_WORDS = 10
SHORTEST_STEM = 4
WORD = re.compile(r"[^\W_](?:[\w@.+'’-]*[^\W_])?")
"""A word, an e-mail address or a reference; signs at its ends and control characters are no part of it."""


def search_words(text: str) -> tuple[str, ...]:
    """The words of `text` without case, accents and endings: 'Blades,' gives 'blade', which 'blade' and 'blades' hold.

    Empty when there are none.
    """
    stem = Stemmer("english").stemWord
    return tuple(_stemmed(word, stem(word)) for word in WORD.findall(folded(text))[:MOST_WORDS])


def _stemmed(word: str, stem: str) -> str:
    """The stem where it begins the word, so that it can be looked for as a part of other words."""
    return stem if word.isalpha() and len(stem) >= SHORTEST_STEM and word.startswith(stem) else word
