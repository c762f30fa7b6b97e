"""How a build ranks its records for texts, by the search and by single features: for evaluation alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from catalogue.records import Credential
from index.encoder import Encoder
from index.features import Array, Feature, RecordFeatures
from index.lexical import Lexical
from index.search import CredentialIndex
from index.stored import Stored

Ranking = list[tuple[str, float]]
"""Ids with scores, best first."""


def ranked(index: CredentialIndex, texts: Sequence[str]) -> list[tuple[str, float, float]]:
    """Every candidate's id, its number in the order and its best certainty for these texts, best first."""
    scores = index.scorer.scores(texts)
    fused, certain = scores.fused(), np.max([text.certain for text in scores.texts], axis=0)
    return [
        (index.records[scores.positions[row]].id, float(fused[row]), float(certain[row])) for row in scores.in_order()
    ]


@dataclass(frozen=True)
class FeatureTable:
    """The features of every record of a build for any text, before any calibration."""

    ids: Sequence[str]
    levels: Array
    records: RecordFeatures
    lexical: Lexical
    encoder: Encoder

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> FeatureTable:
        ids = [record.id for record in Stored(folder / "facts.jsonl", Credential.model_validate_json)]
        levels = np.load(folder / "levels.npy")
        return cls(ids, levels, RecordFeatures.load(folder), Lexical.load(folder / "credentials.bm25"), encoder)

    def of(self, text: str) -> Array:
        """The features (records, 5) for one text."""
        words = self.lexical.scores(text)
        return self.records.of(self.encoder.encode([text])[0], words, np.arange(len(self.ids)))

    def ranked_by(self, text: str, score: Callable[[Array], Array]) -> Ranking:
        """Every record by what `score` makes of the features, best first."""
        scores = score(self.of(text))
        return [(self.ids[row], float(scores[row])) for row in np.argsort(-scores, kind="stable")]


def word_score(features: Array) -> Array:
    return np.asarray(features[:, Feature.WORDS])


def nearest_text(features: Array) -> Array:
    """The similarity of a record's nearest text, published or an employer's."""
    return np.maximum(features[:, Feature.PUBLISHED], features[:, Feature.EMPLOYER])
