"""The figures of an encoder worked out from judged data, each by the rule that stands beside it in its file."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from index.calibration import Calibration, Made, Margins, Match, Questions, Skills, Terms
from index.encoder import Encoder
from index.guidance import GuidanceIndex
from index.skills import SkillIndex
from index.terms import TermIndex
from training.fitting import best_stretch, right_from
from training.material import Material
from training.weighing import fit_match, fit_weights
from training.workbench import Workbench, decided_by, share

NeedsOf = Callable[[str], tuple[str, ...]]

COMMAND = "advisor calibrate"

SHARES = np.round(np.arange(0.2, 0.96, 0.02), 2)
"""The similarities that are tried."""
STEP = 0.02

GUESSED, STRANGE = 1 - 1 / 7, 0.95
ANSWERED, SAME_QUESTION = 0.1, 0.99
RIGHT, FITS = 0.9, 0.8


def calibrate(material: Material, encoder: Encoder, needs_of: NeedsOf, today: dt.date) -> Calibration:
    """All figures of an encoder; `needs_of` reads the needs of a message.

    The order and the certainty are fitted to the catalogue as it is and as a new hub has it, without phrases.
    Raises ValueError where the material lacks examples of one side of a decision.
    """
    with tempfile.TemporaryDirectory(prefix="calibrate-") as work:
        bench = Workbench.of(material, encoder, Path(work))
        both = [bench, Workbench.of(material.without_phrases(), bench.encoder, Path(work) / "bare")]
        weights = fit_weights(material, both)
        match = fit_match(material, both, weights)
        return Calibration(
            encoder=encoder.name,
            made=Made(date=today, command=COMMAND, counts=material.counts()),
            weights=weights,
            match=match,
            margins=fit_margins(material, both, match, needs_of),
            terms=fit_terms(material, bench),
            guidance=fit_guidance(material, bench),
            skills=fit_skills(material, bench),
        )


def fit_margins(material: Material, benches: Sequence[Workbench], match: Match, needs_of: NeedsOf) -> Margins:
    """How sure the search is where what it shows first is right, and of needs that are read from what the hub does not
    do: a guess lies above both."""
    firsts = [
        (certain, name in query.relevant)
        for bench in benches
        for query in material.queries
        for certain, name in [bench.first(decided_by(query), match)]
    ]
    right = right_from(np.array([certain for certain, _ in firsts]), np.array([good for _, good in firsts]), FITS)
    strange = [benches[0].surest(needs_of(text), match) for text in material.examples["out_of_scope"]]
    guess, doubted = (max(right, float(np.quantile(strange, share))) for share in (GUESSED, STRANGE))
    return Margins(guess=share(guess - match.threshold), out_of_scope=share(doubted - match.threshold))


def fit_terms(material: Material, bench: Workbench) -> Terms:
    """The similarities at which most questions are answered right, a step on the safe side; each after the others."""
    terms = Terms(phrase=0.6, description=0.4, over_name=0.6)

    def right(name: str, value: float) -> int:
        index = TermIndex(bench.folder, bench.encoder, terms.model_copy(update={name: value}))
        return sum(question.answered_by(index.explain(question.text).terms) for question in material.questions)

    for name in ("phrase", "description", "over_name"):
        lowest, highest = best_stretch(partial(right, name), SHARES)
        value = lowest + STEP if name == "phrase" else highest - STEP
        terms = terms.model_copy(update={name: share(min(max(value, lowest), highest))})
    return terms


def fit_guidance(material: Material, bench: Workbench) -> Questions:
    """What most questions for guidance reach, and what next to nothing reaches that the hub does not do."""
    index = GuidanceIndex(bench.folder, bench.encoder, Questions(answered=0.5, same_question=0.5))
    scores = {
        intent: [index.find(text).score for text in material.examples[intent]]
        for intent in ("guidance", "out_of_scope")
    }
    answered = share(np.quantile(scores["guidance"], ANSWERED))
    same = share(np.quantile(scores["out_of_scope"], SAME_QUESTION))
    return Questions(answered=answered, same_question=max(answered, same))


def fit_skills(material: Material, bench: Workbench) -> Skills:
    """The least similarity that no need without a skill reaches, and the widest gap at which most skills are right."""
    index = SkillIndex(bench.folder, bench.encoder, Skills(least=0.01, gap=0.99))
    nearest = [(index.infer(need.text), need.skills) for need in material.skill_needs]
    best = [(near[0].score if near else 0.0, bool(skills)) for near, skills in nearest]
    highest = max((score for score, named in best if not named), default=0.0)
    above = min((score for score, named in best if named and score > highest), default=1.0)
    least = share((highest + above) / 2)

    def share_right(gap: float) -> float:
        shown = [
            inferred.skill.label in skills
            for near, skills in nearest
            for inferred in near
            if inferred.score >= max(least, near[0].score - gap)
        ]
        return float(np.mean(shown)) if shown else 1.0

    gaps = [gap for gap in np.round(np.arange(0.01, 0.16, 0.01), 2) if share_right(gap) >= RIGHT]
    return Skills(least=least, gap=share(max(gaps, default=0.01)))
