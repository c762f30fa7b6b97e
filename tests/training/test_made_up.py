"""Made-up catalogues are the same every time, share no text, and their vectors come without encoding."""

from __future__ import annotations

import numpy as np
import pytest

from index.texts import credential_passages, credential_summary
from tests.index.dense import DenseEncoder
from tests.index.made import credential
from training.made_up import StandIn, made_up

SAMPLE = [
    credential("a", "Pipe Welding", "Weld thin pipes.", description="Hot work. Done safely.", employer_words=["leaks"]),
    credential(
        "b", "Dementia Care", "Calm an anxious person.", "Note what was done.", employer_words=["upset", "lost"]
    ),
]


def test_a_catalogue_has_the_size_asked_for_and_ids_of_its_own() -> None:
    assert len({record.id for record in made_up(SAMPLE, 30)}) == 30


def test_the_same_catalogue_is_made_every_time() -> None:
    assert list(made_up(SAMPLE, 10)) == list(made_up(SAMPLE, 10))


def test_no_two_records_share_a_title_or_a_phrase() -> None:
    texts = [text for record in made_up(SAMPLE, 30) for text in (record.title, *record.employer_words)]
    assert len(texts) == len(set(texts))


@pytest.fixture
def stand_in() -> StandIn:
    return StandIn(SAMPLE, DenseEncoder())


def test_every_text_has_a_vector_of_length_one(stand_in: StandIn) -> None:
    texts = [one.text for record in made_up(SAMPLE, 5) for one in credential_passages(record)]
    vectors = stand_in.encode([*texts, "a text that nobody made"])
    assert vectors.shape == (len(texts) + 1, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_made_up_text_lies_nearest_to_the_text_it_was_made_of(stand_in: StandIn) -> None:
    made = stand_in.encode(["Dementia Care 7"] * 20)
    meant, other = DenseEncoder().encode(["Dementia Care", "Pipe Welding"])
    assert (made @ meant > made @ other).all()


def test_a_text_of_several_lies_among_them(stand_in: StandIn) -> None:
    (record,) = made_up(SAMPLE, 1)
    (vector,) = stand_in.encode([credential_summary(record)])
    assert vector @ DenseEncoder().encode([record.title.rsplit(" ", 1)[0]])[0] > 0
