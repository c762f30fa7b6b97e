"""The order and the certainty of the search, fitted to judged queries and to the needs of whole conversations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.calibration import Match, Weights
from index.features import Feature
from index.scoring import around, certainty, evidence, fuse
from training.evaluate import Judged
from training.fitting import highest_ndcg, logistic, ndcg_of
from training.material import Material
from training.workbench import Workbench, alone, decided_by

WEIGHTS, NEAR = (0.25, 0.5, 0.75, 1.0), 0.005
"""The weights that are tried, and how much less nDCG@5 is taken for weights that differ less."""

BACKGROUNDS, LEVELS = (0.0, 0.5, 1.0, 1.5, 2.0), (0.0, 0.1, 0.2, 0.3, 0.4)
"""The weights of the background and of a level that are tried."""

THRESHOLDS, WAIVED = np.round(np.arange(0.1, 0.61, 0.01), 2).tolist(), 0.005
"""The thresholds that are tried, and what share of right answers is given for showing less that is wrong."""


def fit_weights(material: Material, benches: Sequence[Workbench]) -> Weights:
    """The weights with the best nDCG@5 of the queries and the needs of conversations that have an answer, in all the
    builds together; then, beside these, those of the background and of a level, by the conversations."""
    found = [(bench, need) for bench in benches for need in material.found if need.asked.relevant]
    asked = [(bench, query) for bench in benches for query in material.queries if query.relevant]
    asked += [(bench, need.asked) for bench, need in found]
    z = np.stack([np.mean([alone(bench.features(text)) for text in query.texts], axis=0) for bench, query in asked])
    gains = np.array([[2 ** query.relevant.get(name, 0) - 1 for name in bench.table.ids] for bench, query in asked])
    best = highest_ndcg(z.astype(np.float64), gains.astype(np.float64), WEIGHTS, NEAR)
    by_name = {feature.name.lower(): weight for feature, weight in zip(Feature, best, strict=True)}
    weights = Weights(**by_name, background=0, level=0)
    if not found:
        return weights
    in_place = (z[-len(found) :] @ np.array(best)).astype(np.float64)
    unit = weights.model_copy(update={"background": 1.0})
    told = np.stack([around(alone(bench.told(need.background)), unit) for bench, need in found])
    level = np.stack([bench.table.levels for bench, _ in found])
    figures = {
        (background, easier): ndcg_of(in_place + background * told - easier * level, gains[-len(found) :])
        for background in BACKGROUNDS
        for easier in LEVELS
    }
    background, easier = max(figures, key=lambda pair: figures[pair])
    return weights.model_copy(update={"background": background, "level": easier})


def fit_match(material: Material, benches: Sequence[Workbench], weights: Weights) -> Match:
    """The regression over every pair of a need and a record, and the threshold by what queries and needs of
    conversations are then answered with first.

    All the builds count together. Raises ValueError where every query has an answer, or none has.
    """
    judged = [bool(query.relevant) for query in (*material.queries, *(need.asked for need in material.found))]
    if all(judged) or not any(judged):
        raise ValueError("a threshold needs queries of both groups: with an answer and without")
    needs = [(bench, need, query.relevant) for bench in benches for query in material.queries for need in query.needs]
    signals = np.concatenate([np.stack(evidence(bench.features(need)), axis=1) for bench, need, _ in needs])
    positive = np.array([name in relevant for bench, _, relevant in needs for name in bench.table.ids])
    nearest, whole, words, constant = logistic(signals.astype(np.float64), positive)
    match = Match(
        nearest=round(float(np.clip(nearest, 0.01, 100)), 2),
        whole=round(float(np.clip(whole, 0, 100)), 2),
        words=round(float(np.clip(words, 0, 100)), 2),
        constant=round(float(constant), 2),
        threshold=0.5,
    )
    asked: list[tuple[Workbench, Judged, Sequence[str]]]
    asked = [(bench, query, ()) for bench in benches for query in material.queries]
    asked += [(bench, need.asked, need.background) for bench in benches for need in material.found]
    firsts = [_firsts(bench, query, background, match, weights) for bench, query, background in asked]
    rights = [np.mean([first(least) for first in firsts]) for least in THRESHOLDS]
    return match.model_copy(
        update={
            "threshold": max(
                least for least, right in zip(THRESHOLDS, rights, strict=True) if right >= max(rights) - WAIVED
            )
        }
    )


def _firsts(
    bench: Workbench, query: Judged, background: Sequence[str], match: Match, weights: Weights
) -> Callable[[float], bool]:
    """Whether a query is answered right at a threshold: one of the best records comes first, or none where none is."""
    certain = np.max([certainty(bench.features(text), match) for text in decided_by(query)], axis=0)
    number = np.mean([fuse(alone(bench.features(text)), weights) for text in query.texts], axis=0)
    if background:
        number = number + around(alone(bench.told(background)), weights) - weights.level * bench.table.levels
    best = max(query.relevant.values(), default=0)
    right = np.array([query.relevant.get(name) == best for name in bench.table.ids])

    def answered_right(least: float) -> bool:
        first = np.where(certain >= least, number, -np.inf).argmax()
        return bool(right[first]) if certain.max() >= least else not query.relevant

    return answered_right
