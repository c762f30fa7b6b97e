"""Sector, area, head count and levels are read from what an employer said, and not guessed."""

from __future__ import annotations

import pytest

from hub.classification import SEVERAL, classify, head_count, level_bounds
from hub.sectors import sector_of
from tests.hub.made import Opener


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("12-15", 12),
        ("about 12", 12),
        ("a dozen", 12),
        ("Twenty", 20),
        ("1,200", 1200),
        ("1 200", 1200),
        ("between 8 and 10 a year", 8),
        ("all of them", None),
        ("50% of the shift", None),
        ("", None),
        (None, None),
    ],
)
def test_a_head_count_is_the_least_number_that_is_named(text: str | None, heads: int | None) -> None:
    assert head_count(text) == heads


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("6", (6, 6)),
        ("SCQF level 6 to 8", (6, 8)),
        ("any to 8", (1, 8)),
        ("9 to any", (9, 12)),
        ("level 13", (None, None)),
        ("high", (None, None)),
        (None, (None, None)),
    ],
)
def test_levels_are_bounds(text: str | None, bounds: tuple[int | None, int | None]) -> None:
    assert level_bounds(text) == bounds


@pytest.mark.parametrize(
    ("texts", "sector"),
    [
        (("Craigellan Care Homes", "they freeze when a resident refuses"), "care and health"),
        (("Moray Joinery", None, "our lads can't use the new saws"), "construction"),
        (("Clyde Whisky", "guests ask our distillers about the kit"), "food and drink"),
        (("Harbour Hotel", "kitchen staff and guests in the restaurant"), "tourism and hospitality"),
        (("Wind & Tide", "repair of turbine blades offshore"), "energy transition"),
        (("Smith & Sons", "better spreadsheets"), None),
        (("Ferry Bank",), None),
    ],
)
def test_a_sector_is_what_most_words_speak_of_and_never_a_guess(texts: tuple[str, ...], sector: str | None) -> None:
    assert sector_of(*texts) == sector


def test_the_name_of_the_firm_settles_what_is_level() -> None:
    assert sector_of("Tay Nursery", "our driver, too") == "early years and education"


@pytest.mark.parametrize(
    ("region", "area"),
    [
        ("Elgin", "Moray"),
        ("Ayr or Troon", "South Ayrshire"),
        ("Glasgow, Edinburgh", SEVERAL),
        ("the moon", None),
    ],
)
def test_an_area_is_the_council_area_of_the_places(region: str, area: str | None) -> None:
    assert classify(organisation="Firm", need="x", region=region).area == area


def test_where_no_region_was_said_it_is_read_from_the_words_and_the_name() -> None:
    said = classify(organisation="Firm", need="x", said="our lads in Elgin, can't weld")
    assert (said.region, said.area) == ("Elgin", "Moray")
    assert classify(organisation="Buckie Shipyard", need="x").area == "Moray"
    assert classify(organisation="Firm", need="x", said="nothing of a place").region is None


def test_what_was_said_of_sector_and_region_stands() -> None:
    classes = classify(organisation="Buckie Care Home", need="x", sector="fishing", region="Nairn")
    assert (classes.sector, classes.region) == ("fishing", "Nairn")


def test_a_request_is_classified_when_it_is_opened(opened: Opener) -> None:
    request = opened(said="carers in Forres, about 12", learners="12", level="6 to 8")
    assert (request.sector, request.region, request.area) == ("care and health", "Forres", "Moray")
    assert (request.heads, request.level_min, request.level_max) == (12, 6, 8)
