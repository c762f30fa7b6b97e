"""The small readings that formats share: dates, lengths, prices, vocabularies, levels, plain text, ids."""

from __future__ import annotations

import pytest

from catalogue.importers import scqf, vocabulary


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("EN", "en"),
        ("en-GB", "en"),
        ("English", "en"),
        ("gla", "gd"),
        ("Gàidhlig", "gd"),
        ("sco", "sco"),
        ("Norn", None),
    ],
)
def test_a_language_is_known_by_code_or_name(word: str, code: str | None) -> None:
    assert vocabulary.language(word) == code


@pytest.mark.parametrize("words", [(None,), ("",), ("NC",), ("Evening",)])
def test_a_mode_of_no_vocabulary_is_unknown(words: tuple[str | None, ...]) -> None:
    assert vocabulary.mode(*words) is None


@pytest.mark.parametrize("words", [("DR",), ("DT",), ("NK",), ("Evening or weekends",)])
def test_a_pattern_of_no_vocabulary_is_unknown(words: tuple[str, ...]) -> None:
    assert vocabulary.pattern(*words) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [("7", "7"), ("Level 7", "7"), ("10.0", "10"), ("10-14", "10-14"), ("-20", "-20"), ("0", None), ("seven", None)],
)
def test_a_number_that_stands_alone_is_a_span(text: str, span: str | None) -> None:
    assert scqf.number(text) == span


@pytest.mark.parametrize(
    ("text", "level", "points"),
    [
        ("SCQF level 7", "7", None),
        ("SCQF: 20 credits, level 9", "9", "20"),
        ("20 SCQF credits", None, "20"),
        ("15 credits at level 8 of the Scottish Credit and Qualifications Framework", "8", "15"),
        ("level 7, 20 credits", None, None),
    ],
)
def test_a_sentence_must_name_the_framework(text: str, level: str | None, points: str | None) -> None:
    assert (scqf.level_in(text), scqf.credits_in(text)) == (level, points)
