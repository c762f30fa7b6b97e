"""Credits, hours, weeks and pounds, and the numbers that are none of them."""

from __future__ import annotations

from typing import Any

import pytest

from reading.constraints import Note
from reading.filters import Filters
from tests.reading.constraints.reading import notes, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 credits", {"credits_min": 10, "credits_max": 10}),
        ("a 20-credit module", {"credits_min": 20, "credits_max": 20}),
        ("no more than 20 credits", {"credits_max": 20}),
        ("15+ credits", {"credits_min": 15}),
        ("10 to 15 credits", {"credits_min": 10, "credits_max": 15}),
        ("twenty credits", {"credits_min": 20, "credits_max": 20}),
        ("5 ECTS", {"credits_min": 10, "credits_max": 10}),
        ("at most 7.5 ECTS", {"credits_max": 15}),
        ("40 hours max", {"hours_max": 40}),
        ("3hrs/wk", {"hours_per_week_max": 3.0}),
        ("a couple of hours a week", {"hours_per_week_max": 2.0}),
        ("an hour and a half a week", {"hours_per_week_max": 1.5}),
        ("90 minutes a week", {"hours_per_week_max": 1.5}),
        ("half a day a week", {"hours_per_week_max": 4.0}),
        ("6 to 8 weeks", {"weeks_max": 8}),
        ("nae mair than six weeks", {"weeks_max": 6}),
        ("over 12 weeks", {"weeks_max": 12}),
        ("within three months", {"weeks_max": 13}),
        ("no longer than a fortnight", {"weeks_max": 2}),
        ("a two-day course", {"weeks_max": 1}),
    ],
)
def test_credits_hours_and_weeks(text: str, expected: dict[str, Any]) -> None:
    assert read(text).filters == Filters(**expected)


@pytest.mark.parametrize(
    "text",
    ["12 hour shifts", "credit control", "for the last 6 months", "at least 6 weeks", "0 credits", "2-hour sessions"],
)
def test_other_numbers_are_no_size(text: str) -> None:
    assert read(text).filters == Filters()


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("£500", "500"),
        ("up to £1.2k per person", "1200"),
        ("two hundred quid tops", "200"),
        ("under 500 a head", "500"),
        ("£200-£300", "300"),
        ("between 200 and 300 pounds each", "300"),
        ("£1,250.50 each", "1250.50"),
        ("under a grand", "1000"),
        ("our budget is 750", "750"),
        ("something free on allergens", "0"),
        ("Two and a half thousand for the lot, 25 staff", "100"),
        ("£20k in total for a team of 40", "500"),
        ("a budget of 5k, ten people", "500"),
        ("£3,000 in total", "3000"),
    ],
)
def test_money_is_pounds_a_learner(text: str, most: str) -> None:
    assert str(read(text).filters.price_max) == most


@pytest.mark.parametrize(
    "text", ["gluten free baking", "free up managers' time", "at least £100", "€500", "under 20", "5000 customers"]
)
def test_what_is_no_limit_in_pounds_sets_none(text: str) -> None:
    assert read(text).filters.price_max is None


def test_a_sum_for_everybody_says_how_it_was_read() -> None:
    assert notes("£2k for all of them, 8 people")[0] == ("price", "£2k for all of them", Note.SHARED_OUT)
    assert notes("£2k in total")[0] == ("price", "£2k in total", Note.SUM_FOR_ALL)
    assert notes("under 300")[0] == ("price", "under 300", Note.POUNDS_ASSUMED)
