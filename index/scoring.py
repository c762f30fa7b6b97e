"""How well records answer a need: five features as z-scores, added for the order, four of them for the certainty.

The weights and coefficients are those of the encoder's calibration; `make eval` prints what they give.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.calibration import Match, Weights
from index.features import Array, Feature

BESIDE, ELSEWHERE = 0.3, 0.5
"""The least shares of the greatest certainty of a need at which another record answers it too: one that has a subject
of the surest record or of which no subject is known, and one of other subjects. Chosen on conversations m to r
(docs/measurements.md)."""


def z_scores(features: Array, rest: Array, words: Array) -> Array:
    """The features of the candidates as z-scores over all records, so that no score depends on who else is one.

    `rest` are the features of a sample of the other records, none where every record is a candidate. `words` are the
    word scores of all records: a rare word may stand in no record of the sample.
    """
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    if len(rest):
        # the candidates stand for themselves: the few that are alike make much of a deviation, and a sample misses them
        known, other, wide = len(features) / len(words), rest.mean(axis=0), rest.std(axis=0)
        centre = known * mean + (1 - known) * other
        parts = known * (deviation**2 + (mean - centre) ** 2) + (1 - known) * (wide**2 + (other - centre) ** 2)
        mean, deviation = centre, np.sqrt(parts)
    mean[Feature.WORDS], deviation[Feature.WORDS] = words.mean(), words.std()
    return np.asarray((features - mean) / np.maximum(deviation, 1e-6), dtype=np.float32)


def fuse(z: Array, weights: Weights) -> Array:
    """One number a record to order them by; equal records get equal numbers."""
    by_column = np.array([getattr(weights, feature.name.lower()) for feature in Feature], dtype=np.float32)
    return np.asarray((z * by_column).sum(axis=1), dtype=np.float32)


def around(z: Array, weights: Weights) -> Array:
    """What the background of a conversation adds to the number of each record: how near a record as a whole, and the
    mean of its phrases, are to all that was said. A single near sentence would be a chance."""
    return np.asarray(weights.background * z[:, [Feature.CENTRE, Feature.WHOLE]].mean(axis=1), dtype=np.float32)


def certainty(features: Array, match: Match) -> Array:
    """The probability that each record answers the need, by logistic regression on its evidence."""
    nearest, whole, words = evidence(features)
    logit = match.nearest * nearest + match.whole * whole + match.words * words + match.constant
    return np.asarray(1.0 / (1.0 + np.exp(-logit)), dtype=np.float32)


def evidence(features: Array) -> tuple[Array, Array, Array]:
    """What the certainty is computed from: the similarities of the nearest text and of the record as a whole, and the
    logarithm of the word score."""
    nearest = np.maximum(features[:, Feature.PUBLISHED], features[:, Feature.EMPLOYER])
    return nearest, features[:, Feature.WHOLE], np.log1p(features[:, Feature.WORDS])


def answering_all_soon(rows: list[int], answered: NDArray[np.bool_]) -> list[int]:
    """The hits with the best first and behind it the best of every need that is not answered yet, so that the first
    page answers as much as it can."""
    head = rows[:1]
    for met in answered:
        if not any(met[row] for row in head):
            head += [row for row in rows if met[row]][:1]
    return head + [row for row in rows if row not in head]


def beside_the_surest(certain: Array, threshold: float, subjects_of: Callable[[int], set[str]]) -> Array:
    """The certainties (needs, candidates), none for what a need has a much surer answer beside: sooner for one of other
    subjects than for one of the same (BESIDE, ELSEWHERE). `subjects_of` gives those of a candidate by its row."""
    kept = certain.copy()
    for at, row in enumerate(certain):
        surest = int(row.argmax())
        among = np.flatnonzero((row >= threshold) & (row < ELSEWHERE * row[surest])).tolist()
        subjects = subjects_of(surest) if among else set()
        for other in among:
            own = subjects_of(other)
            least = ELSEWHERE if own and subjects and not own & subjects else BESIDE
            if row[other] < least * row[surest]:
                kept[at, other] = 0
    return kept
