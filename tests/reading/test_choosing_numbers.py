"""A number is a place in the list, or counts people and places."""

from __future__ import annotations

import pytest

from reading.choosing import choose
from tests.reading.test_choosing import SHOWN


@pytest.mark.parametrize(
    "text", ["who do I contact to book two places", "two lads would go", "could 2 welders share it"]
)
def test_a_number_of_something_is_no_place_in_the_list(text: str) -> None:
    assert choose(text, SHOWN, SHOWN[0].id) == [SHOWN[0]]


@pytest.mark.parametrize(
    "text", ["number 2 thanks", "option 2 includes lunch?", "when number 2 begins", "does two cover it"]
)
def test_a_number_before_another_word_is_a_place(text: str) -> None:
    assert choose(text, SHOWN, SHOWN[0].id) == [SHOWN[1]]
