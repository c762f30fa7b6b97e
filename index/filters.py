"""How a record with gaps is held against what an offer must satisfy.

A record that does not publish a fact is kept and the fact is named: leaving it out silently would hide most of
the catalogue, because most offers lack a price, a level or a length.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from catalogue.gazetteer import find, located, miles
from catalogue.records import TRAVELS, Credential, Mode, Pattern, Price, Span
from reading.filters import Filters

FACTS = frozenset(
    {
        *("id", "title", "provider", "scqf_level", "scqf_credits", "hours_per_week", "duration_weeks", "price"),
        *(
            "starts",
            "starts_any_time",
            "mode",
            "pattern",
            "location",
            "credit_bearing",
            "assessed",
            "badge",
            "subjects",
        ),
    }
)
"""The fields of a record that filters and plans look at, and those that no record is without. A record of these alone
is judged as the whole one is, and read in a third of the time."""


@dataclass(frozen=True)
class Verdict:
    """How an offer stands to what is asked of it.

    `broken` are the facts that contradict a must, `missed` those that contradict a wish, `unpublished` those that were
    asked about and that the record does not publish. `miles` is how far the offer is from the nearest place asked for,
    as the crow flies; None where that is not known or no place was asked for.
    """

    broken: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    unpublished: tuple[str, ...] = ()
    miles: float | None = None

    @property
    def passes(self) -> bool:
        """Whether the offer meets every must, as far as is published."""
        return not self.broken

    @property
    def left_open(self) -> set[str]:
        """The facts that are asked about and that the offer has otherwise than is wished for, or does not publish."""
        return {*self.missed, *self.unpublished}

    @property
    def penalty(self) -> float:
        """The share of its score that an offer loses in the order, by the wishes it misses and by what is unknown."""
        far = min((self.miles or 0) / FAR, 1) * TRAVEL if "location" in self.missed else 0
        return min(MISSED * len(self.missed) + UNKNOWN * len(self.unpublished) + far, MOST)


MISSED, UNKNOWN, TRAVEL, FAR, MOST = 0.06, 0.03, 0.12, 80, 0.5
"""Shares of a score, and the miles from which further ones cost nothing more. Set by hand so that the right course in
the next county stands before a weak one in town; no judged data stands behind them."""

NEARBY = 5
"""Miles within which an offer counts as being in a town."""


def judge(credential: Credential, filters: Filters) -> Verdict:
    """Hold one credential against the filters; a fact that is unknown is only named."""
    broken: dict[str, None] = {}
    missed: dict[str, None] = {}
    unpublished: dict[str, None] = {}
    miles = _miles(credential, filters.places)
    for name, answer in _answers(credential, filters, miles):
        if answer is None:
            unpublished[name] = None
        elif not answer:
            wished = filters.is_wish(name) and not _is_refused(name, credential, filters)
            (missed if wished else broken)[name] = None
    return Verdict(tuple(broken), tuple(missed), tuple(unpublished), miles)


def _is_refused(name: str, credential: Credential, wanted: Filters) -> bool:
    """Whether a fact is one that was ruled out, which no wish beside it makes a wish: "not in Glasgow"."""
    if name == "location" and credential.location:
        return any(_is_in(credential.location.casefold(), place) for place in wanted.not_places)
    return name == "pattern" and credential.pattern in wanted.not_patterns


def _answers(credential: Credential, wanted: Filters, miles: float | None) -> Iterator[tuple[str, bool | None]]:
    """Each fact that was asked about, with yes, no, or None when the record is silent."""
    level, credits, hours, price = (
        credential.scqf_level,
        credential.scqf_credits,
        credential.hours,
        credential.price,
    )
    if wanted.level_min is not None or wanted.level_max is not None:
        yield "scqf_level", _overlap(level, wanted.level_min, wanted.level_max)
    if wanted.not_levels:
        yield "scqf_level", None if level is None else not set(range(level.low, level.high + 1)) <= {*wanted.not_levels}
    if wanted.credits_min is not None or wanted.credits_max is not None:
        yield "scqf_credits", _overlap(credits, wanted.credits_min, wanted.credits_max)
    if wanted.hours_max is not None:
        yield "hours", _overlap(hours, None, wanted.hours_max)
    if wanted.hours_per_week_max is not None:
        yield "hours_per_week", _at_most(credential.hours_per_week, wanted.hours_per_week_max)
    if wanted.weeks_max is not None:
        yield "duration_weeks", _at_most(credential.duration_weeks, wanted.weeks_max)
    if wanted.price_max is not None or wanted.price_min is not None:
        yield "price", _affordable(price, wanted)
    if wanted.starts_by is not None or wanted.starts_from is not None or wanted.not_months:
        yield "starts", _starts(credential, wanted)
    if wanted.modes or wanted.not_modes:
        yield "mode", _mode(credential.mode, wanted)
    if wanted.patterns or wanted.not_patterns:
        yield "pattern", _pattern(credential.pattern, wanted)
    if wanted.places or wanted.not_places:
        yield "location", _place(credential, wanted, miles)
    if wanted.providers or wanted.not_providers:
        yield "provider", _provider(credential.provider, wanted)
    if wanted.credit_bearing is not None:
        yield "credit_bearing", _same(credential.credit_bearing, wanted.credit_bearing)
    if wanted.assessed is not None:
        yield "assessed", _same(credential.assessed, wanted.assessed)
    if wanted.not_subjects:
        yield "subjects", not {*credential.subjects} & {*wanted.not_subjects}
    if wanted.subjects:
        yield "subjects", bool({*credential.subjects} & {*wanted.subjects}) if credential.subjects else None
    if wanted.badge is not None:
        yield "badge", _same(credential.badge, wanted.badge)


def _overlap(span: Span | None, low: int | None, high: int | None) -> bool | None:
    return None if span is None else span.overlaps(low, high)


def _mode(mode: Mode | None, wanted: Filters) -> bool | None:
    if mode is None:
        return None
    return (not wanted.modes or mode in wanted.modes) and mode not in wanted.not_modes


def _at_most(value: float | Decimal | None, limit: float | Decimal) -> bool | None:
    return None if value is None else value <= limit


def _affordable(price: Price | None, wanted: Filters) -> bool | None:
    """Whether a price a learner lies within the limits; None where it is not published in pounds.

    A group's price is shared among those who are counted. Where nobody is, only that it is not free is known.
    """
    if price is None or price.currency != "GBP":
        return None
    if price.per == "learner":
        return _within(price.amount, wanted.price_min, wanted.price_max)
    if wanted.heads is None:
        return False if wanted.price_max == 0 and price.amount else None
    return _within(price.amount / wanted.heads, wanted.price_min, wanted.price_max)


def _within(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> bool | None:
    if value is None:
        return None
    return (low is None or value >= low) and (high is None or value <= high)


def _same(value: bool | None, wanted: bool) -> bool | None:
    return None if value is None else value is wanted


def _starts(credential: Credential, wanted: Filters) -> bool | None:
    if credential.starts_any_time:
        return True
    if not credential.starts:
        return None
    first, last = wanted.starts_from or dt.date.min, wanted.starts_by or dt.date.max
    return any(first <= start <= last and start.month not in wanted.not_months for start in credential.starts)


def _pattern(pattern: Pattern | None, wanted: Filters) -> bool | None:
    """Part-time is what everything is that is not full-time, so it admits evenings, weekends and the rest."""
    if pattern is None:
        return None
    if pattern in wanted.not_patterns:
        return False
    part_time = Pattern.PART_TIME in wanted.patterns and pattern is not Pattern.FULL_TIME
    return not wanted.patterns or pattern in wanted.patterns or part_time


def _miles(credential: Credential, places: Sequence[str]) -> float | None:
    """How far an offer is from the nearest of the places; None for online and workplace learning and where unknown."""
    if not places or credential.mode in TRAVELS or credential.location is None:
        return None
    return _distance(credential.location, tuple(places))


@lru_cache(maxsize=4096)
def _distance(location: str, places: tuple[str, ...]) -> float | None:
    there = located(location)
    from_here = [miles(here, there) for place in places if there and (here := find(place))]
    return min(from_here, default=None)


def _place(credential: Credential, wanted: Filters, away: float | None) -> bool | None:
    """Learning online or at the workplace happens anywhere. A town takes in what lies around it."""
    if credential.mode in TRAVELS:
        return True
    if credential.location is None:
        return None
    location = credential.location.casefold()
    if any(_is_in(location, place) for place in wanted.not_places):
        return False
    if not wanted.places:
        return True
    if away is None:
        return any(place.casefold() in location for place in wanted.places)
    return away <= (wanted.miles_max or NEARBY)


def _is_in(location: str, place: str) -> bool:
    away = _distance(location, (place,))
    return place.casefold() in location if away is None else away < 1


def _provider(name: str, wanted: Filters) -> bool:
    folded = name.casefold()
    if any(part.casefold() in folded for part in wanted.not_providers):
        return False
    return not wanted.providers or any(part.casefold() in folded for part in wanted.providers)
