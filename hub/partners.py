"""The providers that a request can be passed on to, ranked, each with the reasons for its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.gazetteer import Area, Location, find, find_all, located, miles
from catalogue.gazetteer.locations import places_of
from catalogue.records import TRAVELS, Credential, Mode, Provider
from catalogue.store import get_credentials, read_providers
from hub.invitations import PastAnswers, past_answers
from hub.models import CollaborationRequest, Route
from hub.nearest import Near, NearestCredentials

COMPARED = 60
"""The nearest credentials whose providers are ranked."""
MOST = 6
"""Providers that are listed."""
LEAST = 0.25
"""The least share of the nearest credential's score: what has one common word of the need alone is no reason."""
FURTHER = 0.25
"""The share that a further near credential of a provider adds to the nearest."""
FAR, TRAVEL, LEVEL, MODE = 80, 0.12, 0.1, 0.06
"""Miles beyond which distance costs nothing more; shares of a place for distance, another level, another mode. Distance
and mode as the search has them (index/filters.py); set by hand."""
WANTED, WILLING, UNWILLING = 0.5, 0.1, 0.1
"""Shares for who the employer named, for who took up like requests, and for who did not."""
CREDIT_RATES = 1.0
"""The share that counts for who rates outside training, where that is what is asked for."""


def modes_wanted(request: CollaborationRequest) -> tuple[Mode, ...]:
    """The ways of teaching that a request names in its own words."""
    return tuple(mode for mode in Mode if mode in (request.mode or "").casefold())


@dataclass(frozen=True)
class Partner:
    """A provider with what speaks for it and against it.

    `nearest` are its credentials that are nearest to the need, with the words they share. `distance` is in miles as the
    crow flies from where the employer is to where the nearest of them is taught, None where either is not known, and
    where it is taught online or at the workplace (`travels`). `levels` is whether its level is one that is wanted, None
    where that is not known. `rates_from` is the lowest SCQF level at which it rates outside training, 0 where no
    level is said, None where it is not known to rate any.
    """

    name: str
    score: float
    nearest: tuple[tuple[Credential, Near], ...]
    distance: int | None
    travels: bool
    levels: bool | None
    named: bool
    rates_from: int | None
    past: PastAnswers


def partners(session: Session, request: CollaborationRequest, catalogue: NearestCredentials) -> list[Partner]:
    """At most MOST providers, the best first: by their nearest credentials, the distance, the level and the way of
    teaching, by what they answered before, and whether the employer named them or wants training credit-rated."""
    texts = [request.need, *request.skills, request.roles or ""]
    found = catalogue.near(session, texts, COMPARED)
    best = found[0].score if found else 1.0
    near = {item.id: item for item in found if item.score >= LEAST * best}
    offers: dict[str, list[tuple[Credential, Near]]] = defaultdict(list)
    for credential in get_credentials(session, list(near)):
        offers[credential.provider].append((credential, near[credential.id]))
    known = {provider.name: provider for provider in read_providers(session)}
    rates = request.route is Route.CREDIT_RATE
    names = {*offers, *request.preferred_providers}
    names |= {name for name, provider in known.items() if rates and provider.credit_rating}
    places = find_all(request.region or "") or find_all(request.area or "")
    where = Area("", tuple(dict.fromkeys(spot for place in places for spot in places_of(place)))) if places else None
    answers = past_answers(session, names)
    ranked = [_partner(request, name, offers[name], known, best, where, answers) for name in sorted(names)]
    return sorted(ranked, key=lambda partner: (-partner.score, partner.name))[:MOST]


def _partner(
    request: CollaborationRequest,
    name: str,
    offers: Sequence[tuple[Credential, Near]],
    known: Mapping[str, Provider],
    best: float,
    where: Location | None,
    answers: Mapping[str, PastAnswers],
) -> Partner:
    provider, past = known.get(name), answers.get(name, PastAnswers())
    closest = offers[0][0] if offers else None
    score = sum(near.score / best * FURTHER**place for place, (_, near) in enumerate(offers[:3]))
    travels = closest is not None and closest.mode in TRAVELS
    distance = None if travels or where is None else _distance(where, closest, provider)
    levels = None
    if closest is not None and closest.scqf_level and (request.level_min or request.level_max):
        levels = closest.scqf_level.overlaps(request.level_min, request.level_max)
    lost = TRAVEL * min((distance or 0) / FAR, 1) + LEVEL * (levels is False)
    wanted = modes_wanted(request)
    lost += MODE * bool(wanted and closest is not None and closest.mode and closest.mode not in wanted)
    rates_from = (provider.credit_rating_from_level or 0) if provider and provider.credit_rating else None
    may_rate = rates_from is not None and (request.level_max or 12) >= rates_from
    score *= 1 - lost
    score += WANTED * (name in request.preferred_providers)
    score += CREDIT_RATES * (may_rate and request.route is Route.CREDIT_RATE)
    score += WILLING * min(past.willing, 2) - UNWILLING * min(past.unwilling, 2)
    named = name in request.preferred_providers
    return Partner(name, score, tuple(offers[:3]), distance, travels, levels, named, rates_from, past)


def _distance(where: Location, closest: Credential | None, provider: Provider | None) -> int | None:
    taught = located(closest.location) if closest is not None and closest.location else None
    taught = taught or (find(provider.region) if provider and provider.region else None)
    return round(miles(where, taught)) if taught else None
