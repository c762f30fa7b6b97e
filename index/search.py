"""From needs and filters to credentials, best first, each with the catalogue sentence that made it a match."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.records import Credential
from index.calibration import Calibration
from index.encoder import Encoder
from index.features import Array
from index.filters import judge
from index.results import Hit, Match, Reason, Result
from index.scorer import CANDIDATES, Scorer, Scores, TextScores
from index.stored import Chosen, Stored
from index.vectors import similarities
from reading.filters import Filters


@dataclass(frozen=True)
class _Answers:
    """What answers some needs: `certain` (needs, candidates), and the rows of the hits in their order."""

    needs: tuple[str, ...]
    scores: Scores
    certain: Array
    rows: list[int]
    threshold: float

    def of(self, row: int) -> dict[int, float]:
        """How certain a candidate is of each need that it answers, by the need's position."""
        return {at: round(float(sure), 4) for at, sure in enumerate(self.certain[:, row]) if sure >= self.threshold}

    def uncovered(self) -> tuple[str, ...]:
        answered = self.certain[:, self.rows].max(axis=1, initial=0) >= self.threshold
        return tuple(need for need, covered in zip(self.needs, answered, strict=True) if not covered)


class CredentialIndex:
    """One build's credentials, in memory. Reads only; safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, calibration: Calibration, candidates: int = CANDIDATES) -> None:
        self.records = Stored(folder / "credentials.jsonl", Credential.model_validate_json)
        self.scorer = Scorer(folder, encoder, calibration, candidates)
        self._facts = Stored(folder / "facts.jsonl", Credential.model_validate_json)
        self._threshold = calibration.match.threshold
        self.providers: tuple[str, ...] = tuple(json.loads((folder / "manifest.json").read_text())["providers"])

    def search(self, needs: Sequence[str], filters: Filters | None = None, context: str = "") -> Result:
        """Every credential that passes the filters and answers at least one of the needs.

        `context` is the message that the needs were read from: it says more than they do, so it has a voice in the
        order and, when it holds one need only, in the certainty. Where several needs without filters have no answer, it
        is answered in their stead.
        """
        needs, filters = tuple(needs), filters or Filters()
        if not needs or not self.records:
            return Result(needs, (), (), needs, dict.fromkeys(needs, 0.0), 0.0, self._threshold)
        whole = context or ". ".join(needs)
        scores = self.scorer.scores([*needs, whole] if (whole,) != needs else needs)
        alone = _certainties(scores.texts[: len(needs)])
        certain = _certainties(scores.texts).max(axis=0, keepdims=True) if len(needs) == 1 else alone
        answers = self._answers(needs, scores, certain, filters)
        if not answers.rows and len(needs) > 1 and context and not filters:
            last = scores.only(scores.texts[-1:])
            as_a_whole = self._answers((context,), last, _certainties(last.texts), filters)
            answers = as_a_whole if as_a_whole.rows else answers
        return Result(
            needs=answers.needs,
            hits=Chosen(answers.rows, lambda row: self._hit(answers, row, filters)),
            matches=Chosen(answers.rows, lambda row: self._match(answers, row)),
            uncovered=answers.uncovered(),
            certainties={need: round(float(best), 4) for need, best in zip(needs, alone.max(axis=1), strict=True)},
            surest=round(float(alone[:, answers.rows].max(initial=0)), 4),
            threshold=self._threshold,
        )

    def _answers(self, needs: tuple[str, ...], scores: Scores, certain: Array, filters: Filters) -> _Answers:
        """What answers the needs and passes the filters."""
        answered = certain >= self._threshold
        in_order = scores.in_order()
        rows: list[int] = in_order[answered[:, in_order].any(axis=0)].tolist()
        if filters:
            rows = [row for row in rows if judge(self._facts[scores.positions[row]], filters).passes]
        return _Answers(needs, scores, certain, _best_of_each_need_first(rows, answered), self._threshold)

    def _hit(self, answers: _Answers, row: int, filters: Filters) -> Hit:
        record, certain = self.records[answers.scores.positions[row]], answers.of(row)
        reasons = tuple(self._reason(answers, row, at, score) for at, score in certain.items())
        not_covered = tuple(need for at, need in enumerate(answers.needs) if at not in certain)
        return Hit(record, max(certain.values()), reasons, not_covered, judge(record, filters).unpublished)

    def _match(self, answers: _Answers, row: int) -> Match:
        scores = {answers.needs[at]: score for at, score in answers.of(row).items()}
        return Match(self._facts[answers.scores.positions[row]], scores)

    def _reason(self, answers: _Answers, row: int, at: int, score: float) -> Reason:
        features = self.scorer.features
        start, end = features.part.spans[answers.scores.positions[row], :2]
        similar = similarities(features.matrix[features.part.rows[start:end]], answers.scores.texts[at].vector)
        best = features.part.passages[start + int(np.argmax(similar))]
        return Reason(answers.needs[at], best.text, best.field, score)


def _certainties(texts: Sequence[TextScores]) -> Array:
    """The certainties (texts, candidates)."""
    return np.stack([text.certain for text in texts])


def _best_of_each_need_first(rows: list[int], answered: NDArray[np.bool_]) -> list[int]:
    """Put the best hit of every need at the head, so that the first page answers as much as it can."""
    head: list[int] = []
    for met in answered:
        if not any(met[row] for row in head):
            head += [row for row in (next((row for row in rows if met[row]), None),) if row is not None]
    return head + [row for row in rows if row not in head]
