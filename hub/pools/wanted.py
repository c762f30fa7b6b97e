"""What decides whether two requests could share a course: what is to be learned, level, place, mode and time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session
from Stemmer import Stemmer

from catalogue.gazetteer import Location, find_all, miles
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


def wanted_by(session: Session, request: CollaborationRequest, catalogue: NearestCredentials) -> Wanted:
    """What decides of a request."""
    texts = [request.need, *request.skills]
    near = catalogue.near(session, texts)[:NEAREST]
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


def compatible(one: Wanted, other: Wanted) -> bool:
    """Whether one course could serve both, as far as level, place, way of teaching and time go."""
    if one.levels and other.levels:
        between = max(one.levels[0], other.levels[0]) - min(one.levels[1], other.levels[1])
        if between > LEVELS_APART:
            return False
    if one.modes and other.modes and one.online != other.online:
        return False
    if not (one.online or other.online) and _miles(one.places, other.places) > FAR:
        return False
    return not (one.months and other.months) or one.months.apart(other.months) <= MONTHS_APART


def likeness(one: Wanted, other: Wanted, rarity: Callable[[str], float]) -> float:
    """How much the same is to be learned, from 0 to 1: half by the words of both, weighed by their rarity, and half by
    the nearest credentials of both; each is a cosine."""
    words = _cosine({stem: rarity(stem) for stem in one.words}, {stem: rarity(stem) for stem in other.words})
    return (words + _cosine(one.nearest, other.nearest)) / 2


def rarities(wanted: list[Wanted], held: Mapping[str, int], credentials: int) -> Callable[[str], float]:
    """How rare a stem is among these requests and the credentials, of which `held` says how many hold it."""
    counted = Counter(stem for request in wanted for stem in request.words)
    total = len(wanted) + credentials
    weight = {stem: math.log(1 + (total + 1) / (count + held.get(stem, 0))) for stem, count in counted.items()}
    return weight.__getitem__


def _miles(here: tuple[Location, ...], there: tuple[Location, ...]) -> float:
    """Between the nearest places of both; 0 where a place is not known."""
    return min((miles(one, other) for one in here for other in there), default=0.0)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(one[key] * other[key] for key in one.keys() & other.keys())
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(value**2 for value in one.values()) * sum(value**2 for value in other.values()))


def _stems(text: str) -> dict[str, str]:
    parts = [part for word in WORD.findall(folded(text)) for part in (word, *word.split("-"))]
    words = [part for part in dict.fromkeys(parts) if len(part) >= SHORTEST and "-" not in part and part not in EMPTY]
    return dict(reversed([*zip(Stemmer("english").stemWords(words), words, strict=True)]))
