"""What a build's records are scored by, held against one text at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.records import Credential
from index.encoder import Vectors
from index.vectors import LoadedPart, Rows, load_matrix, similarities

Array = NDArray[np.float32]

MIDDLING = 6
"""The level that a record without one is ordered by: that of a Higher, near the middle of what is offered at work."""


class Feature(IntEnum):
    """The columns of an array (records, 5) of features: four cosine similarities, and a BM25 score of at least 0.

    `PUBLISHED` is the nearest published text, `EMPLOYER` the nearest phrase of an employer (the nearest published text
    where there is none), `CENTRE` the mean of those phrases, `WHOLE` the record as one text, `WORDS` the word search.
    """

    PUBLISHED = 0
    EMPLOYER = 1
    CENTRE = 2
    WHOLE = 3
    WORDS = 4


@dataclass(frozen=True)
class RecordFeatures:
    """The vectors of records: of their passages, of the means of these, and (by row of `matrix`) of the wholes."""

    part: LoadedPart
    matrix: Vectors
    centres: Vectors
    wholes: Rows

    @classmethod
    def load(cls, folder: Path) -> RecordFeatures:
        centres: Vectors = np.load(folder / "centres.npy", mmap_mode="r")
        return cls(LoadedPart.load(folder, "credentials"), load_matrix(folder), centres, np.load(folder / "wholes.npy"))

    def of(self, vector: Vectors, words: Array, positions: Rows) -> Array:
        """The features (positions, 5) of these records for one text; `words` are the word scores of these positions."""
        published = self.part.best(self.matrix, vector, positions, 0)
        employer = self.part.best(self.matrix, vector, positions, 1)
        centre = similarities(self.centres[positions], vector)
        whole = similarities(self.matrix[self.wholes[positions]], vector)
        return _columns(published, employer, centre, whole, words)

    def phrases(self, position: int) -> tuple[str, ...]:
        """The phrases of employers of one record, suggested ones too."""
        start, end = self.part.spans[position, 1:].tolist()
        return tuple(self.part.passages[at].text for at in range(start, end))

    def sample(self, positions: Rows) -> Sample:
        """Those of some records in memory of their own, for what every search reads."""
        part, rows = self.part.only(positions)
        matrix = np.concatenate([self.matrix[rows], self.centres[positions], self.matrix[self.wholes[positions]]])
        return Sample(positions, part.spans[:, :2], matrix)


@dataclass(frozen=True)
class Sample:
    """Some records by their positions: the vectors of their passages, then of their means, then of the wholes.

    `starts` is an (records, 2) array: where a record's published passages begin, and where its others do.
    """

    positions: Rows
    starts: Rows
    matrix: Vectors

    def of(self, vector: Vectors, words: Array) -> Array:
        """The features of every record of the sample; `words` are the word scores of all records of the build."""
        similar = similarities(self.matrix, vector)
        passages, centre, whole = np.split(similar, [-2 * len(self.positions), -len(self.positions)])
        firsts = self.starts.ravel()
        best = np.maximum.reduceat(np.append(passages, -np.inf), firsts)
        best[np.diff(firsts, append=len(passages)) == 0] = -np.inf
        published, employer = best.reshape(-1, 2).T
        return _columns(published, employer, centre, whole, words[self.positions])


def levels_of(credentials: Sequence[Credential]) -> Array:
    """The SCQF level that each credential begins at; a middling one where none is published."""
    return np.array([one.scqf_level.low if one.scqf_level else MIDDLING for one in credentials], dtype=np.float32)


def _columns(published: Array, employer: Array, centre: Array, whole: Array, words: Array) -> Array:
    """The features side by side in the order of `Feature`."""
    employer = np.where(np.isneginf(employer), published, employer)
    return np.stack([published, employer, centre, whole, words], axis=1)
