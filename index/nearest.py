"""The FAISS index of the records' vectors, chosen by how many there are."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors

EXACT_UP_TO = 50_000
"""Up to this a flat scan takes a few milliseconds and is exact; above it the scan alone would take all the time."""

TRAINING_ROWS_PER_LIST = 64
PROBED = 64


class Nearest:
    """Finds the rows with the largest inner product. Safe to share between threads."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def make(cls, vectors: Vectors, exact_up_to: int = EXACT_UP_TO) -> Nearest:
        """A flat index, or for many rows an inverted file of 4 times the root of n lists (FAISS's own guideline)."""
        count, width = vectors.shape
        index: faiss.Index = faiss.IndexFlatIP(width)
        if count > exact_up_to:
            lists = int(4 * np.sqrt(count))
            index = faiss.IndexIVFFlat(index, width, lists, faiss.METRIC_INNER_PRODUCT)
            rows = np.random.default_rng(0).choice(count, min(count, lists * TRAINING_ROWS_PER_LIST), replace=False)
            index.train(vectors[np.sort(rows)])
            index.nprobe = PROBED
        index.add(vectors)
        return cls(index)

    def search(self, query: Vectors, count: int) -> NDArray[np.int64]:
        """The places of the `count` nearest rows to one vector, best first; fewer when there are fewer."""
        _, places = self._index.search(query.reshape(1, -1), count)
        return np.asarray(places[0][places[0] >= 0], dtype=np.int64)  # -1 stands where there are no more

    def save(self, path: Path) -> None:
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> Nearest:
        return cls(faiss.read_index(str(path)))
