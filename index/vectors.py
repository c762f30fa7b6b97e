"""The vectors of a build: each text once, and for each record which of them are its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder, Vectors
from index.stored import Stored, write_lines
from index.texts import Passage

Rows = NDArray[np.int64]


class TextVectors:
    """`matrix` is an (n, d) array with a row for each of n different texts."""

    def __init__(self, texts: Sequence[str], matrix: Vectors) -> None:
        self.matrix = matrix
        self.row_of = {text: row for row, text in enumerate(texts)}

    def rows(self, texts: Sequence[str]) -> Rows:
        return np.array([self.row_of[text] for text in texts], dtype=np.int64)

    def save(self, folder: Path) -> None:
        np.save(folder / "vectors.npy", self.matrix)
        with (folder / "texts.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(text) + "\n" for text in self.row_of)

    @classmethod
    def load(cls, folder: Path) -> TextVectors:
        with (folder / "texts.jsonl").open(encoding="utf-8") as file:
            return cls([json.loads(line) for line in file], load_matrix(folder))


def load_matrix(folder: Path) -> Vectors:
    """The vectors of a build, read from the disk as they are needed."""
    matrix: Vectors = np.load(folder / "vectors.npy", mmap_mode="r")
    return matrix


def middle(vectors: Vectors) -> Vectors:
    """The mean (d,) of some vectors (n, d) at unit length."""
    mean = vectors.mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)


def similarities(rows: Vectors, vector: Vectors) -> NDArray[np.float32]:
    """The cosine of each row with a vector: equal rows give equal numbers, wherever they stand.

    A matrix product (BLAS) sums the last rows in another order, and its rounding would then decide between equals.
    """
    return np.asarray(np.einsum("ij,j->i", rows, vector), dtype=np.float32)


@dataclass(frozen=True)
class Part:
    """The passages of many records one after the other, a record's published ones before its others.

    `spans` is an (records, 3) array: where a record's passages begin, where its published ones end, where all end.
    """

    passages: list[Passage]
    spans: Rows

    @classmethod
    def of(cls, listed: Sequence[tuple[str, Sequence[Passage]]]) -> Part:
        passages: list[Passage] = []
        spans = np.zeros((len(listed), 3), dtype=np.int64)
        for position, (_, own) in enumerate(listed):
            in_order = sorted(own, key=lambda passage: not passage.published)
            published = sum(passage.published for passage in in_order)
            spans[position] = (len(passages), len(passages) + published, len(passages) + len(in_order))
            passages += in_order
        return cls(passages, spans)

    def texts(self) -> Iterator[str]:
        return (passage.text for passage in self.passages)

    def save(self, folder: Path, name: str, vectors: TextVectors) -> None:
        np.savez(folder / f"{name}.npz", spans=self.spans, rows=vectors.rows(list(self.texts())))
        write_lines(folder / f"{name}.passages.jsonl", (json.dumps(vars(passage)) for passage in self.passages))


@dataclass(frozen=True)
class LoadedPart:
    """A part as a search needs it; `rows` says for each passage which row of the vectors is its own."""

    passages: Stored[Passage] | Sequence[Passage]
    spans: Rows
    rows: Rows

    def renewed(
        self, listed: Sequence[tuple[str, Sequence[Passage]]], matrix: Vectors, encoder: Encoder
    ) -> tuple[LoadedPart, Vectors]:
        """The part of these records, and its vectors: this part's where it has the text, else encoded."""
        part = Part.of(listed)
        known = {passage.text: row for passage, row in zip(self.passages, self.rows.tolist(), strict=True)}
        texts = list(dict.fromkeys(part.texts()))
        missing = [text for text in texts if text not in known]
        fresh = dict(zip(missing, encoder.encode(missing), strict=True)) if missing else {}
        vectors = [fresh[text] if text in fresh else matrix[known[text]] for text in texts]
        held = TextVectors(texts, np.array(vectors, dtype=np.float32).reshape(len(texts), -1))
        return LoadedPart(part.passages, part.spans, held.rows(list(part.texts()))), held.matrix

    @classmethod
    def load(cls, folder: Path, name: str) -> LoadedPart:
        arrays = np.load(folder / f"{name}.npz")
        passages = Stored(folder / f"{name}.passages.jsonl", lambda line: Passage(**json.loads(line)))
        return cls(passages, arrays["spans"], arrays["rows"])

    def best(self, matrix: Vectors, query: Vectors, positions: Rows, first: int) -> NDArray[np.float32]:
        """The largest similarity of the records' passages to one vector; -inf where a record has none.

        `first` 0 takes the published passages, 1 the others.
        """
        starts, ends = self.spans[positions, first], self.spans[positions, first + 1]
        lengths = ends - starts
        taken = _each(starts, lengths)
        best = np.full(len(positions), -np.inf, dtype=np.float32)
        if len(taken):
            similar = similarities(matrix[self.rows[taken]], query)
            has = lengths > 0
            best[has] = np.maximum.reduceat(similar, (np.cumsum(lengths) - lengths)[has])
        return best

    def only(self, positions: Rows) -> tuple[LoadedPart, Rows]:
        """The part of these records alone, its rows counted from 0, and which rows of the vectors these are."""
        spans = self.spans[positions]
        lengths = spans[:, 2] - spans[:, 0]
        rows = self.rows[_each(spans[:, 0], lengths)]
        moved = spans - spans[:, :1] + (np.cumsum(lengths) - lengths)[:, None]
        return LoadedPart(self.passages, moved, np.arange(len(rows))), rows

    def centres(self, matrix: Vectors) -> Vectors:
        """For each record the mean of its employers' phrases, or of its published texts without any, of length 1."""
        centres = np.zeros((len(self.spans), matrix.shape[1]), dtype=np.float32)
        for position, (start, published, end) in enumerate(self.spans):
            chosen = slice(published, end) if end > published else slice(start, published)
            matrix[self.rows[chosen]].mean(axis=0, out=centres[position])
        centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
        return centres


def _each(starts: Rows, lengths: Rows) -> Rows:
    """Every position from each start on, as many as each length says, one after the other."""
    return np.asarray(np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum()))
