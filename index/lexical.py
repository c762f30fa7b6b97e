"""Word search (BM25 by bm25s) over one text a record, with English stems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

ABBREVIATION = re.compile(r"[A-Za-z]{3,5}")
SHORTEST, LONGEST = 3, 5
"""Letters of an abbreviation."""

NAME_WORD = re.compile(r"[^\W\d_]+")
LITTLE = frozenset({"a", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with"})

NAME = 2
"""Words of a query that may be a name or an abbreviation: "CNC", "GIS mapping"."""

RARE, RARE_SHARE = 4, 0.02
"""A word is rare when no more texts have it than this, or than this share of all."""


class Lexical:
    """Scores for all texts at once, in the order they were given."""

    def __init__(self, engine: bm25s.BM25 | None, size: int, initials: Sequence[str] = ()) -> None:
        self._engine = engine
        self._size = size
        self._initials = initials
        self._stem = Stemmer.Stemmer("english")

    @classmethod
    def make(cls, texts: Sequence[str], names: Sequence[str] = ()) -> Lexical:
        """An index of texts; `names` hold for each text what it is known by, whose initials stand for it ("BSL")."""
        made = cls(None, len(texts), [f" {' '.join(sorted(initials(name)))} " for name in names])
        tokens = made._tokens(list(texts))
        if any(tokens):
            made._engine = bm25s.BM25()
            made._engine.index(tokens, show_progress=False)
        return made

    def scores(self, query: str) -> NDArray[np.float32]:
        """One score of at least 0 for each text; all 0 when no word is known."""
        tokens = self._tokens([query])[0]
        known = [token for token in tokens if self._engine and token in self._engine.vocab_dict]
        if self._engine is None or not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._engine.get_scores(known), dtype=np.float32)

    def naming(self, query: str) -> NDArray[np.bool_]:
        """Which texts have every word of a query of one or two rare words, or are abbreviated by its only word.

        None have for any other query.
        """
        nothing = np.zeros(self._size, dtype=np.bool_)
        if self._initials and ABBREVIATION.fullmatch(query.strip()):
            named = np.array([f" {query.strip().lower()} " in letters for letters in self._initials], dtype=np.bool_)
            if named.any() and self._are_few(named):
                return named
        tokens = list(dict.fromkeys(self._tokens([query])[0]))
        if self._engine is None or not 1 <= len(tokens) <= NAME or not self._engine.vocab_dict.keys() >= set(tokens):
            return nothing
        having = [self._having(token) for token in tokens]
        return np.logical_and.reduce(having) if all(map(self._are_few, having)) else nothing

    def having(self, words: str) -> NDArray[np.bool_]:
        """Which texts have every one of some words; none have where there are no words."""
        having = [self._having(token) for token in self._tokens([words])[0]]
        return np.logical_and.reduce(having) if having else np.zeros(self._size, dtype=np.bool_)

    def is_rare(self, word: str, share: float = RARE_SHARE) -> bool:
        """Whether few texts have a word, not more than this share of all, or none."""
        return all(self._are_few(self._having(token), share) for token in self._tokens([word])[0])

    def _having(self, token: str) -> NDArray[np.bool_]:
        if self._engine is None or token not in self._engine.vocab_dict:
            return np.zeros(self._size, dtype=np.bool_)
        return np.asarray(self._engine.get_scores([token])) > 0

    def _are_few(self, having: NDArray[np.bool_], share: float = RARE_SHARE) -> bool:
        return bool(having.sum() <= max(RARE, share * self._size))

    def _tokens(self, texts: list[str]) -> list[list[str]]:
        tokenised = bm25s.tokenize(texts, stopwords="en", stemmer=self._stem, return_ids=False, show_progress=False)
        return [list(tokens) for tokens in tokenised]

    def save(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "size.txt").write_text(str(self._size))
        (folder / "initials.txt").write_text("\n".join(self._initials), encoding="utf-8")
        if self._engine:
            self._engine.save(str(folder / "engine"))

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        engine = bm25s.BM25.load(str(folder / "engine")) if (folder / "engine").exists() else None
        letters = (folder / "initials.txt").read_text(encoding="utf-8")
        return cls(engine, int((folder / "size.txt").read_text()), letters.split("\n") if letters else ())


def initials(name: str) -> set[str]:
    """The initials of every three to five words of a name that follow one another, with and without little words.

    >>> sorted(initials("British Sign Language"))
    ['bsl']
    """
    words = [word.lower() for word in NAME_WORD.findall(name)]
    letters = ["".join(word[0] for word in kept) for kept in (words, [word for word in words if word not in LITTLE])]
    runs = {
        run[at : at + length] for run in letters for length in range(SHORTEST, LONGEST + 1) for at in range(len(run))
    }
    return {run for run in runs if len(run) >= SHORTEST}
