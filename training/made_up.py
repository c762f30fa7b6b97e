"""A catalogue as large as wanted for `python -m training bench`, and an encoder that has its vectors ready.

A record takes its title and skills from one sample record and its other texts from two, each with the record's number
in it, so that no two records share a text. The vector of such a text is that of the sample's text, mixed with those of
two others: neighbourhoods overlap, and lie in the directions that real texts lie in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from catalogue.records import Credential
from index.encoder import Encoder, Vectors
from index.texts import SENTENCE_END, credential_passages

MIXED, NOISE = 0.45, 0.3
"""How much of two other texts a text's vector holds, and how much of nothing: no lists of an index hold them apart."""

NUMBER = re.compile(r" \d+(?=\.?$)")


def made_up(sample: Sequence[Credential], count: int) -> Iterator[Credential]:
    """`count` records; the same ones every time."""
    chance = np.random.default_rng(0)
    for number, rows in enumerate(chance.integers(len(sample), size=(count, 2))):
        first, second = (sample[row] for row in rows)
        yield first.model_copy(
            update={
                "id": f"made-{number}",
                "title": _numbered(first.title, number),
                "learning_outcomes": _halves(first.learning_outcomes, second.learning_outcomes, number),
                "description": " ".join(_halves(_sentences(first), _sentences(second), number)) or None,
                "employer_words": _halves(first.employer_words, second.employer_words, number),
            }
        )


def _halves(first: Sequence[str], second: Sequence[str], number: int) -> tuple[str, ...]:
    return tuple(_numbered(text, number) for text in (*first[::2], *second[1::2]))


def _sentences(record: Credential) -> list[str]:
    return SENTENCE_END.split(record.description or "")


def _numbered(text: str, number: int) -> str:
    return f"{text.removesuffix('.')[:280]} {number}{'.' if text.endswith('.') else ''}"


class StandIn:
    """The vectors of made-up texts, without encoding: of a text the mixed one, of several the middle of theirs."""

    name = "stand-in"

    def __init__(self, sample: Sequence[Credential], encoder: Encoder) -> None:
        texts = {_plain(passage.text): passage.text for record in sample for passage in credential_passages(record)}
        self._row_of = {plain: row for row, plain in enumerate(texts)}
        self._base = encoder.encode(list(texts.values()))
        self._chance = np.random.default_rng(1)

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = [self._rows(text) for text in texts]
        counts = [len(own) for own in rows]
        middles = np.add.reduceat(self._base[np.concatenate(rows)], np.cumsum([0, *counts[:-1]]))
        others = self._base[self._chance.integers(len(self._base), size=(len(texts), 2))].sum(axis=1)
        noise = self._chance.standard_normal(middles.shape, dtype=np.float32) / np.float32(middles.shape[1] ** 0.5)
        made = _of_length_one(middles) + MIXED * _of_length_one(others) + NOISE * noise
        return _of_length_one(made)

    def _rows(self, text: str) -> list[int]:
        whole = self._row_of.get(_plain(text))
        if whole is not None:
            return [whole]
        rows = [self._row_of.get(_plain(sentence)) for sentence in SENTENCE_END.split(text)]
        return [row for row in rows if row is not None] or [0]


def _plain(text: str) -> str:
    """A text by which it is known again, with a number or without."""
    return NUMBER.sub("", text).removesuffix(".")[:280]


def _of_length_one(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), dtype=np.float32)
