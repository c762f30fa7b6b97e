"""Which language suits a reader."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from bot.languages import Languages
from runtime.language import ENGLISH, Language, speaking
from runtime.phrases import Phrases
from tests.bot.languages.made import odd


@pytest.fixture
def languages(other: Language) -> Languages:
    return Languages({ENGLISH.tag: ENGLISH, other.tag: other}, ENGLISH.tag)


@pytest.mark.parametrize(
    ("tag", "found"),
    [("he", "he"), ("HE", "he"), ("he-IL", "he"), ("he_IL", "he"), ("en", "en-GB"), ("en-US", "en-GB")]
    + [(unknown, None) for unknown in ("gd", "", "e", "-")],
)
def test_a_tag_names_its_language_or_one_that_it_is_a_kind_of(
    languages: Languages, tag: str, found: str | None
) -> None:
    named = languages.named(tag)
    assert (named and named.tag) == found


@pytest.mark.parametrize(
    ("accepted", "found"),
    [
        ("", "en-GB"),
        ("gd, cy;q=0.8", "en-GB"),
        ("gd, he;q=0.8, en;q=0.5", "he"),
        ("en;q=0.5, he;q=0.9", "he"),
        ("he;q=0, *", "en-GB"),
        ("he;q=much, en;q=0.1", "en-GB"),
        ("he-IL,he;q=0.9,en-US;q=0.8", "he"),
    ],
)
def test_of_what_a_browser_accepts_the_first_that_there_is_counts(
    languages: Languages, accepted: str, found: str
) -> None:
    assert languages.accepted(accepted).tag == found


def test_days_months_and_numbers_are_those_of_the_language(other: Language) -> None:
    day = dt.date(2027, 1, 18)
    assert (ENGLISH.day(day), other.day(day)) == ("18 January 2027", "18 בינואר 2027")
    assert (ENGLISH.month(day), other.month(day)) == ("January 2027", "ינואר 2027")
    assert (ENGLISH.number(4000), other.number(4000)) == ("4,000", "4,000")
    assert [ENGLISH.amount(Decimal(amount)) for amount in ("1250", "49.5", "0.999")] == ["1,250", "49.50", "1"]


def test_a_fixed_word_is_that_of_the_language_where_its_catalogue_has_it(other: Language) -> None:
    phrases = Phrases({"utter_yes": [{"text": "yes"}], "utter_greet": [{"text": "Hello {name}"}]})
    with speaking(other):
        assert (phrases("utter_yes"), phrases("utter_greet", name="Anna")) == (odd("yes"), "Hello Anna")
    assert phrases("utter_yes") == "yes"
