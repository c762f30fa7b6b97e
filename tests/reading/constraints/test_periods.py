"""Times with a beginning and an end, in words and in figures, read on Thursday 26 November 2026."""

from __future__ import annotations

import pytest

from tests.reading.constraints.reading import read


def period(text: str) -> tuple[str, str]:
    filters = read(f"{{time:{text}}}").filters
    return str(filters.starts_from), str(filters.starts_by)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in January 2027", "2027-01-01", "2027-01-31"),
        ("2027 Feb", "2027-02-01", "2027-02-28"),
        ("November next year", "2027-11-01", "2027-11-30"),
        ("May", "2027-05-01", "2027-05-31"),
        ("March or April", "2027-03-01", "2027-04-30"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("next spring", "2027-03-01", "2027-05-31"),
        ("in the autumn", "2027-09-01", "2027-11-30"),
        ("autumn term", "2027-09-01", "2027-11-30"),
        ("winter months only", "2026-12-01", "2027-02-28"),
        ("this winter", "2026-12-01", "2027-02-28"),
        ("2027", "2027-01-01", "2027-12-31"),
        ("next year", "2027-01-01", "2027-12-31"),
        ("next week", "2026-11-30", "2026-12-06"),
    ],
)
def test_a_month_a_season_and_a_year_are_whole(text: str, first: str, last: str) -> None:
    assert period(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Q1 2027", "2027-01-01", "2027-03-31"),
        ("Q2 next year", "2027-04-01", "2027-06-30"),
        ("first quarter", "2027-01-01", "2027-03-31"),
        ("second quarter of 2027", "2027-04-01", "2027-06-30"),
        ("last quarter of 2027", "2027-10-01", "2027-12-31"),
        ("next quarter", "2027-01-01", "2027-03-31"),
        ("the first half of 2027", "2027-01-01", "2027-06-30"),
        ("the second half of next year", "2027-07-01", "2027-12-31"),
    ],
)
def test_a_year_has_quarters_and_halves(text: str, first: str, last: str) -> None:
    assert period(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("early spring", "2027-03-01", "2027-03-31"),
        ("mid-January", "2027-01-11", "2027-01-20"),
        ("late February", "2027-02-19", "2027-02-28"),
        ("first half of February", "2027-02-01", "2027-02-14"),
        ("the second half of March", "2027-03-16", "2027-03-31"),
        ("first week of May", "2027-05-01", "2027-05-07"),
        ("second week of February", "2027-02-08", "2027-02-14"),
        ("the last week of March", "2027-03-25", "2027-03-31"),
        ("last fortnight of July", "2027-07-18", "2027-07-31"),
        ("start of May", "2027-05-01", "2027-05-01"),
    ],
)
def test_a_month_and_a_season_have_parts(text: str, first: str, last: str) -> None:
    assert period(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("between 10 and 20 January", "2027-01-10", "2027-01-20"),
        ("1-12 March 2027", "2027-03-01", "2027-03-12"),
        ("from the 10th until the 20th of January", "2027-01-10", "2027-01-20"),
        ("15 and 16 Feb", "2027-02-15", "2027-02-16"),
        ("January through March", "2027-01-01", "2027-03-31"),
        ("between November and February", "None", "2027-02-28"),
        ("November 2027 to February", "2027-11-01", "2028-02-28"),
        ("between December and February", "2026-12-01", "2027-02-28"),
        ("between October and January", "None", "2027-01-31"),
        ("28 January to 5 February", "2027-01-28", "2027-02-05"),
        ("w/c 11 Jan", "2027-01-11", "2027-01-17"),
        ("the week of 11 January", "2027-01-11", "2027-01-17"),
    ],
)
def test_a_period_may_be_named_by_its_days(text: str, first: str, last: str) -> None:
    assert period(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("start date 2027-02-01", "2027-02-01"),
        ("3/4/27", "2027-04-03"),
        ("11-01-2027", "2027-01-11"),
        ("31.03.27", "2027-03-31"),
        ("Jan 11 2027", "2027-01-11"),
        ("January 11", "2027-01-11"),
        ("11th of January", "2027-01-11"),
        ("the first of May", "2027-05-01"),
    ],
)
def test_a_day_is_read_in_figures_with_the_day_before_the_month(text: str, day: str) -> None:
    assert period(text) == (day, day)


@pytest.mark.parametrize("text", ["09/2027", "2027-09"])
def test_a_month_is_read_in_figures(text: str) -> None:
    assert period(text) == ("2027-09-01", "2027-09-30")


def test_one_of_several_is_no_day_of_its_month() -> None:
    assert period("the February one") == ("2027-02-01", "2027-02-28")
