"""The features of some records, and those of a sample in memory of its own, are one and the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.build import build
from index.features import Feature, RecordFeatures
from tests.index.dense import DenseEncoder
from tests.index.made import credential

RECORDS = [
    credential("a", "Pipe Welding", "Weld thin pipes.", "Join steel tanks.", employer_words=["leaky joints"]),
    credential("b", "Dementia Care", "Calm an anxious person."),
    credential("c", "Bread", employer_words=["flat loaves", "sour dough"]),
    credential("d", "Ledgers", "Close the month."),
]
WORDS = np.array([0, 1, 2, 3], dtype=np.float32)
QUERY = DenseEncoder().encode(["weld leaky pipes"])[0]


@pytest.fixture
def features(tmp_path: Path) -> RecordFeatures:
    return RecordFeatures.load(tmp_path / "builds" / build(tmp_path, RECORDS, [], DenseEncoder()).name)


def test_a_record_has_a_number_for_each_feature(features: RecordFeatures) -> None:
    found = features.of(QUERY, WORDS, np.arange(4))
    assert found.shape == (4, len(Feature))
    assert np.isfinite(found).all()
    assert found[:, Feature.WORDS].tolist() == WORDS.tolist()


def test_the_record_that_is_meant_leads_by_its_texts_its_phrases_and_their_mean(features: RecordFeatures) -> None:
    found = features.of(QUERY, WORDS, np.arange(4))
    assert found[:, : Feature.WHOLE].argmax(axis=0).tolist() == [0, 0, 0]


def test_a_record_without_employers_phrases_has_its_published_texts_for_them(features: RecordFeatures) -> None:
    found = features.of(QUERY, WORDS, np.arange(4))
    assert (found[:, Feature.EMPLOYER] == found[:, Feature.PUBLISHED]).tolist() == [False, True, False, True]


@pytest.mark.parametrize("places", [[0, 1, 2, 3], [1, 3], [0, 2], [2], [3, 3]])
def test_a_sample_has_the_features_of_its_records(features: RecordFeatures, places: list[int]) -> None:
    rows = np.array(places, dtype=np.int64)
    assert features.sample(rows).of(QUERY, WORDS) == pytest.approx(features.of(QUERY, WORDS[rows], rows), abs=1e-6)
