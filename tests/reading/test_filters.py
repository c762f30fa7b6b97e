"""Filters ask something or nothing, are put over each other, and hold no impossible value."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from catalogue.records import Mode
from reading.filters import Filters


def test_filters_that_ask_nothing_are_false() -> None:
    assert not Filters()
    assert not Filters(level_min=None, modes=())


def test_filters_that_ask_something_are_true() -> None:
    assert Filters(credit_bearing=False)
    assert Filters(credits_min=0)


def test_newer_filters_are_put_over_older_ones() -> None:
    older = Filters(level_min=6, weeks_max=8)
    assert older.merged(Filters(level_min=7, modes=(Mode.ONLINE,))) == Filters(
        level_min=7, weeks_max=8, modes=(Mode.ONLINE,)
    )


def test_a_newer_filter_can_take_an_older_one_back() -> None:
    assert Filters(level_min=6, weeks_max=8).merged(Filters(level_min=None)) == Filters(weeks_max=8)


@pytest.mark.parametrize(
    "wrong",
    [
        {"level_min": 0},
        {"level_max": 13},
        {"credits_min": -1},
        {"hours_max": 0},
        {"hours_per_week_max": 0},
        {"weeks_max": 0},
        {"price_max": -1},
        {"modes": ("distance",)},
        {"colour": "blue"},
    ],
)
def test_an_impossible_filter_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Filters(**wrong)
