"""A deadline as an employer types it is read as months."""

from __future__ import annotations

import datetime as dt

import pytest

from hub.pools.timing import Months, months_of

SENT = dt.date(2026, 11, 27)


def month(year: int, number: int) -> int:
    return year * 12 + number - 1


@pytest.mark.parametrize(
    ("deadline", "first", "last"),
    [
        ("March 2027", month(2027, 3), month(2027, 3)),
        ("by the end of Sept 2028", month(2028, 9), month(2028, 9)),
        ("spring", month(2027, 3), month(2027, 5)),
        ("winter", month(2026, 12), month(2027, 2)),
        ("next year", month(2027, 1), month(2027, 12)),
        ("summer next year", month(2027, 6), month(2027, 8)),
        ("2028", month(2028, 1), month(2028, 12)),
        ("as soon as possible", month(2026, 11), month(2027, 3)),
        ("ASAP, before March", month(2026, 11), month(2027, 3)),
        ("November", month(2026, 11), month(2026, 11)),
        ("October", month(2027, 10), month(2027, 10)),
    ],
)
def test_a_time_is_read(deadline: str, first: int, last: int) -> None:
    assert months_of(deadline, SENT) == Months(first, last)


@pytest.mark.parametrize("deadline", [None, "", "no deadline", "whenever", "when the new building is ready"])
def test_what_names_no_time_is_none(deadline: str | None) -> None:
    assert months_of(deadline, SENT) is None
