"""Which place or area words name: a phrase as a whole, or the line of a record somewhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.gazetteer.atlas import atlas
from catalogue.gazetteer.distances import without_distance
from catalogue.gazetteer.locations import Area, Location, inside, miles, places_of
from catalogue.gazetteer.spelling import nearest, plain

Names = tuple[Location, ...]
"""The locations that one name stands for, the likeliest first."""

LONGEST = 200
"""Letters; a phrase that is longer is no name, and a line names its place before that."""

_BEFORE = """
    a about all also and anywhere aboot around at based beside by central city close coast district down doon east
    eastern fae frae from greater here i ideally in inner island isle isles just located mainly mainland maybe mid
    middle mostly my near nearby next north northern nr of off office on online or our out outer outside over ower
    perhaps preferably region remote roon round roughly rural situated site somewhere south southern the to towards town
    up village we were west western whole within work working
"""
_AFTER = """
    and area areas around base based beyond branch business campus center centre city coast council county depot
    district east environs factory headquarters here hq ideally ish island isle isles local locally mainland mainly
    nearby north office offices online only or outskirts park please possible preferably premises region remote scotland
    shire shop side site sites south southside store suburbs surrounding surroundings thereabouts town uk vicinity
    village way west yard
"""
BEFORE, AFTER = frozenset(_BEFORE.split()), frozenset(_AFTER.split())
"""Words around a name that leave the phrase naming the same place ("just outside Perth", "our Glasgow office")."""

_ALSO_WORDS = """
    alford barnhill barry bower bowling brae broughton calton carrick coll cove crawford crichton denny dollar douglas
    errol forth furnace hatton holyrood houston hoy ile keith kyle law leslie logan longman maud milton muck
    northfield plains quarter rum smo stanley stow swinton tongue tore voe walls yell
"""
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""Names that are also words or people: a line names these only where they stand alone between its commas."""
COLLEGES = frozenset({"academy", "college", "council", "institute", "school", "university"})
"""Words of an organisation, whose name is no list of places ("Dundee and Angus College")."""
_STREETS = """
    avenue court crescent drive gardens lane place road row square st street terrace wynd
"""
STREETS = frozenset(_STREETS.split())

PARTS = re.compile(r"[,;:|/()\[\]\n•·+]|\s[-–—]\s")
ALSO = re.compile(r"\s(?:and|or|&)\s", re.IGNORECASE)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d{1,2}(?:\s?\d[A-Z]{2})?\b")


def find(words: str) -> Location | None:
    """The place or area that the phrase names as a whole; None where it names none or several, or holds other words.

    Words such as "near", "the Isle of" and "area" around the name, a distance, a postcode and a slip of the keyboard
    are allowed for. An address names the place at its end, and the one inside where it names both ("Govan, Glasgow").
    The name of a location that this returns finds that location again.
    """
    locations = find_all(words)
    return locations[0] if len(locations) == 1 else None


def find_all(words: str) -> tuple[Location, ...]:
    """The places and areas that the phrase lists ("Greenock, Wishaw and Dumfries"), or the one that `find` finds; ()
    for none.
    """
    if len(words) > LONGEST:
        return ()
    phrase = without_distance(words)
    if whole := _named(phrase):
        return whole[:1]
    by_part = [_listed(part, every=True) or _pair(part) for part in _parts(phrase)]
    return _settled([names for listed in by_part for names in listed]) if by_part and by_part[-1] else ()


def located(text: str) -> Location | None:
    """The place or area that the location line of a record names, the most specific that it names; None for none.

    A part of the line that is a name counts before a name inside a part, so that neither a street nor a college's name
    moves a record ("Crieff Road, Perth"). Several places are an area of them.
    """
    by_part = {part: _listed(part) for part in _parts(text[:LONGEST])}
    named = [names for listed in by_part.values() for names in listed]
    mentioned = [names for part, listed in by_part.items() if not listed for names in _mentioned(plain(part).split())]
    if named:
        outer = [names[0] for names in named]
        mentioned = [names for names in mentioned if any(inside(name, whole) for name in names for whole in outer)]
    locations = _settled([*named, *mentioned])
    if len(locations) < 2:
        return locations[0] if locations else None
    name = f"{', '.join(location.name for location in locations[:-1])} and {locations[-1].name}"
    return Area(name, tuple(dict.fromkeys(place for location in locations for place in places_of(location))))


def _parts(text: str) -> list[str]:
    """What stands between the commas, brackets and dashes, without postcodes and parts that can name nothing."""
    parts = PARTS.split(POSTCODE.sub(" ", text))
    return [part for part in parts if set(plain(part).split()) - BEFORE - AFTER]


def _named(phrase: str) -> Names:
    """What the phrase names, by the longest name that only words of BEFORE and AFTER stand around; () for nothing."""
    names = atlas().names
    cores = list(_cores(plain(phrase).split()))
    for core in cores:
        if core in names:
            return names[core]
    for core in cores:
        near = nearest(core, atlas().misspelt.get(core[0], ()))
        if meant := tuple(dict.fromkeys(location for name in near for location in names[name])):
            return meant if len({location.name for location in meant}) == 1 else ()
    return ()


def _cores(words: list[str]) -> Iterator[str]:
    """The words, then the words with ever more of BEFORE and AFTER taken away."""
    first = next((at for at, word in enumerate(words) if word not in BEFORE), len(words))
    last = next((at for at, word in enumerate(reversed(words)) if word not in AFTER), len(words))
    spans = [(start, len(words) - end) for start in range(first + 1) for end in range(last + 1)]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if start < end:
            yield " ".join(words[start:end])


def _listed(part: str, every: bool = False) -> list[Names]:
    """What the part names, or else what the sides of its "and" or "or" name, where `every` asks that all of them do."""
    if whole := _named(part):
        return [whole]
    if COLLEGES.intersection(plain(part).split()):
        return []
    splits = [(part[: also.start()], part[also.end() :]) for also in ALSO.finditer(part)]
    lists = [[*left, right] for one, other in splits if (right := _named(other)) and (left := _listed(one, every))]
    if lists or every:
        return min(lists, key=len, default=[])  # "Perth and Kinross and Fife" is two areas, not three places
    return [side for text in ALSO.split(part) if (side := _named(text))]


def _pair(part: str) -> list[Names]:
    """Two names one after the other, one place inside the other ("Edinburgh Gorgie", "Troon Ayrshire"); [] for none."""
    names = atlas().names
    for core in _cores(plain(part).split()):
        for space in re.finditer(" ", core):
            for one in names.get(core[: space.start()], ()):
                for other in names.get(core[space.end() :], ()):
                    if inside(one, other) or inside(other, one):
                        return [(one,), (other,)]
    return []


def _mentioned(words: list[str]) -> Iterator[Names]:
    """What is named among the words, the longest name first at each word."""
    names = atlas().names
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + 5), at, -1):
            name = " ".join(words[at:end])
            if name in names and len(name) > 2 and name not in ALSO_WORDS and not STREETS & set(words[end : end + 1]):
                yield names[name]
                at = end - 1
                break
        at += 1


def _settled(named: list[Names]) -> tuple[Location, ...]:
    """One location for each name, the one nearest to the others, without those in which another of them lies."""
    chosen: list[Location] = []
    for names in named:
        others = [other[0] for other in named if other is not names]
        chosen.append(min(names, key=lambda name: sum(miles(name, other) for other in others)))  # the first of equals
    inner = [one for one in chosen if not any(other != one and inside(other, one) for other in chosen)]
    return tuple(dict.fromkeys(inner))
