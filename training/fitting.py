"""The arithmetic of a calibration: a logistic regression, a coarse search of weights, and cuts between two groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

STEPS = 100
"""Newton's method needs about ten; data that a line divides whole would never end."""

RIDGE = 1e-3
"""Keeps the coefficients finite where a line divides the data whole; on other data they stay what they are."""

DEPTH = 5


def logistic(signals: Floats, positive: Flags) -> Floats:
    """The coefficients of a logistic regression: one for each column of (n, d) `signals`, and the constant last."""
    columns = np.c_[signals, np.ones(len(signals))]
    penalty = RIDGE * np.diag([1.0] * signals.shape[1] + [0.0])
    coefficients = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(columns @ coefficients, -30, 30)))
        gradient = columns.T @ (chance - positive) + penalty @ coefficients
        curvature = (columns.T * (chance * (1 - chance))) @ columns + penalty
        step = np.linalg.solve(curvature + 1e-9 * np.eye(len(coefficients)), gradient)
        coefficients -= step
        if np.abs(step).max() < 1e-8:
            break
    return coefficients


def right_from(values: Floats, right: Flags, share: float) -> float:
    """The least value from which on at least this share is right; the greatest value where no stretch is."""
    order = np.argsort(-values, kind="stable")
    shares = np.cumsum(right[order]) / np.arange(1, len(values) + 1)
    held = np.flatnonzero(shares >= share)
    return float(values[order[held[-1]]]) if len(held) else float(values.max())


def highest_ndcg(z: Floats, gains: Floats, steps: Sequence[float], near: float) -> tuple[float, ...]:
    """Weights for the last axis of (queries, records, d) z-scores, by a coarse search for the best nDCG@5.

    `gains` are (queries, records), with something to gain in every query. Only ratios count, so the greatest weight is
    the greatest step. Of all weights within `near` of the best, those that differ least from each other.
    """
    figures = {
        weights: ndcg_of(z @ np.array(weights), gains)
        for weights in product(steps, repeat=z.shape[2])
        if max(weights) == max(steps)
    }
    enough = max(figures.values()) - near
    return min(
        (weights for weights in figures if figures[weights] >= enough), key=lambda weights: np.var(np.log(weights))
    )


def ndcg_of(scores: Floats, gains: Floats) -> float:
    """The mean nDCG@5 of (queries, records) scores, with something to gain in every query."""
    ideal = _gained(np.sort(gains, axis=1)[:, ::-1])
    order = np.argsort(-scores, axis=1, kind="stable")
    return float(np.mean(_gained(np.take_along_axis(gains, order, axis=1)) / ideal))


def best_stretch(right: Callable[[float], int], values: Iterable[float]) -> tuple[float, float]:
    """The lowest and the highest of the values for which most is right."""
    counted = [(right(value), value) for value in values]
    most = max(count for count, _ in counted)
    best = [value for count, value in counted if count == most]
    return min(best), max(best)


def _gained(gains: Floats) -> Floats:
    """The discounted cumulative gain of each row of gains in their order."""
    depth = min(DEPTH, gains.shape[1])
    return np.asarray((gains[:, :depth] / np.log2(np.arange(2, depth + 2))).sum(axis=1))
