"""Where it may be taught: places and areas of Scotland, and how far from them."""

from __future__ import annotations

import pytest

from reading.constraints import Note
from reading.filters import Filters
from tests.reading.constraints.reading import notes, read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("in {place:Glasgow or Paisley}", ("Glasgow", "Paisley")),
        ("{place:Greenock}, {place:Wishaw} or {place:Dumfries}", ("Greenock", "Wishaw", "Dumfries")),
        ("somewhere {place:near Fort William}", ("Fort William",)),
        ("{place:edinbrugh}", ("Edinburgh",)),
        ("{place:Dumfries & Galloway}", ("Dumfries and Galloway",)),
        ("on {place:Mull}", ("Mull",)),
    ],
)
def test_a_place_is_named_as_the_gazetteer_names_it(text: str, places: tuple[str, ...]) -> None:
    filters = read(text).filters
    assert (filters.places, filters.not_places, filters.miles_max) == (places, (), None)


@pytest.mark.parametrize("text", ["{place:Narnia}", "{place:London}", "{place:north}"])
def test_a_place_that_is_not_known_is_left_unread(text: str) -> None:
    assert read(text).filters == Filters()
    assert len(read(text).unread) == 1


def test_a_place_outside_what_is_marked_is_none() -> None:
    assert read("our {story:Perth depot} burnt down in Leith").filters == Filters()


def test_a_plain_place_is_a_wish() -> None:
    assert read("in {place:Perth}").filters.is_wish("location")


@pytest.mark.parametrize(
    "text", ["it must be in {place:Perth}", "{place:Perth} only", "{place:Perth}, nowhere else", "only {place:Perth}"]
)
def test_a_place_that_is_said_to_be_a_must_is_one(text: str) -> None:
    assert read(text).filters == Filters(places=("Perth",), musts=("location",))


@pytest.mark.parametrize("text", ["{place:within 20 miles of Perth}", "{place:Perth, 20 miles max}"])
def test_a_distance_is_a_must(text: str) -> None:
    assert read(text).filters == Filters(places=("Perth",), miles_max=20, musts=("location",))


def test_a_new_place_takes_an_earlier_distance_back() -> None:
    before = read("{place:within 20 miles of Perth}").filters
    after = before.merged(read("{place:Oban}").filters)
    assert (after.places, after.miles_max) == (("Oban",), None)


@pytest.mark.parametrize(
    "text", ["anywhere", "all over Scotland", "Scotland-wide", "Scotland", "location doesn't matter"]
)
def test_anywhere_takes_an_earlier_place_back(text: str) -> None:
    extraction = read(f"{{place:{text}}}")
    assert extraction.filters.model_fields_set == {"places", "miles_max"}
    assert [found.note for found in extraction.found] == [Note.ANY]


@pytest.mark.parametrize("text", ["not {not:Glasgow}", "not in {not:Glasgow}", "{not:Glasgow} is no use"])
def test_a_place_that_is_ruled_out_makes_no_other_a_must(text: str) -> None:
    assert read(text).filters == Filters(not_places=("Glasgow",))


@pytest.mark.parametrize("text", ["outside Glasgow", "outwith Glasgow", "away from Glasgow", "anywhere but Glasgow"])
def test_a_place_that_is_to_be_kept_away_from_is_refused(text: str) -> None:
    assert read(f"somewhere {{place:{text}}}").filters == Filters(not_places=("Glasgow",))


@pytest.mark.parametrize("text", ["we are {place:outside Turriff}", "a wee garage {place:outside of Turriff}"])
def test_who_is_outside_a_place_is_near_it(text: str) -> None:
    assert read(text).filters.places == ("Turriff",)


def test_a_place_says_which_words_name_it() -> None:
    assert notes("near {place:Perth}, not {not:Dundee}") == [("places", "Perth", None), ("not_places", "Dundee", None)]


def test_a_place_that_was_taken_for_a_provider_is_one() -> None:
    assert read("{provider:Embra} or {place:Hamilton} wid dae").filters.places == ("Edinburgh", "Hamilton")
    assert read("from {provider:Carse College}").filters.places == ()
    assert read("not {provider:Stirling}").filters.places == ()
