"""The order that an employer asked for, as a key of each record's facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from actions.search import Search
from catalogue.records import Credential
from index.filters import TRAVELS, judge
from reading.comparatives import Order
from reading.filters import Filters

HOURS_A_WEEK = 5
"""Hours of learning that are assumed in a week of a course which publishes its weeks alone, to put it in order."""


def ordering(search: Search, today: dt.date) -> Callable[[Credential], Any]:
    """The key by which a list is put into the order that was asked for; what a record does not publish comes last.

    Starts before `today` are not counted, and what starts at any time may start today.
    """

    def key(credential: Credential) -> tuple[bool, float]:
        value = _measure(credential, search, today)
        descending = search.order in (Order.DEAREST, Order.LONGEST, Order.HIGHEST, Order.LATEST)
        return value is None, 0.0 if value is None else -value if descending else value

    return key


def _measure(credential: Credential, search: Search, today: dt.date) -> float | None:
    """The number that an order goes by: pounds, hours, a level, a day, miles."""
    match search.order:
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
            verdict = judge(credential, Filters(places=search.filters.places))
            return verdict.miles if verdict.miles is not None else 0 if credential.mode in TRAVELS else None
