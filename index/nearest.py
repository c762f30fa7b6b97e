"""The FAISS index of the records' vectors, chosen by how many there are."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors

EXACT_UP_TO = 20_000
"""Up to this a flat scan takes a millisecond or two and is exact."""

BITS = 4
DIMENSIONS_A_CODE = 2
"""Above it every row is scanned too, but as codes of 4 bits for 2 dimensions each, compared in registers by FAISS: 0.5
ms of one core for 100,000 rows and 6 for a million. Inverted lists were tried and lose: what employers say lies far
from what providers publish, and with 128 of 632 lists looked at, 12 of 100 nearest records were missed."""

REFINED = 400
"""How many of the nearest by their codes are compared again by vectors of half precision. Of the ten nearest of 100,000
the best 100 by code missed none."""

TRAINING_ROWS = 20_000


class Nearest:
    """Finds the rows with the largest inner product. Safe to share between threads."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def make(cls, vectors: Vectors, exact_up_to: int = EXACT_UP_TO) -> Nearest:
        count, width = vectors.shape
        index: faiss.Index = faiss.IndexFlatIP(width)
        if count > exact_up_to:
            codes = faiss.IndexPQFastScan(width, width // DIMENSIONS_A_CODE, BITS, faiss.METRIC_INNER_PRODUCT)
            halves = faiss.IndexScalarQuantizer(width, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
            index = faiss.IndexRefine(codes, halves)
            rows = np.random.default_rng(0).choice(count, min(count, TRAINING_ROWS), replace=False)
            index.train(vectors[np.sort(rows)])
        index.add(vectors)
        return cls(index)

    @property
    def exact(self) -> bool:
        """Whether every row is compared as it is."""
        return not isinstance(self._index, faiss.IndexRefine)

    def search(self, query: Vectors, count: int) -> NDArray[np.int64]:
        """The positions of the `count` nearest rows to one vector, best first; fewer when there are fewer."""
        params = None if self.exact else faiss.IndexRefineSearchParameters(k_factor=max(1.0, REFINED / count))  # type: ignore[call-arg]  # SWIG hides its keywords
        _, positions = self._index.search(query.reshape(1, -1), count, params=params)
        return np.asarray(positions[0][positions[0] >= 0], dtype=np.int64)  # -1 stands where there are no more

    def save(self, path: Path) -> None:
        faiss.write_index(self._index, str(path))

    @classmethod
    def load(cls, path: Path) -> Nearest:
        return cls(faiss.read_index(str(path)))
