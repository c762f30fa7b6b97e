"""The gazetteer's files: whole, in Scotland, one row for each place, and every member of an area is there."""

from __future__ import annotations

import unicodedata

import pytest

from catalogue.gazetteer import Area, Place, find, spelling
from catalogue.gazetteer.atlas import FOLDER, Atlas, atlas, rows
from runtime.yaml_file import read_yaml
from tests.catalogue.doubles import doubles


@pytest.fixture(scope="module")
def bundled() -> Atlas:
    return atlas()


def test_there_are_more_than_a_thousand_places(bundled: Atlas) -> None:
    assert len(bundled.places) > 1000


def test_every_place_lies_in_scotland(bundled: Atlas) -> None:
    outside = [
        place
        for place in bundled.places
        if not (54.6 < place.latitude < 60.9 and -7.7 < place.longitude < -0.7)
        or (place.latitude > 59.5 and place.council != "Shetland Islands")
    ]
    assert outside == []


def test_no_two_places_share_a_name_and_a_council_area() -> None:
    assert doubles(f"{row['name']}, {row['council']}" for row in rows()) == []


def test_every_row_has_a_known_kind_and_source() -> None:
    assert {row["kind"] for row in rows()} == {"town", "village", "district", "island"}
    assert {row["source"] for row in rows()} == {"cities", "postcodes", "project"}


def test_every_name_is_in_letters_of_scotland() -> None:
    names = [name for row in rows() for name in (row["name"], *filter(None, row["names"].split("; ")))]
    letters = {unicodedata.normalize("NFD", letter)[0] for name in names for letter in name}
    assert sorted(letters - set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ '-")) == []


def test_a_district_lies_near_the_town_that_it_is_part_of(bundled: Atlas) -> None:
    towns = {place.name: place for place in bundled.places if not place.town}
    districts = [place for place in bundled.places if place.town]
    assert [place for place in districts if place.town not in towns] == []
    far = [
        place
        for place in districts
        if abs(place.latitude - towns[place.town].latitude) > 0.1
        or abs(place.longitude - towns[place.town].longitude) > 0.2
    ]
    assert far == []


def test_the_32_council_areas_are_those_of_the_places(bundled: Atlas) -> None:
    councils = read_yaml(FOLDER / "areas.yml")["councils"]
    assert len(councils) == 32
    assert {place.council for place in bundled.places} == set(councils)


def test_every_member_of_an_area_exists_and_every_area_has_members(bundled: Atlas) -> None:
    assert [area.name for area in bundled.areas if not area.places] == []
    known = set(bundled.places)
    assert [area.name for area in bundled.areas if not known.issuperset(area.places)] == []


def test_a_member_that_two_places_could_be_names_its_council_area() -> None:
    ambiguous = set(doubles(row["name"] for row in rows()))
    regions = read_yaml(FOLDER / "areas.yml")["regions"].values()
    assert [member for region in regions for member in region.get("places", ()) if member in ambiguous] == []


def test_no_name_stands_for_two_areas(bundled: Atlas) -> None:
    shared = {name: [one for one in named if isinstance(one, Area)] for name, named in bundled.names.items()}
    assert {name: areas for name, areas in shared.items() if len(areas) > 1} == {}


def test_no_name_stands_for_a_place_and_an_area(bundled: Atlas) -> None:
    both = [name for name, named in bundled.names.items() if len({type(location) for location in named}) > 1]
    assert both == []


def test_every_place_and_area_is_found_by_its_own_name(bundled: Atlas) -> None:
    locations: list[Place | Area] = [*bundled.places, *bundled.areas]
    assert [location.name for location in locations if find(location.name) is not location] == []


def test_words_that_are_no_slips_would_be_near_to_a_name(bundled: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    words = spelling.OTHER_WORDS
    assert [word for word in words if spelling.nearest(word, bundled.misspelt[word[0]])] == []
    monkeypatch.setattr(spelling, "OTHER_WORDS", frozenset())
    assert [word for word in words if not spelling.nearest(word, bundled.misspelt[word[0]])] == []


def test_a_council_area_holds_its_places_and_a_region_those_of_its_areas() -> None:
    fife, forth_valley, falkirk = find("Fife"), find("Forth Valley"), find("Falkirk Council")
    assert isinstance(fife, Area)
    assert {place.council for place in fife.places} == {"Fife"}
    assert isinstance(forth_valley, Area)
    assert isinstance(falkirk, Area)
    assert set(falkirk.places) < set(forth_valley.places)


def test_the_source_of_the_places_is_named_with_its_licence() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "GeoNames" in readme
    assert "creativecommons.org/licenses/by/4.0" in readme
