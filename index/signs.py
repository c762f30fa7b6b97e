"""What a build's records are scored by, held against one text at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.encoder import Vectors
from index.scoring import Array
from index.vectors import LoadedPart, Rows, load_matrix, similarities


@dataclass(frozen=True)
class RecordSigns:
    """The vectors of records: of their passages, of the middles of these, and (by row of `matrix`) of the wholes."""

    part: LoadedPart
    matrix: Vectors
    centres: Vectors
    wholes: Rows

    @classmethod
    def load(cls, folder: Path) -> RecordSigns:
        centres: Vectors = np.load(folder / "centres.npy", mmap_mode="r")
        return cls(LoadedPart.load(folder, "credentials"), load_matrix(folder), centres, np.load(folder / "wholes.npy"))

    def of(self, vector: Vectors, words: Array, places: Rows) -> Array:
        """The array (places, 5) of index.scoring.SIGNS; `words` are the word scores of these places."""
        published = self.part.best(self.matrix, vector, places, 0)
        employer = self.part.best(self.matrix, vector, places, 1)
        employer = np.where(np.isneginf(employer), published, employer)
        centre = similarities(self.centres[places], vector)
        whole = similarities(self.matrix[self.wholes[places]], vector)
        return np.stack([published, employer, centre, whole, words], axis=1)

    def copied(self, places: Rows) -> RecordSigns:
        """Those of some records in memory of their own, for what every search reads."""
        part, rows = self.part.only(places)
        wholes = np.arange(len(rows), len(rows) + len(places))
        matrix = np.concatenate([self.matrix[rows], self.matrix[self.wholes[places]]])
        return RecordSigns(part, matrix, np.array(self.centres[places]), wholes)
