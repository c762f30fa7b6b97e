"""Days on which it may start, read on Saturday 21 November 2026."""

from __future__ import annotations

import pytest

from reading.constraints import Note
from reading.filters import Filters
from tests.reading.constraints.reading import notes, read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("by March", None, "2027-03-31"),
        ("before March", None, "2027-02-28"),
        ("by the end of March", None, "2027-03-31"),
        ("before the summer", None, "2027-05-31"),
        ("by Easter", None, "2027-03-28"),
        ("starting after Easter", "2027-03-29", None),
        ("afore Christmas", None, "2026-12-24"),
        ("in January 2027", "2027-01-01", "2027-01-31"),
        ("next spring", "2027-03-01", "2027-05-31"),
        ("early spring", "2027-03-01", "2027-03-31"),
        ("mid-January", "2027-01-11", "2027-01-20"),
        ("in the autumn", "2027-09-01", "2027-11-30"),
        ("this winter", "2026-12-01", "2027-02-28"),
        ("Q1 2027", "2027-01-01", "2027-03-31"),
        ("between November and February", "2027-11-01", "2028-02-28"),
        ("from January onwards", "2027-01-01", None),
        ("not before 12 April", "2027-04-12", None),
        ("can't start until April", "2027-04-01", None),
        ("by 1/2/2027", None, "2027-02-01"),
        ("start date 2027-02-01", "2027-02-01", "2027-02-01"),
        ("w/c 11 Jan", "2027-01-11", "2027-01-17"),
        ("in the new year", "2027-01-01", None),
        ("in the next 6 weeks", None, "2027-01-02"),
        ("by year end", None, "2026-12-31"),
        ("before the end of the financial year", None, "2027-03-31"),
        ("by 29 February", None, "2028-02-29"),
        ("next week", "2026-11-23", "2026-11-29"),
        ("this month", None, "2026-11-30"),
    ],
)
def test_a_time_becomes_days(text: str, first: str | None, last: str | None) -> None:
    filters = read(text).filters

    assert (str(filters.starts_from), str(filters.starts_by)) == (str(first), str(last))


@pytest.mark.parametrize(
    "text",
    [
        "we may need help",
        "march past the window",
        "training in winter maintenance",
        "by 31 February",
        "net zero by 2030",
        "Christmas party planning",
        "about 5 may want it",
        "asap",
        "no rush",
    ],
)
def test_what_is_no_day_sets_none(text: str) -> None:
    assert read(text).filters == Filters()


def test_a_day_to_be_finished_by_is_reported_as_one() -> None:
    assert notes("all trained by June") == [("starts", "by June", Note.FINISH)]
