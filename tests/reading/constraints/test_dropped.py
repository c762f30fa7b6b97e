"""Conditions that a message takes off by their names."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.records import Mode
from reading.constraints import Note
from reading.constraints.dropped import FIELDS, LISTS, topics_in
from reading.filters import Filters
from tests.reading.constraints.reading import read


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("the budget", ("price",)),
        ("money", ("price",)),
        ("the level", ("level",)),
        ("how academic it is", ("level",)),
        ("the number of credits", ("credits",)),
        ("the deadline", ("starts",)),
        ("the March start", ("starts",)),
        ("how long it is", ("length",)),
        ("the time limit", ("starts", "length")),
        ("the online bit", ("modes",)),
        ("evenings", ("patterns",)),
        ("where it is", ("places",)),
        ("travel is fine", ("places",)),
        ("which college", ("providers",)),
        ("the badge", ("badge",)),
        ("the exam", ("assessed",)),
        ("price and level", ("price", "level")),
        ("first aid", ()),
        ("the second one", ()),
    ],
)
def test_a_condition_is_named_by_what_people_call_it(text: str, topics: tuple[str, ...]) -> None:
    assert topics_in(text) == topics


def test_a_condition_that_is_dropped_is_set_to_nothing() -> None:
    extraction = read("forget {drop:the budget}")
    assert extraction.filters == Filters()
    assert extraction.filters.model_fields_set == {"price_max", "price_min"}
    assert [(found.field, found.words, found.note) for found in extraction.found] == [("price", "the budget", Note.ANY)]


def test_several_are_dropped_together() -> None:
    assert read("{drop:any level} and {drop:travel is fine}").filters.model_fields_set >= {"level_min", "places"}


def test_dropping_one_leaves_the_others() -> None:
    before = Filters(price_max=500, level_min=7)
    assert before.merged(read("forget {drop:the budget}").filters) == Filters(level_min=7)


def test_dropping_a_place_leaves_no_must_of_it_behind() -> None:
    before = read("{place:within 20 miles of Perth}").filters
    assert before.merged(read("{drop:travel is fine}").filters) == Filters()


@pytest.mark.parametrize("text", ["forget {drop:Perth}", "{drop:near Oban} isn't needed", "{drop:Glasgow or Paisley}"])
def test_a_place_can_be_dropped_by_its_name(text: str) -> None:
    extraction = read(text)
    assert extraction.filters == Filters()
    assert extraction.filters.model_fields_set == {"places", "not_places", "miles_max"}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("forget {not:Saturdays}", {"patterns", "not_patterns"}),
        ("ignore the {not:evenings}", {"patterns", "not_patterns"}),
        ("never mind about {not:online}", {"modes", "not_modes"}),
    ],
)
def test_what_is_to_be_forgotten_is_dropped_though_it_was_marked_as_refused(text: str, fields: set[str]) -> None:
    extraction = read(text)
    assert (extraction.filters, extraction.refused) == (Filters(), ())
    assert extraction.filters.model_fields_set == fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("forget the budget", {"price_max", "price_min"}),
        ("ok just ignore where we are", {"places", "not_places", "miles_max"}),
        ("please scrap the level", {"level_min", "level_max", "not_levels"}),
    ],
)
def test_what_is_to_be_forgotten_is_dropped_though_nothing_was_marked(text: str, fields: set[str]) -> None:
    assert read(text).filters.model_fields_set == fields


@pytest.mark.parametrize("text", ["ignore everything", "forget it", "we forget the budget {need:every year}"])
def test_other_words_of_forgetting_drop_nothing(text: str) -> None:
    assert read(text).filters.model_fields_set == set()


def test_what_is_refused_is_not_dropped() -> None:
    assert read("not {not:online}").filters.not_modes == (Mode.ONLINE,)


def test_a_need_that_is_dropped_is_no_condition() -> None:
    extraction = read("drop {drop:the first aid}")
    assert (extraction.found, extraction.filters.model_fields_set) == ((), set())


def test_a_condition_that_is_not_marked_as_dropped_stays() -> None:
    assert read("we need to drop the price of {need:our coffee}").filters.model_fields_set == set()


@pytest.mark.parametrize("topic", FIELDS)
def test_nothing_is_a_value_that_filters_take(topic: str) -> None:
    nothing: dict[str, Any] = {name: () if name in LISTS else None for name in FIELDS[topic]}
    assert Filters(**nothing) == Filters()


def test_every_condition_can_be_dropped_but_a_subject_which_is_browsed_by() -> None:
    named = {name for names in FIELDS.values() for name in names}
    assert {*Filters.model_fields} - named == {"subjects", "not_subjects", "heads", "musts", "wishes"}
