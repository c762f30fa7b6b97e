"""The order that an employer asked for, by each record's facts, and which record comes first in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from catalogue.records import TRAVELS, Credential
from index.filters import judge
from reading.comparatives import Order
from reading.filters import Filters

HOURS_A_WEEK = 5
"""Hours of learning that are assumed in a week of a course which publishes its weeks alone, to put it in order."""


FACT_OF = {
    **dict.fromkeys((Order.CHEAPEST, Order.DEAREST), "price"),
    **dict.fromkeys((Order.SHORTEST, Order.LONGEST), "time"),
    **dict.fromkeys((Order.LOWEST, Order.HIGHEST), "scqf_level"),
    **dict.fromkeys((Order.SOONEST, Order.LATEST), "starts"),
    Order.NEAREST: "delivery",
}
"""The key of the fact that an order goes by."""


def ordering(order: Order, places: tuple[str, ...], today: dt.date) -> Callable[[Credential], Any]:
    """The key by which a list is put into an order; what a record does not publish comes last.

    Starts before `today` are not counted, and what starts at any time may start today.
    """

    def key(credential: Credential) -> tuple[bool, float]:
        value = _measure(credential, order, places, today)
        descending = order in (Order.DEAREST, Order.LONGEST, Order.HIGHEST, Order.LATEST)
        return value is None, 0.0 if value is None else -value if descending else value

    return key


def foremost(
    credentials: Sequence[Credential], order: Order, places: tuple[str, ...], today: dt.date
) -> Credential | None:
    """The one of several that surely comes first in an order: as `standing_first`, but None where only some publish
    their hours and those of the others are assumed."""
    assumed = {
        one.hours is None and one.hours_per_week is None for one in credentials if one.duration_weeks or one.hours
    }
    by_time = order in (Order.SHORTEST, Order.LONGEST)
    return None if by_time and len(assumed) > 1 else standing_first(credentials, order, places, today)


def standing_first(
    credentials: Sequence[Credential], order: Order, places: tuple[str, ...], today: dt.date
) -> Credential | None:
    """The one of several that comes first in an order; None where two do, or fewer than two publish what it goes by."""
    key = ordering(order, places, today)
    ranked = sorted((credential for credential in credentials if not key(credential)[0]), key=key)
    return ranked[0] if len(ranked) > 1 and key(ranked[0]) < key(ranked[1]) else None


def _measure(credential: Credential, order: Order, places: tuple[str, ...], today: dt.date) -> float | None:
    """The number that an order goes by: pounds, hours, a level, a day, miles."""
    match order:
        case Order.CHEAPEST | Order.DEAREST:
            price = credential.price
            return float(price.amount) if price and price.per == "learner" else None
        case Order.SHORTEST | Order.LONGEST:
            weeks = credential.duration_weeks
            hours = weeks * (credential.hours_per_week or HOURS_A_WEEK) if weeks else None
            return credential.hours.low if credential.hours else hours
        case Order.LOWEST | Order.HIGHEST:
            return credential.scqf_level.low if credential.scqf_level else None
        case Order.SOONEST | Order.LATEST:
            if credential.starts_any_time:
                return today.toordinal()
            return min((start.toordinal() for start in credential.starts if start >= today), default=None)
        case _:
            verdict = judge(credential, Filters(places=places))
            return verdict.miles if verdict.miles is not None else 0 if credential.mode in TRAVELS else None
