"""The embedded model keeps the encoder's contract and puts like beside like."""

from __future__ import annotations

import numpy as np
import pytest

from index.encoder import SentenceEncoder


def test_texts_become_rows_of_length_one(sentence_encoder: SentenceEncoder) -> None:
    vectors = sentence_encoder.encode(["weld pipes", "", "dementia care " * 500])
    assert (vectors.shape, vectors.dtype) == ((3, 384), np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_a_text_has_the_same_vector_in_any_company(sentence_encoder: SentenceEncoder) -> None:
    alone = sentence_encoder.encode(["weld pipes"])[0]
    among = sentence_encoder.encode(["a much longer text about bread and how to bake it", "weld pipes"])[1]
    assert np.abs(alone - among).max() < 1e-5


def test_the_same_meaning_in_other_words_is_nearer_than_another_meaning(sentence_encoder: SentenceEncoder) -> None:
    need, same, other = sentence_encoder.encode(
        ["our carers struggle with confused older residents", "support people with dementia", "inspect steel welds"]
    )
    assert need @ same > need @ other + 0.2


def test_the_embedded_model_is_named_for_the_builds_that_remember_it(sentence_encoder: SentenceEncoder) -> None:
    assert sentence_encoder.name == "all-MiniLM-L6-v2"
