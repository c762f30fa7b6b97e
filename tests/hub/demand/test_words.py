"""The words of a need that are counted say what is to be learned, and nobody's name or address."""

from __future__ import annotations

import pytest

from hub.demand.words import MOST_WORDS, need_words, stem


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("Shearing of SHEEP, please", ("shearing", "sheep")),
        ("a course on Gàidhlig for our staff", ("gaidhlig",)),
        ("call jo@farm.example or 0131 496 0000 about shearing", ("call", "shearing")),
        ("see https://farm.example/jo and www.farm.example", ("see",)),
        ("cyber-security at level 7", ("cyber-security",)),
        ("training for our people", ()),
        ("", ()),
        ("12,000 \x00 \u202e", ()),
    ],
)
def test_a_need_is_kept_by_its_words_alone(need: str, words: tuple[str, ...]) -> None:
    assert need_words(need) == words


def test_the_sentence_cannot_be_read_from_the_words() -> None:
    assert need_words("sheep shearing") == need_words("shearing for sheep and shearing")


def test_a_long_text_gives_no_more_than_some_words() -> None:
    text = " ".join(f"word{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh")
    assert len(need_words(text)) == MOST_WORDS
    assert need_words("x" * 5000) == ()


def test_forms_of_a_word_are_one_word() -> None:
    assert stem("shearing") == stem("shears")
