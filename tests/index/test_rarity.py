"""Which words say what a text is about."""

from __future__ import annotations

import pytest

from index.rarity import SELDOM, rare_words, stems


def test_words_that_english_seldom_has_are_rare_and_found_by_their_stems() -> None:
    assert rare_words("do they look for listeria in the kitchen?") == {"listeria": "listeria"}
    assert set(rare_words("forklifts")) == set(rare_words("a forklift"))


@pytest.mark.parametrize(
    "text", ["how long does it take", "they aren't and couldn’t", "I want a day for the people", "", "12 of 2026"]
)
def test_everyday_words_are_not(text: str) -> None:
    assert rare_words(text) == {}


def test_a_capital_by_itself_may_be_the_name_of_a_tool() -> None:
    assert rare_words("Is A or I taught with R?") == {"r": "R"}


def test_how_seldom_is_for_the_caller_to_say() -> None:
    assert rare_words("privilege", SELDOM)
    assert not rare_words("privilege", 1)


def test_stems_are_of_all_words() -> None:
    assert stems("They knitted socks") == {"they", "knit", "sock"}
