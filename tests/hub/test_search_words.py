"""What is searched for is folded and cut to its stem; what is found begins with it."""

from __future__ import annotations

import pytest

from hub.search_words import LONGEST_WORD, folded, search_words, words_of


def test_folding_forgets_case_and_accents() -> None:
    assert folded("MÒR Straße") == "mor strasse"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Blades,", {"blades"}),
        ("Mairi@Craigellan.example", {"mairi@craigellan.example", "craigellan.example", "example"}),
        ("MC-7K4QX2", {"mc-7k4qx2", "7k4qx2"}),
        ("\x00 \u202e ?!", set()),
        (None, set()),
    ],
)
def test_a_word_is_also_found_by_its_parts(text: str | None, words: set[str]) -> None:
    assert words_of([text]) == words


def test_a_word_of_any_length_is_kept_and_found_by_its_beginning() -> None:
    assert words_of(["x" * 5000]) == {"x" * LONGEST_WORD} == set(search_words("x" * 5000))
