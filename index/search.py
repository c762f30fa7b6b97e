"""From needs and filters to credentials, best first, each with the catalogue sentence that made it a match."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.records import TRAVELS, Credential
from index.calibration import Calibration
from index.described import described, entitled
from index.encoder import Encoder
from index.features import Array
from index.filters import FACTS, judge
from index.in_sentence import in_sentences
from index.results import Answers, Hit, Match, Reason, Result
from index.scorer import CANDIDATES, Scorer, Scores, TextScores, certainties
from index.scoring import answering_all_soon, beside_the_surest
from index.stored import Chosen, Stored
from index.vectors import similarities
from reading.filters import Filters

LONGEST_WHOLE = 25
"""Words of a message that may stand for its needs in an answer; a longer one is called by the needs."""


class CredentialIndex:
    """One build's credentials, in memory. Reads only; safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, calibration: Calibration, candidates: int = CANDIDATES) -> None:
        self.records = Stored(folder / "credentials.jsonl", Credential.model_validate_json)
        self.scorer = Scorer(folder, encoder, calibration, candidates)
        self._facts = Stored(folder / "facts.jsonl", Credential.model_validate_json)
        self._threshold, self._fit = calibration.match.threshold, calibration.fit
        self._levels = np.load(folder / "levels.npy")
        self._easier = calibration.weights.level
        manifest = json.loads((folder / "manifest.json").read_text())
        self.providers: tuple[str, ...] = tuple(manifest["providers"])
        self.subjects: Mapping[str, int] = manifest["subjects"]  # how many credentials each has

    def search(
        self,
        needs: Sequence[str],
        filters: Filters | None = None,
        context: str = "",
        refused: Sequence[str] = (),
        background: Sequence[str] = (),
        around: Sequence[str] = (),
    ) -> Result:
        """Every credential that meets the musts of the filters and answers at least one of the needs.

        A credential that a `refused` topic describes better than any need is none.
        `context` is the message that the needs were read from: it says more than they do, so it has a voice in the
        order and, when it holds one need only, in the certainty. Where none of several needs has an answer in the
        whole catalogue, it is answered in their stead. `background` are the messages of the conversation: they
        have a voice in the order alone, and `around` the sentences of the needs where no title has all of a need.
        """
        needs, filters = tuple(needs), filters or Filters()
        if not needs or not len(self.scorer.served):
            return Result(needs, (), (), needs, dict.fromkeys(needs, 0.0), 0.0, self._threshold)
        whole, around = context or ". ".join(needs), around or [""] * len(needs)
        wanted = [*needs, *dict.fromkeys(text for text in (*around, whole) if text and text not in needs)]
        scores = self.scorer.scores([*wanted, *refused], background)
        unwanted, scores = scores.texts[len(wanted) :], scores.only(scores.texts[: len(wanted)])
        scored = dict(zip(wanted, scores.texts, strict=True))
        own = certainties(scores.texts[: len(needs)])
        told = in_sentences(own, around, scored, self._threshold)
        about = [self._titled(scores, [need] if text else []) for need, text in zip(needs, around, strict=True)]
        alone = self._entitled(needs, np.where(about, np.maximum(own, told), told), scores)
        certain = np.maximum(alone, scored[whole].certain) if len(needs) == 1 else alone
        titled = self._titled(scores, refused)
        certain = self._without(certain, unwanted, titled)
        answers = self._answers(needs, scores, certain, filters)
        if len(needs) > 1 and context and alone.max(initial=0) < self._threshold:
            last = scores.only([scored[whole]])
            certain_of_all = self._without(certainties(last.texts), unwanted, titled)
            label = context if len(context.split()) <= LONGEST_WHOLE else ", ".join(needs)
            as_a_whole = self._answers((label,), last, certain_of_all, filters)
            answers = as_a_whole if as_a_whole.rows else answers
        return Result(
            needs=answers.needs,
            hits=Chosen(answers.rows, lambda row: self._hit(answers, row, filters)),
            matches=Chosen(answers.rows, lambda row: self._match(answers, row)),
            uncovered=answers.uncovered(),
            certainties={need: round(float(best), 4) for need, best in zip(needs, alone.max(axis=1), strict=True)},
            surest=round(float(alone[:, answers.rows].max(initial=0)), 4),
            threshold=self._threshold,
            idle=tuple(
                topic
                for topic, text in zip(refused, unwanted, strict=True)
                if text.certain.max(initial=0) < self._fit and not self._titled(scores, [topic]).any()
            ),
            one_less={
                fact: Chosen(rows, partial(self._hit, answers, filters=filters))
                for fact, rows in answers.hidden.items()
            },
        )

    def without(self, ids: Collection[str]) -> CredentialIndex:
        """The same without these credentials: nothing finds them, as if they were in no build."""
        rows = [row for key in ids if (row := self._row(key)) is not None]
        if not rows:
            return self
        index = copy(self)
        index.scorer = self.scorer.without(rows)
        return index

    def suggested(self, key: str) -> tuple[str, ...]:
        """The phrases of topics by which a credential is found beside its own; none where the build has it not."""
        row = self._row(key)
        own = () if row is None else self.records[row].employer_words
        return () if row is None else tuple(said for said in self.scorer.features.phrases(row) if said not in own)

    def names(self, words: str) -> bool:
        """Whether one or two rare words stand in a record: "HACCP"."""
        return self.scorer.names(words)

    def having(self, words: str) -> list[Credential]:
        """The credentials that have every one of some words."""
        return [self.records[row] for row in self.scorer.having(words).tolist()]

    def likest(self, words: str, ids: Sequence[str]) -> tuple[str, ...]:
        """The ids of those of some credentials that words describe, the best first; several where they fit alike."""
        scores = self.scorer.scores([words])
        fused = dict(zip(scores.positions.tolist(), scores.fused().tolist(), strict=True))
        return described({key: row for key in ids if (row := self._row(key)) is not None}, fused)

    def likeliest(self, text: str, background: Sequence[str] = (), most: int = 5) -> list[tuple[Credential, float]]:
        """What comes first for a text, whether it answers it or not, each with how certain that is (0 to 1)."""
        scores = self.scorer.scores([text], background)
        certain = scores.texts[0].certain
        return [(self.records[scores.positions[at]], float(certain[at])) for at in scores.in_order()[:most].tolist()]

    def _row(self, key: str) -> int | None:
        """The row of a credential; a build has them in the order of their ids."""
        row = bisect_left(range(len(self._facts)), key, key=lambda at: self._facts[at].id)
        return row if row < len(self._facts) and self._facts[row].id == key else None

    def browse(self, filters: Filters, background: Sequence[str] = ()) -> Result:
        """Every credential that meets every condition, wishes too, as far as it publishes what is asked about.

        `unknown` of the result counts those that might. Learning online, which happens anywhere, is not counted as
        being in a place. Where nothing is in the place that was asked for, what is elsewhere comes, the nearest first.
        What is near to the `background`, the messages of the conversation, comes first.
        """
        told = self.scorer.around_all(background)
        strict = filters.model_copy(update={"musts": tuple(FACTS), "wishes": ()})
        result = self._browse(strict, told)
        if result.hits or not filters.places or "location" in filters.musts:
            return result
        musts = tuple(fact for fact in FACTS if fact != "location")
        return self._browse(strict.model_copy(update={"musts": musts, "wishes": ("location",)}), told)

    def _browse(self, strict: Filters, told: Array) -> Result:
        """Every credential that meets these conditions: where a place is a wish the nearest first, then by what
        `told` gives each record, then by its title."""
        elsewhere = "location" in strict.wishes
        rows, unknown = [], 0
        distances: dict[int, float] = {}
        hidden: dict[str, list[int]] = {}
        for row in self.scorer.served.tolist():
            credential = self._facts[row]
            verdict = judge(credential, strict)
            if verdict.broken:
                if len(verdict.broken) == 1:
                    hidden.setdefault(verdict.broken[0], []).append(row)
            elif verdict.unpublished or (strict.places and credential.mode in TRAVELS):
                unknown += 1
            else:
                rows.append(row)
                distances[row] = verdict.miles or 0.0
        rows.sort(key=lambda row: (elsewhere * distances[row], -float(told[row]), self._facts[row].title, row))

        def hit(row: int) -> Hit:
            return Hit(self.records[row], 0, (), verdict=judge(self.records[row], strict))

        return Result(
            needs=(),
            hits=Chosen(rows, hit),
            matches=Chosen(rows, lambda row: Match(self._facts[row], {})),
            uncovered=(),
            certainties={},
            surest=0,
            threshold=self._threshold,
            one_less={fact: Chosen(kept_out, hit) for fact, kept_out in hidden.items()},
            unknown=unknown,
        )

    def _titled(self, scores: Scores, topics: Sequence[str]) -> NDArray[np.bool_]:
        """Which candidates have every word of one of the topics in their title."""
        return entitled((self._facts[row].title for row in scores.positions), topics, len(scores.positions))

    def _entitled(self, needs: Sequence[str], certain: Array, scores: Scores) -> Array:
        """The certainties (needs, candidates), a fit at least where a need of one or two rare words stands in a title:
        "CNC" is what "CNC Milling" is about, however little a single word says to an encoder."""
        named = [self._titled(scores, [need] if self.scorer.names(need) else []) for need in needs]
        return np.where(named, np.maximum(certain, np.float32(self._fit)), certain)

    def _without(self, certain: Array, unwanted: Sequence[TextScores], titled: NDArray[np.bool_]) -> Array:
        """The certainties, none for a candidate that a refused topic answers to more certainly than any need, or whose
        title has it (`titled`)."""
        if not unwanted:
            return certain
        refused = certainties(unwanted).max(axis=0)
        shut_out = titled | ((refused >= self._threshold) & (refused >= certain.max(axis=0)))
        return np.where(shut_out, 0, certain).astype(certain.dtype)

    def _answers(self, needs: tuple[str, ...], scores: Scores, certain: Array, filters: Filters) -> Answers:
        """What answers the needs and passes the filters."""
        certain = beside_the_surest(certain, self._threshold, lambda at: {*self._facts[scores.positions[at]].subjects})
        answered = certain >= self._threshold
        rows: list[int] = np.flatnonzero(answered.any(axis=0)).tolist()
        fused = scores.fused()
        if not filters.asks_for_level:
            fused = fused - self._easier * self._levels[scores.positions]
        rows.sort(key=lambda row: -float(fused[row]))
        hidden: dict[str, list[int]] = {}
        if filters:
            verdicts = {row: judge(self._facts[scores.positions[row]], filters) for row in rows}
            for row in rows:
                if len(verdicts[row].broken) == 1:
                    hidden.setdefault(verdicts[row].broken[0], []).append(row)
            rows = [row for row in rows if verdicts[row].passes]
            above = fused - fused.min()  # sums of z-scores may be negative, and a share of those would be a reward
            penalties = {row: verdicts[row].penalty for row in rows}
            rows.sort(key=lambda row: (-float(above[row]) * (1 - penalties[row]), penalties[row]))
        return Answers(needs, scores, certain, answering_all_soon(rows, answered), hidden, self._threshold)

    def _hit(self, answers: Answers, row: int, filters: Filters) -> Hit:
        record, certain = self.records[answers.scores.positions[row]], answers.of(row)
        reasons = tuple(self._reason(answers, row, at, score) for at, score in certain.items())
        not_covered = tuple(need for at, need in enumerate(answers.needs) if at not in certain)
        return Hit(record, max(certain.values()), reasons, not_covered, judge(record, filters))

    def _match(self, answers: Answers, row: int) -> Match:
        scores = {answers.needs[at]: score for at, score in answers.of(row).items()}
        return Match(self._facts[answers.scores.positions[row]], scores)

    def _reason(self, answers: Answers, row: int, at: int, score: float) -> Reason:
        features = self.scorer.features
        start, end = features.part.spans[answers.scores.positions[row], :2]
        similar = similarities(features.matrix[features.part.rows[start:end]], answers.scores.texts[at].vector)
        best = features.part.passages[start + int(np.argmax(similar))]
        return Reason(answers.needs[at], best.text, best.field, score)
