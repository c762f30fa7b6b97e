"""The fewest offers that answer a set of needs together: exact, by dynamic programming over sets of needs.

The best way to answer a set with n offers is an offer that answers a part of it, beside the best way to answer the rest
with n - 1. Three to the power of the needs are looked at, whatever the number of offers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import NamedTuple


@dataclass(frozen=True)
class Offer:
    """What one credential brings: a whole score for each need (0: it does not answer it), hours and pounds if known."""

    id: str
    scores: tuple[int, ...]
    hours: int | None
    price: Decimal | None


class Limits(NamedTuple):
    """What the hours and the pounds of all chosen offers may add up to; an absent limit asks nothing."""

    hours: int | None
    price: Decimal | None


class Choice(NamedTuple):
    """Some offers together. Of two choices of one size the lesser tuple is the better one."""

    less_score: int
    hours_unknown: int
    hours: int
    price_unknown: int
    price: Decimal
    ids: tuple[str, ...]


NOTHING = Choice(0, 0, 0, 0, Decimal(0), ())


def smallest_cover(offers: Sequence[Offer], limits: Limits) -> tuple[str, ...]:
    """The ids, in order, of the offers that answer most needs, are fewest, and keep within the limits.

    Between equals: the higher sum of each need's best score, then fewer hours, then the lower price, each known rather
    than unknown, then the ids. What is unknown breaks no limit.
    """
    parts = _parts(offers, limits)
    coverable = reduce(or_, parts, 0)
    smallest: dict[int, Choice] = {0: NOTHING}
    before: dict[int, list[Choice]] = {0: [NOTHING]}
    for _ in range(coverable.bit_count()):
        now = {}
        for mask in _submasks(coverable):
            if best := _best(_divisions(mask, parts, before), limits):
                now[mask] = best
                # the first is of the fewest: an offer that is taken twice here answered both parts at once before
                smallest.setdefault(mask, best[0])
        if coverable in smallest:
            break
        before = now
    most = max(mask.bit_count() for mask in smallest)
    widest = [choice for mask, choice in smallest.items() if mask.bit_count() == most]
    return min(widest, key=lambda choice: (len(choice.ids), choice)).ids


def _parts(offers: Sequence[Offer], limits: Limits) -> dict[int, list[Choice]]:
    """For every set of needs, as a bit mask, the offers that answer all of it and that no other offer beats."""
    choices_of: dict[int, list[Choice]] = defaultdict(list)
    for offer in offers:
        answered = sum(1 << position for position, score in enumerate(offer.scores) if score)
        for part in _submasks(answered):
            score = sum(score for position, score in enumerate(offer.scores) if part >> position & 1)
            choices_of[part].append(_alone(offer, score))
    return {part: best for part, choices in choices_of.items() if (best := _best(choices, limits))}


def _alone(offer: Offer, score: int) -> Choice:
    hours, price = offer.hours, offer.price
    return Choice(-score, int(hours is None), hours or 0, int(price is None), price or Decimal(0), (offer.id,))


def _divisions(mask: int, parts: dict[int, list[Choice]], before: dict[int, list[Choice]]) -> Iterator[Choice]:
    """A set of needs as one offer's part and the rest; the part holds the lowest need, so that none is met twice."""
    lowest = mask & -mask
    for part in _submasks(mask):
        if part & lowest and part in parts:
            for rest in before.get(mask ^ part, ()):
                for choice in parts[part]:
                    yield _joined(choice, rest)


def _joined(first: Choice, second: Choice) -> Choice:
    return Choice(
        first.less_score + second.less_score,
        first.hours_unknown + second.hours_unknown,
        first.hours + second.hours,
        first.price_unknown + second.price_unknown,
        first.price + second.price,
        tuple(sorted((*first.ids, *second.ids))),
    )


def _best(choices: Iterable[Choice], limits: Limits) -> list[Choice]:
    """The choices worth keeping, best first: the best, and each lesser one that leaves more of a limit to the rest."""
    kept: list[Choice] = []
    for choice in sorted(choice for choice in choices if _within(choice, limits)):
        if not any(_leaves_as_much(other, choice, limits) for other in kept):
            kept.append(choice)
    return kept


def _within(choice: Choice, limits: Limits) -> bool:
    return (limits.hours is None or choice.hours <= limits.hours) and (
        limits.price is None or choice.price <= limits.price
    )


def _leaves_as_much(other: Choice, choice: Choice, limits: Limits) -> bool:
    return (limits.hours is None or other.hours <= choice.hours) and (
        limits.price is None or other.price <= choice.price
    )


def _submasks(mask: int) -> Iterator[int]:
    """Every set of needs within a set of needs, without the empty one."""
    part = mask
    while part:
        yield part
        part = (part - 1) & mask
