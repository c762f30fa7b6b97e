"""The arithmetic of a calibration gives what can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from training.fitting import best_stretch, highest_ndcg, logistic, right_from

STEPS = (0.5, 1.0)


def flags(*values: int) -> np.ndarray:
    return np.array(values, dtype=bool)


def test_a_regression_gives_the_odds_of_each_group() -> None:
    signals = np.array([[0.0]] * 4 + [[1.0]] * 4)
    slope, constant = logistic(signals, flags(1, 0, 0, 0, 1, 1, 1, 0))
    assert constant == pytest.approx(np.log(1 / 3), abs=0.01)
    assert slope == pytest.approx(np.log(3) - np.log(1 / 3), abs=0.01)


def test_a_signal_that_says_nothing_gets_no_weight() -> None:
    chance = np.random.default_rng(0)
    signals = np.c_[np.tile([0.0, 1.0], 500), chance.normal(size=1000)]
    _, noise, _ = logistic(signals, chance.random(1000) < np.where(signals[:, 0] > 0, 0.8, 0.2))
    assert abs(noise) < 0.2


def test_groups_that_a_line_divides_whole_have_finite_coefficients() -> None:
    signals = np.array([[0.1], [0.2], [0.8], [0.9]])
    slope, constant = logistic(signals, flags(0, 0, 1, 1))
    assert 0 < -constant / slope < 1
    assert np.isfinite([slope, constant]).all()


def test_the_weight_of_a_feature_that_misleads_is_low() -> None:
    z = np.array([[[1.0, -0.8], [0.0, 0.0]], [[1.0, -0.9], [0.0, 0.1]]])
    gains = np.array([[3.0, 0.0], [3.0, 0.0]])
    assert highest_ndcg(z, gains, STEPS, 0.0) == (1.0, 0.5)


def test_weights_that_are_as_good_stay_alike() -> None:
    z = np.array([[[1.0, 1.0], [0.0, 0.0]]])
    assert highest_ndcg(z, np.array([[3.0, 0.0]]), STEPS, 0.0) == (1.0, 1.0)


def test_what_is_hardly_better_does_not_part_the_weights() -> None:
    z = np.array([[[1.0, -1.01], [0.0, 0.0]], *[[[1.0, 1.0], [0.0, 0.0]]] * 99])
    gains = np.array([[3.0, 0.0]] * 100)
    assert highest_ndcg(z, gains, STEPS, 0.0) == (1.0, 0.5)
    assert highest_ndcg(z, gains, STEPS, 0.01) == (1.0, 1.0)


def test_the_stretch_of_the_best_values_has_a_lowest_and_a_highest() -> None:
    assert best_stretch(lambda value: 2 if 0.3 <= value <= 0.5 else 1, [0.1, 0.3, 0.4, 0.5, 0.9]) == (0.3, 0.5)


@pytest.mark.parametrize(
    ("right", "share", "least"),
    [((1, 1, 0, 1), 0.7, 0.1), ((1, 1, 0, 1), 0.9, 0.6), ((0, 1, 1, 1), 0.9, 0.8), ((1, 1, 1, 1), 0.9, 0.1)],
)
def test_from_some_value_on_enough_is_right(right: tuple[int, ...], share: float, least: float) -> None:
    assert right_from(np.array([0.8, 0.6, 0.3, 0.1]), flags(*right), share) == least
