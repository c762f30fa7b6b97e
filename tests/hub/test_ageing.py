from __future__ import annotations

import datetime as dt

import pytest

from hub.ageing import working_days
from runtime.clock import local_date

FRIDAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("days_later", "expected"), [(0, 0), (1, 0), (2, 0), (3, 1), (4, 2), (7, 5), (10, 6), (14, 10), (-3, 0)]
)
def test_weekends_do_not_count(days_later: int, expected: int) -> None:
    assert working_days(FRIDAY, FRIDAY + dt.timedelta(days=days_later)) == expected


def test_a_wait_that_begins_at_the_weekend_is_counted_from_monday() -> None:
    assert working_days(FRIDAY + dt.timedelta(days=1), FRIDAY + dt.timedelta(days=3)) == 1


def test_the_day_is_the_one_in_scotland() -> None:
    assert local_date(dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)) == dt.date(2026, 7, 1)
