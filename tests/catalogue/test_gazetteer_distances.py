"""Distances between places and areas are those of the map, and distances in words are read in miles."""

from __future__ import annotations

import pytest

from catalogue.gazetteer import Area, Location, Place, distance, find, inside, miles


def at(name: str) -> Location:
    location = find(name)
    assert location is not None
    return location


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("Glasgow", "Edinburgh", 42),
        ("Ayr", "Kilwinning", 13),
        ("Oban", "Tobermory", 27),
        ("Inverness", "Aberdeen", 83),
        ("Perth", "Dundee", 18),
        ("Lerwick", "Kirkwall", 102),
        ("Stornoway", "Ullapool", 49),
        ("Stranraer", "Dumfries", 57),
    ],
)
def test_a_distance_is_that_of_the_map(start: str, end: str, expected: float) -> None:
    assert miles(at(start), at(end)) == pytest.approx(expected, abs=1.5)
    assert miles(at(end), at(start)) == miles(at(start), at(end))


def test_a_place_is_nowhere_from_itself() -> None:
    assert miles(at("Wick"), at("Wick")) == 0.0


@pytest.mark.parametrize(
    ("inner", "outer"),
    [("Kilwinning", "Ayrshire"), ("Portree", "Skye"), ("Govan", "Glasgow"), ("South Ayrshire", "Ayrshire"),
     ("Anstruther", "East Neuk"), ("Stornoway", "Hebrides"), ("Govan", "West of Scotland")],
)  # fmt: skip
def test_what_lies_in_the_other_is_no_distance_away(inner: str, outer: str) -> None:
    assert inside(at(inner), at(outer))
    assert not inside(at(outer), at(inner))
    assert miles(at(inner), at(outer)) == miles(at(outer), at(inner)) == 0.0


def test_two_districts_of_a_town_are_apart() -> None:
    assert not inside(at("Govan"), at("Shettleston"))
    assert miles(at("Govan"), at("Shettleston")) == pytest.approx(6, abs=0.5)


def test_areas_that_share_a_place_are_no_distance_apart() -> None:
    assert miles(at("Speyside"), at("Badenoch and Strathspey")) == 0.0
    assert not inside(at("Speyside"), at("Badenoch and Strathspey"))


def test_an_area_is_as_far_as_its_nearest_place() -> None:
    near, far = Place("Near", "Fife", 56.0, -3.0), Place("Far", "Fife", 57.0, -3.0)
    assert miles(Place("Start", "Fife", 55.0, -3.0), Area("Both", (far, near))) == pytest.approx(69.1, abs=0.1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("within 20 miles of", 20),
        ("30 mile radius", 30),
        ("30-mile radius of Perth", 30),
        ("up to 15 miles", 15),
        ("10-15 miles", 15),
        ("10 to 15 miles from Ayr", 15),
        ("1.5 miles", 2),
        ("20mi", 20),
        ("10km", 6),
        ("16 kilometres", 10),
        ("twenty miles", 20),
        ("twenty-five miles", 25),
        ("a hundred miles", 100),
        ("1,000 miles", 1000),
    ],
)
def test_a_distance_in_words_is_read_in_whole_miles(words: str, expected: int) -> None:
    assert distance(words) == expected


@pytest.mark.parametrize(
    "words", ["", "nearby", "half an hour's drive", "20 minutes", "M8", "5k", "£20", "a few miles"]
)
def test_words_without_a_distance_have_none(words: str) -> None:
    assert distance(words) is None
