"""Texts held against a build's credentials: which of them are worth scoring, and how each text scores them.

Vectors and words are searched together because each alone loses (see index/scoring.py). A small catalogue is scored
whole; in a large one the nearest records and the best word matches are the candidates, and only they are scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.calibration import Calibration
from index.encoder import Encoder, Vectors
from index.features import Array, Feature, RecordFeatures
from index.lexical import Lexical
from index.nearest import Nearest
from index.scoring import around, certainty, fuse, z_scores
from index.spelling import Spelling
from index.vectors import Rows, middle
from runtime.standard_english import in_standard_english

CANDIDATES = 250
"""In a large catalogue: how many records each way of searching names. Of the best ten of 100,000 made-up records,
scored whole, 0.992 are found (50 needs); with 200 0.986, with 300 no more."""

SAMPLE = 1000
"""How many records stand in means and deviations for all that are no candidates; with half as many 0.982 are found."""

_LANGUAGES = """
    english gaelic scots german french spanish italian portuguese polish romanian ukrainian russian bulgarian arabic
    urdu punjabi mandarin cantonese chinese japanese korean dutch norwegian turkish kurdish farsi
"""
_LEARNT = """
    language languages class classes lessons speak speaking spoken written beginners basic basics conversation
    conversational vocabulary phrases learn esol
"""
LANGUAGES, LEARNT = frozenset(_LANGUAGES.split()), frozenset(_LEARNT.split())
FEW = 3
"""Names of languages, words beside which one is learnt, and the words of a text that is about little else."""

TELLING = 0.08
"""The greatest share of records that have a word which tells what a record is about: "Excel", "hydrogen"."""

LARGE = 10
"""A catalogue is large when it holds more than this many times the candidates."""


@dataclass(frozen=True)
class TextScores:
    """One text held against the candidates: for each its number in the order and its certainty; the text's vector."""

    fused: Array
    certain: Array
    vector: Vectors


@dataclass(frozen=True)
class Scores:
    """Candidates by their positions in the build, the scores of each text that was held against them, and what the
    background of the conversation adds to each."""

    positions: Rows
    texts: Sequence[TextScores]
    around: Array

    def fused(self) -> Array:
        """One number a candidate to order it by, over all texts and their background."""
        return np.asarray(np.mean([text.fused for text in self.texts], axis=0) + self.around, dtype=np.float32)

    def in_order(self) -> Rows:
        """The rows of the candidates, best first; equal ones in the order of their ids, which is that of a build."""
        return np.lexsort((self.positions, -self.fused()))

    def only(self, texts: Sequence[TextScores]) -> Scores:
        """The scores of some of the texts alone."""
        return Scores(self.positions, texts, self.around)


class Scorer:
    """One build's credentials, ready to be scored. Reads only; safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, calibration: Calibration, candidates: int = CANDIDATES) -> None:
        self.features = RecordFeatures.load(folder)
        self._nearest = Nearest.load(folder / "nearest.faiss")
        self._lexical = Lexical.load(folder / "credentials.bm25")
        self._spelling = Spelling.load(folder / "words.txt")
        self._encoder = encoder
        self._calibration = calibration
        self._candidate_count = candidates
        self._count = len(self.features.wholes)
        self.served: Rows = np.arange(self._count)
        """The positions of the records that may be found."""
        self._large = self._count > LARGE * candidates
        if self._large:
            self._sample = self.features.sample(np.linspace(0, self._count - 1, SAMPLE).astype(np.int64))

    def as_encoded(self, text: str) -> str:
        """A text as it is encoded: in standard English, with its misspelt words mended."""
        return self._spelling.mended(in_standard_english(text))

    def names(self, words: str) -> bool:
        """Whether one or two rare words stand in a record."""
        return bool(self._lexical.naming(words)[self.served].any())

    def having(self, words: str) -> Rows:
        """The positions of the records that have every one of some words, and may be found."""
        return self.served[self._lexical.having(words)[self.served]]

    def is_rare(self, word: str) -> bool:
        """Whether few records have a word, so that it tells of what one is about, or none has it."""
        return self._lexical.is_rare(word, TELLING)

    def without(self, positions: Sequence[int]) -> Scorer:
        """The same without the records at these positions, which are then no candidates."""
        scorer = copy(self)
        scorer.served = np.setdiff1d(np.arange(self._count), np.array(positions, dtype=np.int64))
        return scorer

    def scores(self, texts: Sequence[str], background: Sequence[str] = ()) -> Scores:
        """The candidates for these texts, and what each text scored them; all texts are encoded in one call.

        `background` are the messages of a conversation: they make no record a candidate, and have a voice in the
        order.
        """
        texts = [self.as_encoded(text) for text in texts]
        vectors = self._encoder.encode([*texts, *map(in_standard_english, background)])
        words = [self._lexical.scores(text) for text in texts]
        positions = self._candidates(vectors[: len(texts)], words)
        scored = [self._score(vector, word, positions) for vector, word in zip(vectors, words, strict=False)]
        named = [self._named(text, score, positions) for text, score in zip(texts, scored, strict=True)]
        return Scores(
            positions,
            [self._in_language(text, score, positions) for text, score in zip(texts, named, strict=True)],
            self._around(vectors[len(texts) :], positions),
        )

    def around_all(self, background: Sequence[str]) -> Array:
        """What a background adds to the number of every record; nothing to any of a large catalogue."""
        told = self._encoder.encode([in_standard_english(one) for one in background if not self._large])
        return self._around(told, np.arange(self._count))

    def _around(self, told: Vectors, positions: Rows) -> Array:
        """What the vectors of a background's messages add to the number of each candidate: what their mean does."""
        if not len(told):
            return np.zeros(len(positions), dtype=np.float32)
        no_words = np.zeros(self._count, dtype=np.float32)
        return around(self._z(middle(told), no_words, positions)[1], self._calibration.weights)

    def _named(self, text: str, score: TextScores, positions: Rows) -> TextScores:
        """The scores with the least certainty of an answer where a record has the rare words that are all of the text:
        one exact word says little to a sentence encoder, and everything to a person ("CNC")."""
        named = self._lexical.naming(text)[positions]
        if not named.any():
            return score
        least = np.float32(self._calibration.match.threshold)
        return replace(score, certain=np.where(named, np.maximum(score.certain, least), score.certain))

    def _in_language(self, text: str, score: TextScores, positions: Rows) -> TextScores:
        """The scores in which only records that name a language are near to a text that is about learning it: to a
        sentence encoder English is as good as Gaelic."""
        words = text.lower().split()
        languages = LANGUAGES.intersection(words)
        if not languages or not (len(words) <= FEW or LEARNT.intersection(words)):
            return score
        having = np.logical_or.reduce([self._lexical.scores(language)[positions] > 0 for language in languages])
        most = np.float32(self._calibration.match.threshold / 2)
        return replace(score, certain=np.where(having, score.certain, np.minimum(score.certain, most)))

    def _candidates(self, vectors: Vectors, words: Iterable[Array]) -> Rows:
        """The records worth scoring, by position: all of a small catalogue."""
        if not self._large:
            return self.served
        near = [self._nearest.search(vector, self._candidate_count) for vector in vectors]
        named = [_highest(word, self._candidate_count) for word in words]
        return np.intersect1d(np.concatenate([*near, *named]), self.served)

    def _score(self, vector: Vectors, words: Array, positions: Rows) -> TextScores:
        features, z = self._z(vector, words, positions)
        return TextScores(fuse(z, self._calibration.weights), certainty(features, self._calibration.match), vector)

    def _z(self, vector: Vectors, words: Array, positions: Rows) -> tuple[Array, Array]:
        """The features of the candidates for a vector and the word scores of all records, and their z-scores."""
        features, rest = self.features.of(vector, words[positions], positions), np.empty((0, len(Feature)), np.float32)
        if self._large:
            rest = self._sample.of(vector, words)[~np.isin(self._sample.positions, positions)]
        return features, z_scores(features, rest, words)


def _highest(words: Array, count: int) -> Rows:
    """The positions of so many of the highest scores, the first ones of equals."""
    least = np.partition(words, -count)[-count]  # twice as fast as argpartition
    above = np.flatnonzero(words > least)
    return np.concatenate([above, np.flatnonzero(words == least)[: count - len(above)]])


def certainties(texts: Sequence[TextScores]) -> Array:
    """The certainties (texts, candidates)."""
    return np.stack([text.certain for text in texts])
