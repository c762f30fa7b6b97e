"""The embedded model puts like beside like, and a cache in front of an encoder asks it for a text once."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.encoder import CachedEncoder, Encoder, Vectors
from index.export import encoder_name
from tests.toy import BreakingEncoder, PowerCut, ToyEncoder


class CountingEncoder(ToyEncoder):
    """A toy that remembers the texts of each call."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(list(texts))
        return super().encode(texts)


@pytest.fixture
def inner() -> CountingEncoder:
    return CountingEncoder()


def test_the_same_meaning_in_other_words_is_nearer_than_another_meaning(sentence_encoder: Encoder) -> None:
    need, same, other = sentence_encoder.encode(
        ["our carers struggle with confused older residents", "support people with dementia", "inspect steel welds"]
    )
    assert need @ same > need @ other + 0.2


def test_the_embedded_model_is_named_for_the_builds_that_remember_it(sentence_encoder: Encoder) -> None:
    assert sentence_encoder.name == encoder_name()


def test_a_cached_encoder_has_the_name_of_the_encoder_behind_it(inner: CountingEncoder) -> None:
    assert CachedEncoder(inner, 10).name == inner.name


def test_cached_vectors_are_those_of_the_encoder_in_the_order_of_the_texts(inner: CountingEncoder) -> None:
    cached = CachedEncoder(inner, 10)
    cached.encode(["pipe"])
    texts = ["weld", "pipe", "weld", "bread"]
    assert np.array_equal(cached.encode(texts), ToyEncoder().encode(texts))


def test_a_text_is_encoded_once(inner: CountingEncoder) -> None:
    cached = CachedEncoder(inner, 10)
    for texts in (["weld", "pipe"], ["pipe"], ["weld", "weld"]):
        cached.encode(texts)
    assert inner.calls == [["weld", "pipe"]]


def test_all_unknown_texts_of_a_call_are_encoded_in_one(inner: CountingEncoder) -> None:
    cached = CachedEncoder(inner, 10)
    cached.encode(["pipe"])
    cached.encode(["weld", "pipe", "bread", "weld"])
    assert inner.calls == [["pipe"], ["weld", "bread"]]


def test_the_text_that_was_asked_for_longest_ago_is_forgotten_first(inner: CountingEncoder) -> None:
    cached = CachedEncoder(inner, 2)
    for text in ("weld", "pipe", "weld", "bread", "weld", "pipe"):
        cached.encode([text])
    assert inner.calls == [["weld"], ["pipe"], ["bread"], ["pipe"]]


def test_more_texts_than_are_remembered_are_all_encoded(inner: CountingEncoder) -> None:
    texts = ["weld", "pipe", "bread"]
    assert np.array_equal(CachedEncoder(inner, 1).encode(texts), ToyEncoder().encode(texts))


def test_a_change_to_what_was_handed_out_changes_nothing_that_is_remembered(inner: CountingEncoder) -> None:
    cached = CachedEncoder(inner, 10)
    cached.encode(["weld"])[:] = 0
    assert np.array_equal(cached.encode(["weld"]), ToyEncoder().encode(["weld"]))


def test_no_texts_have_no_vectors(inner: CountingEncoder) -> None:
    assert CachedEncoder(inner, 10).encode([]).shape == ToyEncoder().encode([]).shape


def test_a_failure_of_the_encoder_is_not_remembered() -> None:
    cached = CachedEncoder(breaking := BreakingEncoder(), 10)
    with pytest.raises(PowerCut):
        cached.encode(["weld"])
    assert breaking.encoded == []
    with pytest.raises(PowerCut):
        cached.encode(["weld"])


def test_many_threads_get_the_right_vectors_of_a_small_cache() -> None:
    cached, words = CachedEncoder(ToyEncoder(), 3), ["weld", "pipe", "bread", "care", "calm", "bake"]
    expected = dict(zip(words, ToyEncoder().encode(words), strict=True))

    def right(at: int) -> bool:
        pair = [words[at % 6], words[(at * 5 + 1) % 6]]
        return np.array_equal(cached.encode(pair), np.stack([expected[word] for word in pair]))

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(right, range(600)))
