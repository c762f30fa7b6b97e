"""Dates, lengths and hours as feeds write them."""

from __future__ import annotations

import datetime as dt

import pytest

from catalogue.importers import times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-11-03", dt.date(2027, 11, 3)),
        ("2027-11-03T09:30:00Z", dt.date(2027, 11, 3)),
        (" 3 November 2027 ", dt.date(2027, 11, 3)),
        ("Wednesday, 3rd of Nov. 2027", dt.date(2027, 11, 3)),
        ("3 Sept 2027", dt.date(2027, 9, 3)),
        ("20270112", dt.date(2027, 1, 12)),
        ("2027/01/12", dt.date(2027, 1, 12)),
        ("January 12, 2027", dt.date(2027, 1, 12)),
        ("Tue, 12 Jan 2027 09:00:00 GMT", dt.date(2027, 1, 12)),
        ("25/09/2027", dt.date(2027, 9, 25)),
        ("03/11/2027", None),
        ("November 2027", None),
        ("3 Ju 2027", None),
        ("30 February 2027", None),
        ("2027-02-30", None),
        ("3 Brumaire 2027", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_read_only_when_it_can_mean_one_day(text: str | None, day: dt.date | None) -> None:
    assert times.date(text) == day


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("P8W", 8),
        ("P6M", 26),
        ("P1Y", 52),
        ("P10D", 2),
        ("P1Y2M3W4D", 65),
        ("6 months (approx)", 26),
        ("one year", 52),
        ("12 weeks, 10 hours a week", 12),
        ("1 day", 1),
        ("4 months (approx); code F", 17),
        ("6-8 weeks", None),
        ("6 to 8 weeks", None),
        ("2 days a week", None),
        ("1 day a week for 10 weeks", 10),
        ("3 weeks and 2 days", None),
        ("PT40H", None),
        ("P", None),
        ("P0D", None),
        ("40 years", None),
        ("Variable", None),
        ("", None),
    ],
)
def test_a_length_becomes_weeks_only_when_it_is_plain(text: str, weeks: int | None) -> None:
    assert times.weeks(text) == weeks


@pytest.mark.parametrize(
    ("text", "hours"),
    [("PT7H30M", 7.5), ("PT5H", 5), ("PT45M", 0.75), ("PT7.5H", 7.5), ("P1D", None), ("PT100H", None)],
)
def test_an_iso_length_becomes_hours(text: str, hours: float | None) -> None:
    assert times.hours(text) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10 hours per week", 10),
        ("about 7.5 hrs of study a week", 7.5),
        ("10-12 hours per week", None),
        ("10 to 12 hours a week", None),
        ("100 hours a week", None),
        ("40 hours", None),
    ],
)
def test_hours_of_a_week_are_read_only_when_they_are_plain(text: str, hours: float | None) -> None:
    assert times.hours_a_week(text) == hours


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Start any time", True),
        ("Anytime", True),
        ("rolling entry", True),
        ("on demand", True),
        ("at a set time", False),
    ],
)
def test_starting_at_any_time_must_be_said(text: str, said: bool) -> None:
    assert times.any_time(text) is said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6. September 2027", (2027, 9, 6)),
        ("6. Sept. 2027", (2027, 9, 6)),
        ("5. März 2027", (2027, 3, 5)),
        ("Montag, 4. Oktober 2027", (2027, 10, 4)),
        ("Di., 7. Dez. 2027", (2027, 12, 7)),
        ("ab 3. Mai 2027", (2027, 5, 3)),
        ("maandag 17 januari 2028", (2028, 1, 17)),
        ("5 maart 2028", (2028, 3, 5)),
        ("vanaf 1 mei 2028", (2028, 5, 1)),
    ],
)
def test_german_and_dutch_dates_are_read(text: str, expected: tuple[int, int, int]) -> None:
    assert times.date(text) == dt.date(*expected)


@pytest.mark.parametrize("text", ["from 6 September 2027", "Starting Monday 6 September 2027", "Mon, 6 Sept 2027"])
def test_a_day_may_stand_behind_a_word_of_beginning(text: str) -> None:
    assert times.date(text) == dt.date(2027, 9, 6)


@pytest.mark.parametrize("text", ["until 6 September 2027", "by September 6, 2027", "ends 6 September 2027"])
def test_a_day_behind_any_other_word_is_none(text: str) -> None:
    assert times.date(text) is None
