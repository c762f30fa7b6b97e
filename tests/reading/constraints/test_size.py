"""Credits, hours and weeks, and the numbers that are none of them."""

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
    ],
)
def test_credits_are_read_where_a_level_or_credit_is_marked(text: str, expected: dict[str, Any]) -> None:
    assert read(f"{{level:{text}}}").filters == Filters(**expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
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
        ("half a day", {"weeks_max": 1}),
        ("a morning", {"weeks_max": 1}),
        ("just one afternoon", {"weeks_max": 1}),
        ("nae mair than a mornin", {"weeks_max": 1}),
    ],
)
def test_hours_and_weeks_are_read_where_the_way_of_teaching_is_marked(text: str, expected: dict[str, Any]) -> None:
    assert read(f"{{mode:{text}}}").filters == Filters(**expected)


@pytest.mark.parametrize(
    "text",
    [
        "{mode:in a morning}",
        "{mode:a morning shift}",
        "{mode:12 hour shifts}",
        "{level:credit control}",
        "{mode:for the last 6 months}",
        "{mode:at least 6 weeks}",
    ],
)
def test_other_numbers_are_no_size(text: str) -> None:
    assert read(text).filters == Filters()


@pytest.mark.parametrize("text", ["{level:0 credits}", "{mode:2-hour sessions}"])
def test_a_size_that_no_filter_holds_is_understood(text: str) -> None:
    assert notes(text)[0][2] == Note.UNSUPPORTED
    assert read(text).filters == Filters()


def test_a_size_outside_what_is_marked_is_none() -> None:
    assert read("we work {story:12 hours a week} and have done 20 credits").filters == Filters()
