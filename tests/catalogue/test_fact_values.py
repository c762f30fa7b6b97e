"""Each fact of a credential in words, by what its record says."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from catalogue.facts import facts
from catalogue.records import Mode
from runtime.phrases import Phrases
from tests.catalogue.made import TODAY, made


def value(phrases: Phrases, key: str, **fields: Any) -> str:
    (fact,) = facts(made(**fields), phrases, TODAY, [key])
    return fact.value


@pytest.mark.parametrize(("level", "words"), [("7", "SCQF level 7"), ("7-8", "SCQF level 7-8")])
def test_a_level_may_be_a_range(level: str, words: str, phrases: Phrases) -> None:
    assert value(phrases, "scqf_level", scqf_level=level) == words


@pytest.mark.parametrize(
    ("credits", "words", "ects"),
    [
        ("1", "1 credit (about 10 hours of learning)", "0.5 ECTS"),
        ("10", "10 credits (about 100 hours of learning)", "5 ECTS"),
        ("15", "15 credits (about 150 hours of learning)", "7.5 ECTS"),
        ("5-20", "5-20 credits (about 50-200 hours of learning)", "2.5-10 ECTS"),
    ],
)
def test_hours_and_european_credits_follow_from_the_credits(
    credits: str, words: str, ects: str, phrases: Phrases
) -> None:
    assert value(phrases, "scqf_credits", scqf_credits=credits) == words
    assert value(phrases, "ects", scqf_credits=credits) == ects


@pytest.mark.parametrize(
    ("bears", "words"), [(True, "SCQF credit, but how much is not published"), (False, "no SCQF credit")]
)
def test_whether_there_is_credit_is_said_where_how_much_is_not_published(
    bears: bool, words: str, phrases: Phrases
) -> None:
    assert value(phrases, "scqf_credits", credit_bearing=bears) == words


@pytest.mark.parametrize(
    ("price", "words"),
    [
        ({"amount": "0"}, "free"),
        ({"amount": "0.00", "per": "cohort", "as_of": "2026-06-01"}, "free (as published in June 2026)"),
        ({"amount": "12.00"}, "£12 a learner"),
        ({"amount": "12.5"}, "£12.50 a learner"),
        ({"amount": "12000"}, "£12,000 a learner"),
        ({"amount": "1450.50"}, "£1,450.50 a learner"),
        ({"amount": "4000", "per": "cohort"}, "£4,000 for a group"),
        ({"amount": "500", "currency": "EUR"}, "EUR 500 a learner"),
        ({"amount": "450", "as_of": "2026-06-09"}, "£450 a learner (as published in June 2026)"),
    ],
)
def test_a_price_is_said_as_it_was_published(price: dict[str, Any], words: str, phrases: Phrases) -> None:
    assert value(phrases, "price", price=price) == words


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (Mode.ONLINE, "online"),
        (Mode.BLENDED, "online and in person"),
        (Mode.CAMPUS, "on campus"),
        (Mode.WORKPLACE, "in the workplace"),
    ],
)
def test_every_mode_has_words(mode: Mode, words: str, phrases: Phrases) -> None:
    assert value(phrases, "delivery", mode=mode) == words


def test_delivery_says_what_is_known_of_it(phrases: Phrases) -> None:
    assert value(phrases, "delivery", pattern="block") == "block"
    assert value(phrases, "delivery", pattern="block", location="Oban") == "block, Oban"


def test_a_start_at_any_time_goes_before_dates(phrases: Phrases) -> None:
    assert value(phrases, "starts", starts=["2027-01-05"], starts_any_time=True) == "any time"


def test_starts_in_the_past_are_left_out(phrases: Phrases) -> None:
    starts = [TODAY - dt.timedelta(days=1), TODAY, TODAY + dt.timedelta(days=30)]
    assert value(phrases, "starts", starts=starts) == "21 November 2026; 21 December 2026"


def test_starts_that_are_all_past_are_said_to_be_past(phrases: Phrases) -> None:
    assert value(phrases, "starts", starts=["2026-01-05"]) == "no date to come is published"


@pytest.mark.parametrize(("weeks", "words"), [(1, "one week"), (6, "6 weeks")])
def test_a_length_is_said_in_weeks(weeks: int, words: str, phrases: Phrases) -> None:
    assert value(phrases, "duration_weeks", duration_weeks=weeks) == words
    assert value(phrases, "time", duration_weeks=weeks) == words


@pytest.mark.parametrize(("hours", "words"), [(1, "one hour a week"), (3, "3 hours a week"), (2.5, "2.5 hours a week")])
def test_hours_a_week_have_decimals_where_they_need_them(hours: float, words: str, phrases: Phrases) -> None:
    assert value(phrases, "time", hours_per_week=hours) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"assessed": True}, "assessed"),
        ({"assessed": False}, "not assessed"),
        ({"assessed": False, "assessment": "a diary to keep"}, "not assessed; a diary to keep"),
        ({"assessment": "a diary"}, "a diary"),
    ],
)
def test_whether_it_is_assessed_is_said_where_how_does_not_say_it(
    fields: dict[str, Any], words: str, phrases: Phrases
) -> None:
    assert value(phrases, "assessment", **fields) == words


def test_without_outcomes_the_description_says_what_it_covers(phrases: Phrases) -> None:
    assert value(phrases, "content", description="Calm care at night.") == "Calm care at night."
    assert value(phrases, "learning_outcomes", description="Calm care at night.") == "not published"


def test_what_carries_no_credit_counts_towards_nothing(phrases: Phrases) -> None:
    assert value(phrases, "stacks_into", credit_bearing=False) == "nothing, because it carries no SCQF credit"


def test_somebody_always_stands_behind_it(phrases: Phrases) -> None:
    assert value(phrases, "behind") == "provided by Clyde College"


def test_no_badge_is_said_to_be_none(phrases: Phrases) -> None:
    assert value(phrases, "badge", badge=False) == "no"


def test_a_language_without_a_name_keeps_its_code(phrases: Phrases) -> None:
    assert value(phrases, "languages", languages=["gd", "xx"]) == "Gaelic; xx"
