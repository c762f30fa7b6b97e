"""Filters ask something or nothing, are put over each other, and hold no impossible value."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from catalogue.records import Mode, Pattern
from reading.filters import FIELDS_OF, OPPOSITES, WISHES, Filters


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
        {"price_min": -1},
        {"miles_max": 0},
        {"modes": ("distance",)},
        {"colour": "blue"},
    ],
)
def test_an_impossible_filter_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Filters(**wrong)


@pytest.mark.parametrize("fact", sorted(WISHES))
def test_some_conditions_are_wishes_unless_they_are_said_to_be_musts(fact: str) -> None:
    assert Filters().is_wish(fact)
    assert not Filters(musts=(fact,)).is_wish(fact)


def test_other_conditions_are_musts_unless_they_are_said_to_be_wishes() -> None:
    assert not Filters().is_wish("price")
    assert Filters(wishes=("price",)).is_wish("price")


def test_what_is_said_last_of_a_condition_decides_whether_it_is_a_must() -> None:
    must, wish = Filters(price_max=500, musts=("price",)), Filters(price_max=400, wishes=("price",))
    assert must.merged(wish) == wish
    assert wish.merged(must) == must


def test_a_must_stays_one_where_only_its_value_changes() -> None:
    older = Filters(places=("Perth",), musts=("location",))
    assert older.merged(Filters(places=("Oban",))) == Filters(places=("Oban",), musts=("location",))


def test_a_condition_that_is_taken_back_leaves_no_must_behind() -> None:
    older = Filters(places=("Perth",), price_max=500, musts=("location",), wishes=("price",))
    assert not older.merged(Filters(places=(), price_max=None))


VALUES: dict[str, tuple[Any, Any]] = {
    "modes": (Mode.ONLINE, Mode.CAMPUS),
    "patterns": (Pattern.EVENINGS, Pattern.BLOCK),
    "places": ("Perth", "Oban"),
    "subjects": ("construction", "childcare"),
}


@pytest.mark.parametrize(("wanted", "refused"), [*OPPOSITES, *((refused, wanted) for wanted, refused in OPPOSITES)])
def test_what_is_said_last_takes_back_its_opposite_and_no_other(wanted: str, refused: str) -> None:
    said, other = VALUES[wanted.removeprefix("not_")]
    merged = Filters(**{refused: (said, other)}).merged(Filters(**{wanted: (said,)}))
    assert (getattr(merged, wanted), getattr(merged, refused)) == ((said,), (other,))


def test_both_of_one_message_are_put_over_the_older_ones_as_they_are() -> None:
    newer = Filters(modes=(Mode.ONLINE,), not_modes=(Mode.CAMPUS,))
    assert Filters(modes=(Mode.CAMPUS,)).merged(newer) == newer


def test_every_condition_asks_about_a_fact() -> None:
    named = {name for names in FIELDS_OF.values() for name in names}
    assert named == Filters.model_fields.keys() - {"miles_max", "heads", "musts", "wishes"}
