"""The figures of an encoder worked out from judged data, each by the rule that stands beside it in its file."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from index.build import build
from index.calibration import Calibration, Made, Margins, Match, Questions, Skills, Terms, Weights
from index.encoder import CachedEncoder, Encoder
from index.features import Array, Feature
from index.guidance import GuidanceIndex
from index.scoring import certainty, evidence, z_scores
from index.skills import SkillIndex
from index.spelling import Spelling
from index.terms import TermIndex
from training.evaluate import Judged
from training.fitting import best_cut, best_stretch, highest_ndcg, logistic, right_from
from training.material import Material
from training.ranking import FeatureTable

NeedsOf = Callable[[str], tuple[str, ...]]

COMMAND = "advisor calibrate"
REMEMBERED = 100_000

WEIGHTS, NEAR = (0.25, 0.5, 0.75, 1.0), 0.005
"""The weights that are tried, and how much less nDCG@5 is taken for weights that differ less."""

SHARES = np.round(np.arange(0.2, 0.96, 0.02), 2)
"""The similarities that are tried."""
STEP = 0.02

GUESSED, STRANGE = 1 - 1 / 7, 0.95
ANSWERED, SAME_QUESTION = 0.1, 0.99
RIGHT, FITS = 0.9, 0.85


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

    def surest(self, texts: Sequence[str], match: Match) -> float:
        """The greatest certainty of any record for any of the texts; 0 without a text."""
        return self.first(texts, match)[0]

    def first(self, texts: Sequence[str], match: Match) -> tuple[float, str]:
        """The greatest certainty of any record for any of the texts, and the id of that record; 0 without a text."""
        if not texts:
            return 0.0, ""
        certain = np.max([certainty(self.features(text), match) for text in texts], axis=0)
        return float(certain.max()), self.table.ids[int(certain.argmax())]


def calibrate(material: Material, encoder: Encoder, needs_of: NeedsOf, today: dt.date) -> Calibration:
    """All figures of an encoder; `needs_of` reads the needs of a message.

    The order and the certainty are fitted to the catalogue as it is and as a new hub has it, without phrases.
    Raises ValueError where the material lacks examples of one side of a decision.
    """
    with tempfile.TemporaryDirectory(prefix="calibrate-") as work:
        bench = Workbench.of(material, encoder, Path(work))
        both = [bench, Workbench.of(material.without_phrases(), bench.encoder, Path(work) / "bare")]
        match = fit_match(material, both)
        return Calibration(
            encoder=encoder.name,
            made=Made(date=today, command=COMMAND, counts=material.counts()),
            weights=fit_weights(material, both),
            match=match,
            margins=fit_margins(material, both, match, needs_of),
            terms=fit_terms(material, bench),
            guidance=fit_guidance(material, bench),
            skills=fit_skills(material, bench),
        )


def fit_weights(material: Material, benches: Sequence[Workbench]) -> Weights:
    """The weights with the best nDCG@5 of the queries that have an answer, in all the builds together."""
    asked = [(bench, query) for bench in benches for query in material.queries if query.relevant]
    z = np.stack([np.mean([_alone(bench.features(text)) for text in query.texts], axis=0) for bench, query in asked])
    gains = np.array([[2 ** query.relevant.get(name, 0) - 1 for name in bench.table.ids] for bench, query in asked])
    weights = highest_ndcg(z.astype(np.float64), gains.astype(np.float64), WEIGHTS, NEAR)
    return Weights(**{feature.name.lower(): weight for feature, weight in zip(Feature, weights, strict=True)})


def fit_match(material: Material, benches: Sequence[Workbench]) -> Match:
    """The regression over every pair of a need and a record, and the threshold by whether queries have an answer.

    All the builds count together.
    """
    needs = [(bench, need, query.relevant) for bench in benches for query in material.queries for need in query.needs]
    signals = np.concatenate([np.stack(evidence(bench.features(need)), axis=1) for bench, need, _ in needs])
    positive = np.array([name in relevant for bench, _, relevant in needs for name in bench.table.ids])
    nearest, words, constant = logistic(signals.astype(np.float64), positive)
    match = Match(
        nearest=round(float(np.clip(nearest, 0.01, 100)), 2),
        words=round(float(np.clip(words, 0, 100)), 2),
        constant=round(float(constant), 2),
        threshold=0.5,
    )
    answered = np.array([bool(query.relevant) for _ in benches for query in material.queries])
    sure = np.array([bench.surest(_decided_by(query), match) for bench in benches for query in material.queries])
    return match.model_copy(update={"threshold": _share(best_cut(sure, answered))})


def fit_margins(material: Material, benches: Sequence[Workbench], match: Match, needs_of: NeedsOf) -> Margins:
    """How sure the search is where what it shows first is right, and of needs that are read from what the hub does not
    do: a guess lies above both."""
    firsts = [
        (certain, name in query.relevant)
        for bench in benches
        for query in material.queries
        for certain, name in [bench.first(_decided_by(query), match)]
    ]
    right = right_from(np.array([certain for certain, _ in firsts]), np.array([good for _, good in firsts]), FITS)
    strange = [benches[0].surest(needs_of(text), match) for text in material.examples["out_of_scope"]]
    guess, doubted = (max(right, float(np.quantile(strange, share))) for share in (GUESSED, STRANGE))
    return Margins(guess=_share(guess - match.threshold), out_of_scope=_share(doubted - match.threshold))


def _decided_by(query: Judged) -> tuple[str, ...]:
    """The texts by which a search decides whether there is an answer: the message has a voice in a need that stands
    alone."""
    return query.needs if len(query.needs) > 1 else (*query.needs, query.query)


def fit_terms(material: Material, bench: Workbench) -> Terms:
    """The similarities at which most questions are answered right, a step on the safe side; each after the others."""
    terms = Terms(phrase=0.6, description=0.4, over_name=0.6)

    def right(name: str, value: float) -> int:
        index = TermIndex(bench.folder, bench.encoder, terms.model_copy(update={name: value}))
        return sum(question.answered_by(index.explain(question.text).terms) for question in material.questions)

    for name in ("phrase", "description", "over_name"):
        lowest, highest = best_stretch(partial(right, name), SHARES)
        value = lowest + STEP if name == "phrase" else highest - STEP
        terms = terms.model_copy(update={name: _share(min(max(value, lowest), highest))})
    return terms


def fit_guidance(material: Material, bench: Workbench) -> Questions:
    """What most questions for guidance reach, and what next to nothing reaches that the hub does not do."""
    index = GuidanceIndex(bench.folder, bench.encoder, Questions(answered=0.5, same_question=0.5))
    scores = {
        intent: [index.find(text).score for text in material.examples[intent]]
        for intent in ("guidance", "out_of_scope")
    }
    answered = _share(np.quantile(scores["guidance"], ANSWERED))
    same = _share(np.quantile(scores["out_of_scope"], SAME_QUESTION))
    return Questions(answered=answered, same_question=max(answered, same))


def fit_skills(material: Material, bench: Workbench) -> Skills:
    """The least similarity that no need without a skill reaches, and the widest gap at which most skills are right."""
    index = SkillIndex(bench.folder, bench.encoder, Skills(least=0.01, gap=0.99))
    nearest = [(index.infer(need.text), need.skills) for need in material.skill_needs]
    best = [(near[0].score if near else 0.0, bool(skills)) for near, skills in nearest]
    highest = max((score for score, named in best if not named), default=0.0)
    above = min((score for score, named in best if named and score > highest), default=1.0)
    least = _share((highest + above) / 2)

    def share_right(gap: float) -> float:
        shown = [
            inferred.skill.label in skills
            for near, skills in nearest
            for inferred in near
            if inferred.score >= max(least, near[0].score - gap)
        ]
        return float(np.mean(shown)) if shown else 1.0

    gaps = [gap for gap in np.round(np.arange(0.01, 0.16, 0.01), 2) if share_right(gap) >= RIGHT]
    return Skills(least=least, gap=_share(max(gaps, default=0.01)))


def _alone(features: Array) -> Array:
    """The z-scores of a catalogue that is scored whole."""
    return z_scores(features, np.empty((0, len(Feature)), np.float32), features[:, Feature.WORDS])


def _share(value: float) -> float:
    """A figure as a person would write it, strictly between 0 and 1."""
    return min(max(round(float(value), 3), 0.001), 0.999)
