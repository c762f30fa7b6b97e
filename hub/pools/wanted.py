"""What decides whether two requests could share a course: what is to be learned, level, place, mode and time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import Session
from Stemmer import Stemmer

from catalogue.gazetteer import Location, find_all, miles
from catalogue.gazetteer.locations import places_of
from catalogue.records import Mode
from hub.classification import SEVERAL
from hub.models import CollaborationRequest
from hub.nearest import EMPTY, NearestCredentials
from hub.partners import modes_wanted
from hub.pools.timing import Months, months_of
from hub.search_words import WORD, folded
from runtime.clock import local_date

NEAREST = 8
"""Credentials of the catalogue that say what a need is about: two needs without a common word share them."""
FAR = 40
"""Miles between two employers, as the crow flies, beyond which their people are not taught in one room. At 35, two
pairs of tests/hub/pools/pools.txt lay beyond it."""
DEGREE_OF_LATITUDE, DEGREE_OF_LONGITUDE = 68.5, 33.0
"""Miles that a degree measures at least in Scotland; one of longitude is the shortest in Shetland."""
LEVELS_APART, MONTHS_APART = 1, 3
"""SCQF levels, and months between the ends of two times, up to which one course still serves both. Set by hand."""
SHORTEST = 2


@dataclass(frozen=True)
class Wanted:
    """A request as it is compared. `words` are its stems with the words that they stand for, `nearest` the ids of the
    nearest credentials with their scores. What was not said is None or empty, and meets everything."""

    words: Mapping[str, str]
    nearest: Mapping[str, float]
    levels: tuple[int, int] | None
    places: tuple[Location, ...]
    modes: frozenset[Mode]
    months: Months | None

    @property
    def online(self) -> bool:
        """Whether it is asked to be taught online alone."""
        return self.modes == {Mode.ONLINE}


def wanted_by(session: Session, request: CollaborationRequest, catalogue: NearestCredentials, mark: str) -> Wanted:
    """What decides of a request; `mark` is that of the catalogue now."""
    texts = [request.need, *request.skills]
    near = catalogue.near(session, texts, NEAREST, mark=mark)
    levels = (request.level_min, request.level_max)
    area = request.area if request.area != SEVERAL else None
    return Wanted(
        words=_stems(" ".join(texts)),
        nearest={item.id: item.score for item in near},
        levels=(levels[0], levels[1]) if levels[0] is not None and levels[1] is not None else None,
        places=find_all(request.region or "") or find_all(area or ""),
        modes=frozenset(modes_wanted(request)),
        months=months_of(request.deadline, local_date(request.created)),
    )


class Compatible:
    """Whether one course could serve two of some requests, as far as level, place, way of teaching and time go.

    Very many pairs are asked for, so what belongs to one request is worked out once, and so is what belongs to two
    places.
    """

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        numbers: dict[tuple[Location, ...], int] = {}
        self._bounds = [_bounds(each, numbers.setdefault(each.places, len(numbers))) for each in wanted]
        self._places = tuple(numbers)
        self._boxes = [_box(places) for places in numbers]
        self._far: dict[tuple[int, int], bool] = {}

    def __call__(self, one: int, other: int) -> bool:
        """The same of the requests at two places of their list."""
        here, there = self._bounds[one], self._bounds[other]
        if max(here.lowest, there.lowest) - min(here.highest, there.highest) > LEVELS_APART:
            return False
        if max(here.first, there.first) - min(here.last, there.last) > MONTHS_APART:
            return False
        if here.online is not None and there.online is not None and here.online != there.online:
            return False
        return bool(here.online or there.online) or not self._are_far(here.place, there.place)

    def _are_far(self, here: int, there: int) -> bool:
        pair = (here, there) if here < there else (there, here)
        far = self._far.get(pair)
        if far is None:
            far = self._far[pair] = _are_apart(self._boxes[here], self._boxes[there]) or (
                _miles(self._places[here], self._places[there]) > FAR
            )
        return far


class Likeness:
    """How much the same is to be learned of two of some requests, from 0 to 1: half by the words of both, weighed by
    their rarity, and half by the nearest credentials of both; each is a cosine."""

    def __init__(self, wanted: Sequence[Wanted], rarity: Callable[[str], float]) -> None:
        self._words = [_vector({stem: rarity(stem) for stem in each.words}) for each in wanted]
        self._nearest = [_vector(each.nearest) for each in wanted]

    def __call__(self, one: int, other: int) -> float:
        """The same of the requests at two places of their list."""
        return sum(_cosine(vectors[one], vectors[other]) for vectors in (self._words, self._nearest)) / 2


def rarities(wanted: list[Wanted], held: Mapping[str, int], credentials: int) -> Callable[[str], float]:
    """How rare a stem is among these requests and the credentials, of which `held` says how many hold it."""
    counted = Counter(stem for request in wanted for stem in request.words)
    total = len(wanted) + credentials
    weight = {stem: math.log(1 + (total + 1) / (count + held.get(stem, 0))) for stem, count in counted.items()}
    return weight.__getitem__


def _miles(here: tuple[Location, ...], there: tuple[Location, ...]) -> float:
    """Between the nearest places of both; 0 where a place is not known."""
    return min((miles(one, other) for one in here for other in there), default=0.0)


class _Box(NamedTuple):
    """The degrees within which some places lie."""

    south: float
    north: float
    west: float
    east: float


def _box(places: tuple[Location, ...]) -> _Box | None:
    points = [point for place in places for point in places_of(place)]
    if not points:
        return None
    latitudes, longitudes = [point.latitude for point in points], [point.longitude for point in points]
    return _Box(min(latitudes), max(latitudes), min(longitudes), max(longitudes))


def _are_apart(one: _Box | None, other: _Box | None) -> bool:
    """Whether the boxes alone show that places are too far apart, which spares most distances."""
    if one is None or other is None:
        return False
    upwards = max(one.south, other.south) - min(one.north, other.north)
    across = max(one.west, other.west) - min(one.east, other.east)
    return upwards * DEGREE_OF_LATITUDE > FAR or across * DEGREE_OF_LONGITUDE > FAR


class _Bounds(NamedTuple):
    """What decides of a request. What was not said is None or without end, and meets everything."""

    lowest: float
    highest: float
    first: float
    last: float
    online: bool | None
    place: int


def _bounds(wanted: Wanted, place: int) -> _Bounds:
    lowest, highest = wanted.levels or (-math.inf, math.inf)
    first, last = wanted.months or (-math.inf, math.inf)
    return _Bounds(lowest, highest, first, last, wanted.online if wanted.modes else None, place)


class _Vector(NamedTuple):
    values: Mapping[str, float]
    squares: float


def _vector(values: Mapping[str, float]) -> _Vector:
    return _Vector(values, sum(value**2 for value in values.values()))


def _cosine(one: _Vector, other: _Vector) -> float:
    shared = sum(one.values[key] * other.values[key] for key in one.values.keys() & other.values.keys())
    return shared / math.sqrt(one.squares * other.squares) if shared else 0.0


def _stems(text: str) -> dict[str, str]:
    parts = [part for word in WORD.findall(folded(text)) for part in (word, *word.split("-"))]
    words = [part for part in dict.fromkeys(parts) if len(part) >= SHORTEST and "-" not in part and part not in EMPTY]
    return dict(reversed([*zip(Stemmer("english").stemWords(words), words, strict=True)]))
