"""How a record with gaps is held against what an offer must satisfy.

A record that does not publish a fact is kept and the fact is named: leaving it out silently would hide most of
the catalogue, because most offers lack a price, a level or a length.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from catalogue.records import Credential, Mode, Pattern, Span
from reading.filters import Filters

FACTS = frozenset(
    {
        *("id", "title", "provider", "scqf_level", "scqf_credits", "hours_per_week", "duration_weeks", "price"),
        *("starts", "starts_any_time", "mode", "pattern", "location", "credit_bearing", "assessed"),
    }
)
"""The fields of a record that filters and plans look at, and those that no record is without. A record of these alone
is judged as the whole one is, and read in a third of the time."""


@dataclass(frozen=True)
class Verdict:
    """Whether an offer passes, and which facts the decision needed but the record does not publish."""

    passes: bool
    unpublished: tuple[str, ...] = ()


def judge(credential: Credential, filters: Filters) -> Verdict:
    """Hold one credential against the filters: a fact that contradicts fails it, an unknown one is only named."""
    unpublished = []
    for name, answer in _answers(credential, filters):
        if answer is False:
            return Verdict(False)
        if answer is None:
            unpublished.append(name)
    return Verdict(True, tuple(unpublished))


def _answers(credential: Credential, wanted: Filters) -> Iterator[tuple[str, bool | None]]:
    """Each fact that was asked about, with yes, no, or None when the record is silent."""
    level, credits, hours, price = (
        credential.scqf_level,
        credential.scqf_credits,
        credential.hours,
        credential.price,
    )
    if wanted.level_min is not None or wanted.level_max is not None:
        yield "scqf_level", _overlap(level, wanted.level_min, wanted.level_max)
    if wanted.credits_min is not None or wanted.credits_max is not None:
        yield "scqf_credits", _overlap(credits, wanted.credits_min, wanted.credits_max)
    if wanted.hours_max is not None:
        yield "hours", _overlap(hours, None, wanted.hours_max)
    if wanted.hours_per_week_max is not None:
        yield "hours_per_week", _at_most(credential.hours_per_week, wanted.hours_per_week_max)
    if wanted.weeks_max is not None:
        yield "duration_weeks", _at_most(credential.duration_weeks, wanted.weeks_max)
    if wanted.price_max is not None:
        comparable = price is not None and price.per == "learner" and price.currency == "GBP"
        yield "price", _at_most(price.amount if price and comparable else None, wanted.price_max)
    if wanted.starts_by is not None or wanted.starts_from is not None:
        yield "starts", _starts(credential, wanted)
    if wanted.modes or wanted.not_modes:
        yield "mode", _mode(credential.mode, wanted)
    if wanted.patterns:
        yield "pattern", _pattern(credential.pattern, wanted.patterns)
    if wanted.places:
        yield "location", _place(credential, wanted.places)
    if wanted.providers or wanted.not_providers:
        yield "provider", _provider(credential.provider, wanted)
    if wanted.credit_bearing is not None:
        yield "credit_bearing", _same(credential.credit_bearing, wanted.credit_bearing)
    if wanted.assessed is not None:
        yield "assessed", _same(credential.assessed, wanted.assessed)


def _overlap(span: Span | None, low: int | None, high: int | None) -> bool | None:
    return None if span is None else span.overlaps(low, high)


def _mode(mode: Mode | None, wanted: Filters) -> bool | None:
    if mode is None:
        return None
    return (not wanted.modes or mode in wanted.modes) and mode not in wanted.not_modes


def _at_most(value: float | Decimal | None, limit: float | Decimal) -> bool | None:
    return None if value is None else value <= limit


def _same(value: bool | None, wanted: bool) -> bool | None:
    return None if value is None else value is wanted


def _starts(credential: Credential, wanted: Filters) -> bool | None:
    if credential.starts_any_time:
        return True
    if not credential.starts:
        return None
    first, last = wanted.starts_from or dt.date.min, wanted.starts_by or dt.date.max
    return any(first <= start <= last for start in credential.starts)


def _pattern(pattern: Pattern | None, wanted: tuple[Pattern, ...]) -> bool | None:
    """Part-time is what everything is that is not full-time, so it admits evenings, weekends and the rest."""
    if pattern is None:
        return None
    return pattern in wanted or (Pattern.PART_TIME in wanted and pattern is not Pattern.FULL_TIME)


def _place(credential: Credential, wanted: tuple[str, ...]) -> bool | None:
    """Online learning happens anywhere; otherwise the location must name one of the places."""
    if credential.mode in (Mode.ONLINE, Mode.WORKPLACE):
        return True
    if credential.location is None:
        return None
    location = credential.location.casefold()
    return any(place.casefold() in location for place in wanted)


def _provider(name: str, wanted: Filters) -> bool:
    folded = name.casefold()
    if any(part.casefold() in folded for part in wanted.not_providers):
        return False
    return not wanted.providers or any(part.casefold() in folded for part in wanted.providers)
