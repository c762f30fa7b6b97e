"""Word search scores every text, finds inflected words, and never stumbles over words it does not know."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.lexical import RARE, Lexical, initials

TEXTS = ["Weld a pipe.", "Weld a tank.", "Bake bread."]


def found(query: str, texts: list[str] = TEXTS) -> list[str]:
    scores = Lexical.make(texts).scores(query)
    return [text for text, score in zip(texts, scores, strict=True) if score > 0]


def test_every_text_with_a_word_of_the_query_scores() -> None:
    assert found("bread") == ["Bake bread."]


@pytest.mark.parametrize("query", ["WELD", "welding", "welds", "welded"])
def test_the_form_of_a_word_makes_no_difference(query: str) -> None:
    assert found(query) == ["Weld a pipe.", "Weld a tank."]


def test_a_text_with_more_of_the_words_scores_more() -> None:
    pipe, tank, _ = Lexical.make(TEXTS).scores("weld pipes")
    assert pipe > tank > 0


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    pipe, tank, bread = Lexical.make(TEXTS).scores("weld bread")
    assert bread > pipe == pytest.approx(tank)


@pytest.mark.parametrize("query", ["", "   ", "the of and", "submarine", "🚒", "?!"])
def test_a_query_without_a_known_word_scores_nothing(query: str) -> None:
    assert found(query) == []


def test_unknown_words_beside_known_ones_change_nothing() -> None:
    lexical = Lexical.make(TEXTS)
    assert np.array_equal(lexical.scores("submarine weld"), lexical.scores("weld"))


@pytest.mark.parametrize("texts", [[], ["the of and"], ["", ""]])
def test_texts_without_words_score_nothing(texts: list[str]) -> None:
    assert Lexical.make(texts).scores("weld").tolist() == [0.0] * len(texts)


def test_a_text_without_words_among_others_scores_nothing() -> None:
    assert found("weld", ["", "Weld a pipe.", "of the"]) == ["Weld a pipe."]


@pytest.mark.parametrize("texts", [TEXTS, [], ["the of and"]])
def test_scores_are_the_same_after_saving_and_loading(texts: list[str], tmp_path: Path) -> None:
    made = Lexical.make(texts)
    made.save(tmp_path / "bm25")
    assert np.array_equal(Lexical.load(tmp_path / "bm25").scores("weld a pipe"), made.scores("weld a pipe"))


NAMED = ["British Sign Language", "Introduction to CNC Turning", "Welding a Pipe", "Baking", "Care of the Elderly"]


def named(query: str, texts: list[str] = NAMED) -> list[str]:
    naming = Lexical.make(texts, texts).naming(query)
    return [text for text, is_named in zip(texts, naming, strict=True) if is_named]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("CNC", ["Introduction to CNC Turning"]),
        ("cnc turning", ["Introduction to CNC Turning"]),
        ("baking", ["Baking"]),
        ("BSL", ["British Sign Language"]),
        (" bsl ", ["British Sign Language"]),
        ("CotE", ["Care of the Elderly"]),
    ],
)
def test_a_text_is_named_by_its_rare_words_or_its_initials(query: str, expected: list[str]) -> None:
    assert named(query) == expected


@pytest.mark.parametrize(
    "query", ["", "cnc baking", "british sign language", "welding ships", "submarine", "BS", "of the", "🚒"]
)
def test_another_query_names_none(query: str) -> None:
    assert named(query) == []


def test_a_word_that_many_texts_have_names_none() -> None:
    assert len(named("pipe", [f"pipe {number}" for number in range(RARE)])) == RARE
    assert named("pipe", [f"pipe {number}" for number in range(RARE + 1)]) == []


def test_initials_that_many_texts_have_name_none() -> None:
    assert named("BSL", ["British Sign Language"] * (RARE + 1)) == []


def test_without_names_no_initials_stand_for_a_text() -> None:
    assert not Lexical.make(NAMED).naming("BSL").any()


@pytest.mark.parametrize("texts", [[], ["the of and"], ["", ""]])
def test_texts_without_words_are_named_by_none(texts: list[str]) -> None:
    assert named("weld", texts) == []


def test_names_are_the_same_after_saving_and_loading(tmp_path: Path) -> None:
    made = Lexical.make(NAMED, NAMED)
    made.save(tmp_path / "bm25")
    loaded = Lexical.load(tmp_path / "bm25")
    for query in ("BSL", "CNC", "weld"):
        assert np.array_equal(loaded.naming(query), made.naming(query))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("British Sign Language", {"bsl"}),
        ("Care of the Elderly", {"cot", "ote", "cote"}),
        ("Health and Safety at Work", {"has", "asa", "saw", "hasa", "asaw", "hasaw", "hsw"}),
        ("First Aid", set()),
        ("", set()),
    ],
)
def test_initials_are_taken_with_and_without_little_words(name: str, letters: set[str]) -> None:
    assert initials(name) == letters


def test_a_word_that_few_texts_have_or_none_is_rare() -> None:
    lexical = Lexical.make(["bread and salt"] * 5 + ["cake and sugar"])
    assert [lexical.is_rare(word) for word in ("bread", "cakes", "forklift", "and")] == [False, True, True, True]
    assert Lexical.make([]).is_rare("bread")
