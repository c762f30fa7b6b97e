"""Features become one order and one certainty, neither of which depends on who else is a candidate."""

from __future__ import annotations

import numpy as np
import pytest

from index.calibration import Match, Weights
from index.features import Array, Feature
from index.scoring import around, beside_the_surest, certainty, evidence, fuse, z_scores

WEIGHTS = Weights(published=0.5, employer=1, centre=1, whole=1, words=0.65, background=0.8, level=0)
MATCH = Match(nearest=13.9, whole=1.5, words=2, constant=-10.5, threshold=0.4)

NO_WORDS = np.zeros(2, dtype=np.float32)
NO_REST = np.zeros((0, len(Feature)), dtype=np.float32)


def features(*rows: tuple[float, ...]) -> Array:
    return np.array(rows, dtype=np.float32)


def sure(
    published: float = 0.0, employer: float = 0.0, centre: float = 0.0, whole: float = 0.0, words: float = 0.0
) -> float:
    return float(certainty(features((published, employer, centre, whole, words)), MATCH)[0])


def test_every_feature_has_its_weight() -> None:
    assert set(Weights.model_fields) == {feature.name.lower() for feature in Feature} | {"background", "level"}


def test_a_feature_is_counted_as_its_z_score_over_all() -> None:
    every = features((0.2, 0, 0, 0, 0), (0.6, 0, 0, 0, 0))
    assert z_scores(every, NO_REST, NO_WORDS)[:, 0] == pytest.approx([-1.0, 1.0])


def test_a_sample_stands_for_those_that_are_no_candidates() -> None:
    every = features(
        (0.9, 0.1, 0.5, 0.2, 3), (0.8, 0.2, 0.1, 0.2, 2), *[(0.2, 0.6, 0.3, 0.1, 0), (0.4, 0, 0, 0.3, 1)] * 4
    )
    of_all = z_scores(every, NO_REST, every[:, Feature.WORDS])
    assert z_scores(every[:2], every[2:4], every[:, Feature.WORDS]) == pytest.approx(of_all[:2], abs=1e-5)


def test_words_are_counted_as_z_scores_over_all_records_though_the_sample_has_none_of_them() -> None:
    words = np.array([8, 0, 0, 0], dtype=np.float32)
    found = z_scores(features((0, 0, 0, 0, 8)), features((0, 0, 0, 0, 0), (0, 0, 0, 0, 0)), words)
    assert found[0, Feature.WORDS] == pytest.approx((8 - 2) / 12**0.5)


def test_a_feature_that_is_the_same_everywhere_decides_nothing() -> None:
    alike = features((0.3, 0.3, 0.3, 0.3, 2), (0.3, 0.3, 0.3, 0.3, 2))
    assert fuse(z_scores(alike, NO_REST, alike[:, Feature.WORDS]), WEIGHTS) == pytest.approx([0.0, 0.0], abs=0.1)


def test_one_record_alone_stands_in_the_middle() -> None:
    alone = features((0.9, 0.8, 0.7, 0.6, 5))
    assert fuse(z_scores(alone, NO_REST, alone[:, Feature.WORDS]), WEIGHTS).tolist() == [0.0]


def test_the_order_is_the_weighted_sum_of_the_features() -> None:
    weights = Weights(published=0.5, employer=1, centre=2, whole=1.5, words=0.65, background=1, level=1)
    z = features((1, 2, 3, 4, 5), (0, 0, 0, 0, 0))
    assert fuse(z, weights) == pytest.approx([0.5 + 2 + 2 * 3 + 1.5 * 4 + 0.65 * 5, 0.0])


@pytest.mark.parametrize("count", range(1, 40))
def test_equal_features_give_equal_numbers_wherever_they_stand(count: int) -> None:
    rows = np.repeat(features((0.123, -0.456, 0.789, 1.234, 5.678)), count, axis=0)
    assert len(set(fuse(rows, WEIGHTS).tolist())) == 1


def test_without_likeness_and_words_there_is_no_answer() -> None:
    assert sure() < 0.001


def test_the_same_text_is_an_answer_without_a_common_word() -> None:
    assert sure(published=1.0) > MATCH.threshold


def test_words_alone_in_an_unlike_record_are_no_answer() -> None:
    assert sure(words=10.0) < MATCH.threshold


def test_certainty_grows_with_likeness_and_with_words() -> None:
    assert sure(0.4, words=1) < sure(0.5, words=1) < sure(0.5, words=2)


def test_a_phrase_of_an_employer_makes_as_certain_as_a_published_text() -> None:
    assert sure(published=0.2, employer=0.7) == sure(published=0.7, employer=0.2) == sure(published=0.7)


def test_the_mean_of_the_phrases_orders_but_makes_nothing_certain() -> None:
    assert sure(0.5, centre=1.0) == sure(0.5)


def test_a_record_that_is_near_as_a_whole_is_more_certain_than_one_with_a_near_sentence_alone() -> None:
    assert sure(0.5, whole=0.5) > sure(0.5)


def test_the_background_counts_by_what_a_record_is_as_a_whole_and_not_by_one_sentence() -> None:
    near_as_a_whole, one_sentence = features((0, 0, 1, 3, 0), (5, 5, 0, 0, 5))
    assert around(np.stack([near_as_a_whole, one_sentence]), WEIGHTS) == pytest.approx([0.8 * 2, 0.0])


def test_a_certainty_is_a_probability_whatever_the_features() -> None:
    found = certainty(features((-1, -1, -1, -1, 0), (1, 1, 1, 1, 1_000_000)), MATCH)
    assert ((found >= 0) & (found <= 1)).all()


def test_no_record_gets_no_score() -> None:
    none = np.zeros((0, len(Feature)), np.float32)
    assert certainty(none, MATCH).shape == fuse(none, WEIGHTS).shape == (0,)


def test_the_certainty_rests_on_the_nearest_text_the_whole_and_the_logarithm_of_the_word_score() -> None:
    nearest, whole, words = evidence(features((0.2, 0.7, 1, 0.5, 3), (0.6, 0.1, 1, 0.3, 0)))
    assert nearest.tolist() == pytest.approx([0.7, 0.6])
    assert whole.tolist() == pytest.approx([0.5, 0.3])
    assert words.tolist() == pytest.approx([np.log(4), 0])


def test_beside_a_surer_answer_another_subject_ends_the_list_sooner_than_the_same() -> None:
    certain = np.array([[0.9, 0.4, 0.4, 0.25, 0.4]], dtype=np.float32)
    subjects: list[set[str]] = [{"care"}, {"care"}, {"food"}, {"care"}, set()]
    kept = beside_the_surest(certain, 0.24, subjects.__getitem__)
    assert (kept > 0).tolist() == [[True, True, False, False, True]]
