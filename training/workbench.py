"""A build of judged material, and what its records have for every text that was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from index.build import build
from index.calibration import Match
from index.encoder import CachedEncoder, Encoder
from index.features import Array, Feature
from index.scoring import certainty, z_scores
from index.spelling import Spelling
from index.vectors import middle
from training.evaluate import Judged
from training.material import Material
from training.ranking import FeatureTable

REMEMBERED = 100_000


@dataclass(frozen=True)
class Workbench:
    """A build of the material, and the features of every text that was asked about."""

    folder: Path
    encoder: Encoder
    table: FeatureTable
    spelling: Spelling
    known: dict[str, Array] = field(default_factory=dict)

    @classmethod
    def of(cls, material: Material, encoder: Encoder, work: Path) -> Workbench:
        encoder = CachedEncoder(encoder, REMEMBERED)
        made = build(
            work,
            material.credentials,
            material.terms,
            encoder,
            skills=material.skills,
            guidance=material.guidance,
            topics=material.topics,
        )
        folder = work / "builds" / made.name
        return cls(folder, encoder, FeatureTable.load(folder, encoder), Spelling.load(folder / "words.txt"))

    def features(self, text: str) -> Array:
        """The features (records, 5) of a text as a search sees it."""
        if text not in self.known:
            self.known[text] = self.table.of(self.spelling.mended(text))
        return self.known[text]

    def told(self, messages: Sequence[str]) -> Array:
        """The features (records, 5) of the messages of a conversation as the background of a search; no words."""
        vector = middle(self.table.encoder.encode(list(messages)))
        count = len(self.table.ids)
        return self.table.records.of(vector, np.zeros(count, dtype=np.float32), np.arange(count))

    def surest(self, texts: Sequence[str], match: Match) -> float:
        """The greatest certainty of any record for any of the texts; 0 without a text."""
        return self.first(texts, match)[0]

    def first(self, texts: Sequence[str], match: Match) -> tuple[float, str]:
        """The greatest certainty of any record for any of the texts, and the id of that record; 0 without a text."""
        if not texts:
            return 0.0, ""
        certain = np.max([certainty(self.features(text), match) for text in texts], axis=0)
        return float(certain.max()), self.table.ids[int(certain.argmax())]


def decided_by(query: Judged) -> tuple[str, ...]:
    """The texts by which a search decides whether there is an answer: the message has a voice in a need that stands
    alone."""
    return query.needs if len(query.needs) > 1 else (*query.needs, query.query)


def alone(features: Array) -> Array:
    """The z-scores of a catalogue that is scored whole."""
    return z_scores(features, np.empty((0, len(Feature)), np.float32), features[:, Feature.WORDS])


def share(value: float) -> float:
    """A figure as a person would write it, strictly between 0 and 1."""
    return min(max(round(float(value), 3), 0.001), 0.999)
