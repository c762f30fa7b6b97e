"""Taking an earlier wish back by name, and what is not wanted said alone."""

from __future__ import annotations

import datetime as dt

import pytest

from reading.constraints import Extraction, Note, extract
from reading.filters import Filters

TODAY = dt.date(2026, 11, 21)


def read(text: str) -> Extraction:
    return extract(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("drop the deadline", {"starts_by", "starts_from"}),
        ("no deadline", {"starts_by", "starts_from"}),
        ("forget the budget", {"price_max"}),
        ("no budget limit", {"price_max"}),
        ("lose the price limit please", {"price_max"}),
        ("remove the time limit", {"weeks_max", "hours_max", "hours_per_week_max", "starts_by", "starts_from"}),
        ("never mind the level", {"level_min", "level_max"}),
        ("ignore the level", {"level_min", "level_max"}),
        ("actually forget about the place", {"places"}),
        ("scrap the provider thing", {"providers", "not_providers"}),
        ("drop the online bit", {"modes", "not_modes"}),
        ("forget the number of credits", {"credits_min", "credits_max", "credit_bearing"}),
    ],
)
def test_a_wish_taken_back_is_set_to_nothing(text: str, fields: set[str]) -> None:
    extraction = read(text)
    assert extraction.filters == Filters()
    assert extraction.filters.model_fields_set == fields
    assert [found.note for found in extraction.found] == [Note.ANY]


def test_taking_a_wish_back_undoes_only_that_wish() -> None:
    before = Filters(price_max=500, level_min=7)
    assert before.merged(read("forget the budget").filters) == Filters(level_min=7)


@pytest.mark.parametrize("text", ["not level 6", "anything but level 6", "no level 6 please"])
def test_a_level_not_wanted_is_never_taken_for_one_that_is(text: str) -> None:
    extraction = read(text)
    assert extraction.filters == Filters()
    assert [found.note for found in extraction.found] == [Note.UNSUPPORTED]


def test_a_level_put_right_is_the_second_one() -> None:
    assert read("not level 7, level 9").filters == Filters(level_min=9, level_max=9)


@pytest.mark.parametrize(
    "text",
    ["we need to drop the price of our coffee", "people forget the level of detail in handovers", "the budget meeting"],
)
def test_a_need_that_uses_the_same_words_is_no_wish(text: str) -> None:
    assert read(text).filters.model_fields_set == set()
