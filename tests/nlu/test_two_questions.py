"""Two questions of one message are two acts, the one asked first in front; another message is read as a whole."""

from __future__ import annotations

from math import exp

import pytest

from nlu.onnx_reader import SHARED, OnnxReader
from tests.nlu.toy_reader import ACTS

PRICE, MEANING = "price price", "meaning meaning"
"""Questions that are clear: two words of five acts have a share of 0.65."""


def acts(toy: OnnxReader, text: str) -> dict[str, float]:
    return dict(toy.read(text).acts)


def as_a_whole(**words: int) -> dict[str, float]:
    """The shares of a message that has so many words of each act."""
    raised = {act: exp(words.get(act, 0)) for act in ACTS}
    return {act: share / sum(raised.values()) for act, share in raised.items()}


@pytest.mark.parametrize("between", ["? ", "! ", ". ", " and what ", ", and is ", "? and also "])
def test_two_questions_are_two_acts_in_the_order_they_are_asked(between: str, toy: OnnxReader) -> None:
    for first, second, names in ((PRICE, MEANING, ["details", "glossary"]), (MEANING, PRICE, ["glossary", "details"])):
        found = toy.read(f"{first}{between}{second}").acts
        assert [name for name, _ in found[:2]] == names


def test_the_question_that_is_asked_first_is_in_front_though_the_other_has_more_words(toy: OnnxReader) -> None:
    assert toy.read(f"{PRICE}? {MEANING} meaning").acts[0][0] == "details"


def test_both_acts_have_great_shares_and_all_add_up_to_one(toy: OnnxReader) -> None:
    shares, whole = acts(toy, f"{PRICE}? {MEANING}?"), as_a_whole(details=2, glossary=2)
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["details"] == pytest.approx(0.6 * SHARED + (1 - SHARED) * whole["details"])
    assert shares["glossary"] == pytest.approx(0.4 * SHARED + (1 - SHARED) * whole["glossary"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{PRICE}? {PRICE}?", {"details": 4}),  # twice the same
        (f"{PRICE}? {MEANING}? {PRICE}?", {"details": 4, "glossary": 2}),  # three questions
        (f"{PRICE} and {MEANING}", {"details": 2, "glossary": 2}),  # no question begins behind the "and"
        (f"{PRICE} price? welding baking", {"details": 3, "recommend": 2}),  # the second is no question
        ("welding baking welding? price price", {"recommend": 3, "details": 2}),  # the first is none
        (f"{PRICE} price? meaning of", {"details": 3, "glossary": 1}),  # the second is not clear
        (f"{PRICE}? meaning", {"details": 2, "glossary": 1}),  # one word is no question
        (f"{PRICE}?", {"details": 2}),
    ],
)
def test_another_message_does_what_it_does_as_a_whole(text: str, words: dict[str, int], toy: OnnxReader) -> None:
    assert acts(toy, text) == pytest.approx(as_a_whole(**words))


def test_the_marks_of_a_message_of_two_questions_stay(toy: OnnxReader) -> None:
    text = f"{PRICE} in Perth? {MEANING} of welding?"
    assert [(text[span.start : span.end], span.label) for span in toy.read(text).spans] == [
        ("Perth", "place"),
        ("welding", "need"),
    ]
