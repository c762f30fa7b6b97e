"""Vectors are kept as they were handed over, and only those of one encoder are compared."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import ArrayLike
from sqlalchemy.orm import Session

from hub.vectors import NeedVector, keep_vectors, meanings, vector_values
from tests.hub.made import Opener, meaning


def test_a_cosine_is_that_of_the_encoder_to_three_digits(session: Session, opened: Opener) -> None:
    chance = np.random.default_rng(1)
    rows = chance.normal(size=(2, 384))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    one, other = (opened(vector=NeedVector.of("toy", row)).id for row in rows)
    assert meanings(session, [one, other]).cosine(one, other) == pytest.approx(rows[0] @ rows[1], abs=1e-3)


def test_a_new_vector_takes_the_place_of_the_old(session: Session, opened: Opener) -> None:
    request, other = opened(vector=meaning(1, 0)), opened(vector=meaning(0, 1))
    keep_vectors(session, {request.id: meaning(0, 1)})
    assert meanings(session, [request.id, other.id]).cosine(request.id, other.id) == pytest.approx(1)
    assert vector_values(session, request.id) == [0, 1]


def test_without_two_vectors_of_one_encoder_nothing_can_be_told(session: Session, opened: Opener) -> None:
    one, other, none = opened(vector=meaning(1)), opened(vector=meaning(1, encoder="another")), opened()
    known = meanings(session, [one.id, other.id, none.id])
    assert known.cosine(one.id, other.id) is known.cosine(one.id, none.id) is None
    assert vector_values(session, none.id) == []


@pytest.mark.parametrize("numbers", [[], [0.0, 0.0], [3.0, 4.0], [float("nan")], [[1.0, 0.0]]])
def test_what_is_no_row_of_length_1_is_refused(numbers: ArrayLike) -> None:
    with pytest.raises(ValueError, match="length 1"):
        NeedVector.of("toy", numbers)
