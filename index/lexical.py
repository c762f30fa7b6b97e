"""Word search (BM25 by bm25s) over one text a record, with English stems."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray


class Lexical:
    """Scores for all texts at once, in the order they were given."""

    def __init__(self, engine: bm25s.BM25 | None, size: int) -> None:
        self._engine = engine
        self._size = size
        self._stem = Stemmer.Stemmer("english")

    @classmethod
    def make(cls, texts: Sequence[str]) -> Lexical:
        made = cls(None, len(texts))
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

    def _tokens(self, texts: list[str]) -> list[list[str]]:
        tokenised = bm25s.tokenize(texts, stopwords="en", stemmer=self._stem, return_ids=False, show_progress=False)
        return [list(tokens) for tokens in tokenised]

    def save(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "size.txt").write_text(str(self._size))
        if self._engine:
            self._engine.save(str(folder / "engine"))

    @classmethod
    def load(cls, folder: Path) -> Lexical:
        engine = bm25s.BM25.load(str(folder / "engine")) if (folder / "engine").exists() else None
        return cls(engine, int((folder / "size.txt").read_text()))
