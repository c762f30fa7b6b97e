"""Numbers in words and figures: positions, counts and what is spoken as several words."""

from __future__ import annotations

import doctest
from decimal import Decimal

import pytest

from reading import numbers
from reading.numbers import ORDINALS, cardinal, ordinal, position, spoken_number


@pytest.mark.parametrize(
    ("word", "number"),
    [("first", 1), ("second", 2), ("twelfth", 12), ("1st", 1), ("22nd", 22), ("3rd", 3), ("4th", 4), ("last", -1)],
)
def test_an_ordinal_names_a_position(word: str, number: int) -> None:
    assert ordinal(word) == number
    assert position(word) == number


@pytest.mark.parametrize("word", ["one", "2", "thirteenth", "th", "", "12345th", "lasting", "1nd2"])
def test_another_word_is_no_ordinal(word: str) -> None:
    assert ordinal(word) is None


@pytest.mark.parametrize(
    ("word", "number"), [("one", 1), ("twelve", 12), ("nineteen", 19), ("forty", 40), ("7", 7), ("1200", 1200)]
)
def test_a_cardinal_names_a_number(word: str, number: int) -> None:
    assert cardinal(word) == number
    assert position(word) == number


@pytest.mark.parametrize("word", ["first", "2nd", "12345", "dozen", "", "2.5", "-1"])
def test_another_word_is_no_cardinal(word: str) -> None:
    assert cardinal(word) is None


@pytest.mark.parametrize("word", ["0", "course", "", "none"])
def test_another_word_names_no_position(word: str) -> None:
    assert position(word) is None


def test_ordinals_go_as_far_as_the_longest_list() -> None:
    assert sorted(ORDINALS.values()) == list(range(1, 13))


@pytest.mark.parametrize(
    ("text", "number", "used"),
    [
        ("two hundred and fifty pounds", "250", 4),
        ("half a dozen people", "6", 3),
        ("a couple of weeks", "2", 3),
        ("twenty five", "25", 2),
        ("three and a half hours", "3.5", 4),
        ("two and a half thousand", "2500", 5),
        ("an hour", "1", 1),
    ],
)
def test_a_spoken_number_is_added_up(text: str, number: str, used: int) -> None:
    assert spoken_number(text.split()) == (Decimal(number), used)


@pytest.mark.parametrize("text", ["", "a course", "and five", "people"])
def test_words_that_begin_with_no_number_are_none(text: str) -> None:
    assert spoken_number(text.split()) is None


def test_the_examples_are_true() -> None:
    results = doctest.testmod(numbers)

    assert (results.failed, results.attempted > 3) == (0, True)
