"""What is said of a credential beside its facts: the line in text, when it was checked, what it does not publish."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from catalogue.facts import FACTS, Shown, checked, facts, line, unpublished
from catalogue.records import Mode
from index.filters import judge
from reading.filters import Filters
from runtime.phrases import Phrases
from runtime.settings import ROOT
from tests.catalogue.made import TODAY, made
from tests.domain import DOMAIN


def test_a_record_that_publishes_nothing_says_so_of_level_credit_and_price(phrases: Phrases) -> None:
    assert line(made(), phrases, TODAY) == "level not published; credit not published; price not published"


def test_every_published_fact_is_on_the_line(phrases: Phrases) -> None:
    price = {"amount": 450, "as_of": "2026-06-09"}
    record = made(scqf_level=7, scqf_credits=20, price=price, mode="online", duration_weeks=6)
    assert line(record, phrases, TODAY) == (
        "SCQF level 7; 20 credits (about 200 hours of learning); £450 a learner (as published in June 2026); online; "
        "6 weeks"
    )


def test_ranges_are_said_as_ranges(phrases: Phrases) -> None:
    words = line(made(scqf_level="7-8", scqf_credits="10-15"), phrases, TODAY)
    assert words.startswith("SCQF level 7-8; 10-15 credits (about 100-150 hours of learning)")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"duration_weeks": 1}, "one week"),
        ({"credit_bearing": False}, "no SCQF credit"),
        ({"credit_bearing": True}, "SCQF credit, but how much is not published"),
        ({"location": "Oban"}, "Oban"),
    ],
)
def test_the_line_has_the_words_of_the_facts(fields: dict[str, Any], words: str, phrases: Phrases) -> None:
    assert words in line(made(**fields), phrases, TODAY).split("; ")


@pytest.mark.parametrize(
    ("days", "words", "sentence"),
    [
        (365, "21 November 2025", "Checked on 21 November 2025"),
        (
            366,
            "20 November 2025, long ago: please confirm with the provider",
            "Checked on 20 November 2025, long ago: please confirm with the provider",
        ),
    ],
)
def test_a_check_of_more_than_a_year_ago_is_said_to_be_long_ago(
    days: int, words: str, sentence: str, phrases: Phrases
) -> None:
    record = made(last_verified=TODAY - dt.timedelta(days=days))
    assert facts(record, phrases, TODAY, ["last_verified"])[0].value == words
    assert checked(record, phrases, TODAY) == sentence


def test_a_record_that_nobody_checked_says_so(phrases: Phrases) -> None:
    assert checked(made(), phrases, TODAY) == "Never checked: please confirm with the provider"


def everything_asked() -> Filters:
    """Every filter at once; a record of nothing is silent on all of them."""
    return Filters.model_validate(
        {
            "level_min": 1,
            "credits_min": 1,
            "hours_max": 1,
            "hours_per_week_max": 1,
            "weeks_max": 1,
            "price_max": 1,
            "starts_by": "2027-01-05",
            "modes": ["online"],
            "patterns": ["block"],
            "places": ["Oban"],
            "credit_bearing": True,
            "assessed": True,
            "badge": True,
            "subjects": ["health"],
        }
    )


def test_a_filter_can_ask_for_no_field_without_words(phrases: Phrases) -> None:
    fields = judge(made(), everything_asked()).unpublished
    assert len(fields) == len(set(unpublished(fields, phrases))) == 14


def test_fields_that_are_not_published_are_named_in_words(phrases: Phrases) -> None:
    names = unpublished(("scqf_level", "hours_per_week", "price"), phrases)
    assert names == ("its level", "its hours a week", "a price per learner")


def test_a_field_without_words_is_an_error(phrases: Phrases) -> None:
    with pytest.raises(KeyError, match="utter_fact_colour_missing"):
        unpublished(["colour"], phrases)


def test_every_word_for_facts_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "catalogue" / "facts").glob("*.py"))
    used = set(re.findall(r'"(utter_fact_\w+)"', code)) | {f"utter_fact_{fact.key}" for fact in FACTS}
    used |= {f"utter_fact_{field}_missing" for field in judge(made(), everything_asked()).unpublished}
    used |= {f"utter_fact_{fact.key}_not_published" for fact in FACTS if Shown.LINE in fact.shown}
    used |= {f"utter_fact_delivery_{mode}" for mode in Mode}
    used |= {"utter_fact_price_learner", "utter_fact_price_cohort"}
    used |= {"utter_fact_scqf_credits_one", "utter_fact_scqf_credits_value"}
    words = {name for name in DOMAIN["responses"] if re.match("utter_fact_(?!languages_)", name)}
    assert words - used == set()
