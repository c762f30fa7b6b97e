"""The gazetteer's two files in memory: places.csv and areas.yml, read once per process."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from catalogue.gazetteer.locations import Area, Location, Place
from catalogue.gazetteer.spelling import SHORTEST, plain
from runtime.yaml_file import read_yaml

FOLDER = Path(__file__).parent
Named = tuple[Location, tuple[str, ...]]
"""A location with the names that it has in the files, its own first."""


@dataclass(frozen=True)
class Atlas:
    """All locations, each with a name of its own, and those that every name stands for, in plain spelling.

    Of several places with one name the first is the one that people mean: a town before a village, then the one with
    more people.
    """

    places: tuple[Place, ...]
    areas: tuple[Area, ...]
    names: Mapping[str, tuple[Location, ...]]
    misspelt: Mapping[str, tuple[str, ...]]
    """The names of towns and areas, by their first letter: a slip may stand for these."""


@cache
def atlas() -> Atlas:
    """The bundled gazetteer. Raises KeyError for an area whose file names a place or an area that there is not."""
    places = list(_places())
    areas = list(_areas(places))
    named: list[Named] = [*places, *areas]
    names: dict[str, list[Location]] = {}
    for location, others in named:
        for name in dict.fromkeys(map(plain, (location.name, *others))):
            names.setdefault(name, []).append(location)
    towns = {row["name"] for row in rows() if row["kind"] == "town"} | {area.name for area, _ in areas}
    misspelt = sorted(name for name in map(plain, towns) if len(name) >= SHORTEST)
    return Atlas(
        tuple(place for place, _ in places),
        tuple(area for area, _ in areas),
        {name: tuple(locations) for name, locations in names.items()},
        {letter: tuple(group) for letter, group in groupby(misspelt, key=itemgetter(0))},
    )


def rows() -> list[dict[str, str]]:
    """The rows of places.csv, as they stand there."""
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _places() -> Iterator[tuple[Place, tuple[str, ...]]]:
    """The places with their names. The first of a name is the one that people mean; the others are called by their
    council area too, so that no two have one name.
    """
    taken: set[str] = set()
    for row in sorted(rows(), key=lambda row: (row["kind"] != "town", -int(row["population"] or 0))):
        name, council = row["name"], row["council"]
        full = f"{name} ({council})" if name in taken else name
        taken.add(name)
        place = Place(full, council, float(row["latitude"]), float(row["longitude"]), town=row["town"])
        yield place, (name, *filter(None, row["names"].split("; ")))


def _areas(named: list[tuple[Place, tuple[str, ...]]]) -> Iterator[tuple[Area, tuple[str, ...]]]:
    """The areas with their names. A council area that shares its name with a place is called a Council area."""
    listed: dict[str, Any] = read_yaml(FOLDER / "areas.yml")
    by_name = {place.name: place for place, _ in named}
    by_name |= {f"{names[0]} ({place.council})": place for place, names in named}
    place_names = {plain(name) for _, names in named for name in names}
    areas: dict[str, Area] = {}
    for council, others in listed["councils"].items():
        name = f"{council} Council area" if plain(council) in place_names else council
        areas[council] = Area(name, tuple(place for place, _ in named if place.council == council))
        yield areas[council], (f"{council} council", *others)
    regions: dict[str, Any] = listed["regions"]

    def area(name: str) -> Area:
        if name not in areas:
            region = regions[name]
            members = [place for part in region.get("areas", ()) for place in area(part).places]
            members += [by_name[member] for member in region.get("places", ())]
            areas[name] = Area(name, tuple(dict.fromkeys(members)))
        return areas[name]

    for name, region in regions.items():
        yield area(name), tuple(region.get("names", ()))
