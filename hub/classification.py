"""What a request is filtered and counted by: sector, council area, head count and levels, read from what was said."""

from __future__ import annotations

import re
from typing import NamedTuple

from catalogue.gazetteer import Location, Place, find_all, located
from catalogue.gazetteer.atlas import atlas
from hub.sectors import sector_of

SEVERAL = "several areas"
"""The area of a request that names places in more than one council area."""

NUMBER = re.compile(r"(?<![\d.])(\d{1,3}(?:[ ,]\d{3})+|\d{1,6})(?![\d.]|\s?%)")
_NUMBERS = """
    one two three four five six seven eight nine ten eleven twelve|dozen thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty|score
"""
NUMBERS = {word: number for number, words in enumerate(_NUMBERS.split(), 1) for word in words.split("|")}
LEVEL = re.compile(r"\b(?:1[0-2]|[1-9])\b")
LOWEST, HIGHEST = 1, 12


CLASSIFIED = ("organisation", "need", "said", "roles", "sector", "region", "learners", "level")
"""The fields of a request that its classes are read from."""


class Classes(NamedTuple):
    """`heads` are people, `level_min` and `level_max` SCQF levels; None where nothing was said."""

    sector: str | None
    region: str | None
    area: str | None
    heads: int | None
    level_min: int | None
    level_max: int | None


def classify(
    *,
    organisation: str,
    need: str,
    said: str | None = None,
    roles: str | None = None,
    sector: str | None = None,
    region: str | None = None,
    learners: str | None = None,
    level: str | None = None,
) -> Classes:
    """The classes of a request. A sector and a region that were said stand; else they are read from the other words."""
    places = find_all(region) if region else ()
    if region is None and (location := located(said or "") or located(organisation)):
        places, region = (location,), location.name[:200]
    lowest, highest = level_bounds(level)
    return Classes(
        sector or sector_of(organisation, roles, said, need),
        region,
        _area(places),
        head_count(learners),
        lowest,
        highest,
    )


def areas() -> tuple[str, ...]:
    """The 32 council areas in the order of the alphabet, then SEVERAL."""
    return (*sorted({place.council for place in atlas().places}), SEVERAL)


def head_count(text: str | None) -> int | None:
    """The least number of people that the text names: 12 of "12-15", 12 of "a dozen"; None where it names none."""
    digits = NUMBER.search(text or "")
    if digits:
        return int(re.sub(r"[ ,]", "", digits[1]))
    words = re.findall(r"[a-z]+", (text or "").casefold())
    return next((NUMBERS[word] for word in words if word in NUMBERS), None)


def level_bounds(text: str | None) -> tuple[int | None, int | None]:
    """The lowest and the highest SCQF level of "6", "6 to 8", "any to 8" or "6 to any"; (None, None) for no level."""
    levels = [int(level) for level in LEVEL.findall(text or "")]
    if not levels:
        return None, None
    words = (text or "").casefold()
    lowest = LOWEST if words.lstrip().startswith("any") else min(levels)
    highest = HIGHEST if words.rstrip().endswith("any") else max(levels)
    return lowest, highest


def _area(places: tuple[Location, ...]) -> str | None:
    """The council area in which all the places lie, SEVERAL where it is more than one, None without a place."""
    councils = {
        place.council
        for location in places
        for place in ((location,) if isinstance(location, Place) else location.places)
    }
    return (councils.pop() if len(councils) == 1 else SEVERAL) if councils else None
