"""Places and areas, and the distance between two of them as the crow flies."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS = 3958.8
"""Miles; the mean radius of the International Union of Geodesy and Geophysics."""


@dataclass(frozen=True)
class Place:
    """A town, village, district or small island: one point in degrees of WGS 84, and the council area it lies in.

    No two have one name: of two Blackburns the smaller is "Blackburn (Aberdeenshire)". `town` is the town that a
    district is part of, as Edinburgh is of Leith; it is empty for all else.
    """

    name: str
    council: str
    latitude: float
    longitude: float
    town: str = ""


@dataclass(frozen=True)
class Area:
    """A council area, a region, a large island or several places named together, as the places that lie in it."""

    name: str
    places: tuple[Place, ...] = field(repr=False, hash=False)


Location = Place | Area


def places_of(location: Location) -> tuple[Place, ...]:
    return location.places if isinstance(location, Area) else (location,)


def inside(inner: Location, outer: Location) -> bool:
    """Whether all of the one lies in the other. A location lies inside itself, a district inside its town."""
    within = set(places_of(outer))
    towns = {place.name for place in within if not place.town}
    return all(place in within or place.town in towns for place in places_of(inner))


def miles(start: Location, end: Location) -> float:
    """Miles as the crow flies between the nearest places of both; 0.0 where one lies inside the other or they share a
    place.
    """
    if isinstance(start, Place) and isinstance(end, Place):  # quicker than to look it up
        return _between(start, end)
    return _least(start, end)


@lru_cache(maxsize=4096)  # two regions are 100,000 pairs of places
def _least(start: Location, end: Location) -> float:
    return min(_between(one, other) for one in places_of(start) for other in places_of(end))


def _between(one: Place, other: Place) -> float:
    """The haversine formula; 0.0 between a district and its town."""
    if one.town == other.name or other.town == one.name:
        return 0.0
    north, south = radians(one.latitude), radians(other.latitude)
    across = sin((north - south) / 2) ** 2
    along = cos(north) * cos(south) * sin(radians(one.longitude - other.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(across + along))
