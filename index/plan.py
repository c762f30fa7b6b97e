"""A plan for several needs: the smallest set of credentials that answers them together, and what it adds up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalogue.records import Credential, Price, Span
from index.cover import Limits, Offer, smallest_cover
from index.results import Hit, Match, Result

MOST_NEEDS = 8
"""How many needs one plan takes; the time it takes grows threefold with each."""

POINTS = 10_000
"""A score counts in whole ten-thousandths, and at least as one, so that a sum does not depend on its order."""


class TooManyNeeds(Exception):
    """A plan was asked for more than `MOST_NEEDS` different needs."""


@dataclass(frozen=True)
class Cover:
    """A need, and the ids of the plan's credentials that answer it, the best first."""

    need: str
    credentials: tuple[str, ...]


@dataclass(frozen=True)
class Totals:
    """Sums over what the plan's credentials publish (None when none does), and the ids of those that do not.

    The price is pounds for one learner. A price for a cohort or in another currency cannot be added to it: its
    credential is listed in `priced_apart`.
    """

    credits: Span | None
    hours: Span | None
    credits_unpublished: tuple[str, ...]
    price: Decimal | None
    price_unpublished: tuple[str, ...]
    priced_apart: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Credentials in the order of the search, what answers each need, and the needs that nothing in the plan answers.

    `beyond_limits` are those of the uncovered needs that some hit answers, but not within the totals asked for.
    """

    items: tuple[Hit, ...]
    covers: tuple[Cover, ...]
    totals: Totals
    uncovered: tuple[str, ...]
    beyond_limits: tuple[str, ...]


def make_plan(
    result: Result, needs: Sequence[str], *, hours_max: int | None = None, price_max: Decimal | None = None
) -> Plan:
    """The plan that answers most of the needs, with the fewest credentials, within total hours and pounds a learner.

    `index.cover` says what decides between equals. As in a search, a span of hours counts with its lower end, and what
    is not published breaks no limit. Raises TooManyNeeds.
    """
    needs = tuple(dict.fromkeys(needs))
    if len(needs) > MOST_NEEDS:
        raise TooManyNeeds(f"{len(needs)} needs, at most {MOST_NEEDS}")
    offers = [_offer(match, needs) for match in result.matches]
    chosen = smallest_cover(offers, Limits(hours_max, price_max))
    items = tuple(result.hits[at] for at, offer in enumerate(offers) if offer.id in chosen)
    answering = {need: _answering(at, offers, chosen) for at, need in enumerate(needs)}
    uncovered = tuple(need for need, ids in answering.items() if not ids)
    return Plan(
        items=items,
        covers=tuple(Cover(need, ids) for need, ids in answering.items() if ids),
        totals=_totals([hit.credential for hit in items]),
        uncovered=uncovered,
        beyond_limits=tuple(need for need in uncovered if any(offer.scores[needs.index(need)] for offer in offers)),
    )


def _offer(match: Match, needs: Sequence[str]) -> Offer:
    facts = match.facts
    return Offer(
        id=facts.id,
        scores=tuple(max(1, round(match.scores[need] * POINTS)) if need in match.scores else 0 for need in needs),
        hours=facts.hours.low if facts.hours else None,
        price=facts.price.amount if facts.price and _adds_up(facts.price) else None,
    )


def _answering(at: int, offers: Sequence[Offer], chosen: Collection[str]) -> tuple[str, ...]:
    """The ids of the chosen offers that answer the need at this position, the best first."""
    answering = [offer for offer in offers if offer.id in chosen and offer.scores[at]]
    return tuple(offer.id for offer in sorted(answering, key=lambda offer: -offer.scores[at]))


def _totals(credentials: Sequence[Credential]) -> Totals:
    prices = [(record.id, record.price) for record in credentials]
    amounts = [price.amount for _, price in prices if price and _adds_up(price)]
    return Totals(
        credits=_sum(record.scqf_credits for record in credentials),
        hours=_sum(record.hours for record in credentials),
        credits_unpublished=tuple(record.id for record in credentials if record.scqf_credits is None),
        price=sum(amounts, Decimal(0)) if amounts else None,
        price_unpublished=tuple(name for name, price in prices if price is None),
        priced_apart=tuple(name for name, price in prices if price and not _adds_up(price)),
    )


def _adds_up(price: Price) -> bool:
    return price.per == "learner" and price.currency == "GBP"


def _sum(spans: Iterable[Span | None]) -> Span | None:
    published = [span for span in spans if span]
    if not published:
        return None
    return Span(low=sum(span.low for span in published), high=sum(span.high for span in published))
