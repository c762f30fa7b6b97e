"""A message that does two things has a second act; of any other none is told."""

from __future__ import annotations

import pytest

from nlu.onnx_reader import OnnxReader

PRICE, MEANING = "price price price", "meaning meaning meaning"
"""Questions that are clear: three words of five acts have a share of 0.83."""


def test_the_second_act_of_a_message_is_told_beside_its_first(toy: OnnxReader) -> None:
    reading = toy.read("price price then meaning")
    assert (reading.acts[0][0], reading.second) == ("details", "glossary")


@pytest.mark.parametrize("text", ["price price", "welding in perth", "hello", " "])
def test_a_message_of_one_act_has_no_second(text: str, toy: OnnxReader) -> None:
    assert toy.read(text).second is None


def test_the_first_act_is_never_the_second_too(toy: OnnxReader) -> None:
    reading = toy.read("meaning meaning")
    assert reading.acts[0][0] == "glossary" != reading.second


@pytest.mark.parametrize("between", ["? ", " and what ", ", and is ", "? and also "])
def test_of_two_clear_questions_each_is_an_act(between: str, toy: OnnxReader) -> None:
    reading = toy.read(f"{PRICE} price{between}{MEANING}")
    assert {reading.acts[0][0], reading.second} == {"details", "glossary"}


@pytest.mark.parametrize(
    "text",
    [
        "price price price? price price price?",  # twice the same
        "price price price price? welding baking welding",  # the second is no question
        "price price price price? hello",  # one word is no question
        "price price price price? length pipe pipe",  # of the same act
        "welding baking welding? price price price",  # the first act is no question
    ],
)
def test_any_other_message_of_two_parts_has_one_act(text: str, toy: OnnxReader) -> None:
    assert toy.read(text).second is None
