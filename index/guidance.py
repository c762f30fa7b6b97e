"""From a question of principle to the guidance that answers it, or to the nearest two when it is not certain.

What it asks for was learned when the index was built (index/guidance_classes.py). By similarity to the ways of asking
alone is found what a build learned nothing for: guidance that staff have written or reworded since.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from catalogue.records import Guidance
from index.calibration import Questions
from index.encoder import Encoder, Vectors
from index.guidance_classes import LIKELY, PROBABLE, SURE, VERBATIM, GuidanceClasses
from index.texts import Passage
from index.vectors import LoadedPart, load_matrix, similarities
from runtime.standard_english import in_standard_english


@dataclass(frozen=True)
class Advice:
    """The guidance that answers a question (None when none likely does), the nearest others, how likely or near the
    best is (0 to 1), and whether it answers also what was taken for something else (`sure`)."""

    guidance: Guidance | None
    nearest: tuple[Guidance, ...]
    score: float
    sure: bool = False


@dataclass(frozen=True)
class Scored:
    """How likely or near guidance is to a question (`score`), how near whatever was learned (`alike`), and whether that
    is enough to answer it, and to answer what was taken for something else."""

    id: str
    score: float
    alike: float
    answers: bool
    sure: bool


def guidance_passages(guidance: Guidance) -> list[Passage]:
    """The title and every way of asking; an answer speaks of more than its question, so it is not searched."""
    return [Passage(guidance.id, field, text) for field, text in _texts(guidance)]


def _texts(guidance: Guidance) -> list[tuple[str, str]]:
    return [("title", guidance.title), *(("asked", question) for question in guidance.asked)]


class GuidanceIndex:
    """One build's guidance, in memory. Reads only; safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, least: Questions) -> None:
        self._encoder, self._least = encoder, least
        with (folder / "guidance.jsonl").open(encoding="utf-8") as file:
            listed = [Guidance.model_validate_json(line) for line in file]
        self._classes = GuidanceClasses.load(folder)
        learned = self._classes.learned if self._classes else frozenset()
        self._learned = {guidance.id: _texts(guidance) for guidance in listed if guidance.id in learned}
        self._hold(listed, LoadedPart.load(folder, "guidance"), load_matrix(folder))

    def _hold(self, listed: Sequence[Guidance], part: LoadedPart, matrix: Vectors) -> None:
        self._listed = list(listed)
        self._part, self._matrix = part, matrix
        self._centres = part.centres(matrix)
        self._by_id = {guidance.id: guidance for guidance in listed}
        self._reworded = {one.id for one in listed if self._learned.get(one.id) not in (None, _texts(one))}

    def amended(self, listed: Sequence[Guidance]) -> GuidanceIndex:
        """An index of this guidance: as a build of it would have it, with only the texts encoded that are new."""
        if list(listed) == self._listed:
            return self
        index = copy(self)
        passages = [(guidance.id, guidance_passages(guidance)) for guidance in listed]
        index._hold(listed, *self._part.renewed(passages, self._matrix, self._encoder))
        return index

    def find(self, question: str) -> Advice:
        """What answers this question best."""
        if not self._listed or not question.strip():
            return Advice(None, (), 0.0)
        vector = self._encoder.encode([in_standard_english(question)])[0]
        likely = self._classes.likelihoods(vector) if self._classes else {}
        nearest = self._part.best(self._matrix, vector, np.arange(len(self._listed)), 0)
        # with a way of asking left out and asked for, the two together named its guidance in 58 of 100, the nearest
        # alone in 49
        alike = (nearest + similarities(self._centres, vector)) / 2
        scored = [
            self._scored(key, likely.get(key), float(near), float(mean))
            for key, near, mean in zip(self._by_id, nearest, alike, strict=True)
        ]
        ranked = sorted(scored, key=lambda one: (-one.score, -one.alike, one.id))
        first, others = ranked[0], tuple(self._by_id[one.id] for one in ranked[1:3])
        score, best = round(first.score, 4), self._by_id[first.id]
        if first.answers:
            return Advice(best, others, score, first.sure)
        return Advice(None, (best, *others[:1]), score)

    def _scored(self, key: str, likely: float | None, nearest: float, alike: float) -> Scored:
        """How a question stands to guidance: by what was learned of it, or where nothing was, by how `alike` it is to
        its ways of asking; by the `nearest` of them where that is all but the same, and where it was reworded since."""
        least = self._least
        if likely is None or key not in self._learned:
            score = alike if not self._classes or alike >= least.same_question else 0.0
            return Scored(key, score, alike, alike >= least.answered, alike >= least.same_question)
        if nearest >= VERBATIM or (key in self._reworded and alike >= least.same_question):
            return Scored(key, max(nearest, likely), alike, answers=True, sure=True)
        return Scored(key, likely, alike, likely >= LIKELY, likely >= SURE)

    def surely(self, question: str) -> Guidance | None:
        """What answers a question beyond doubt, so that a message which was taken for something else is that question
        too; None where nothing does."""
        advice = self.find(question)
        return advice.guidance if advice.sure else None

    def probably(self, question: str) -> Guidance | None:
        """What answers a question that is asked where most ask for guidance; None where nothing likely does."""
        advice = self.find(question)
        return advice.guidance if advice.sure or (self._classes and advice.score >= PROBABLE) else None

    def get(self, guidance_id: str) -> Guidance | None:
        """The guidance with this id; None when it is gone."""
        return self._by_id.get(guidance_id)
