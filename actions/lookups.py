"""Lookups of programs: the search and the plan of the assistant without a conversation, served on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from pydantic import ValidationError
from sanic import Request, Sanic
from sanic.response import HTTPResponse, json, raw

from actions.cards import card
from actions.conditions import missed
from actions.plan import totals
from actions.search import Search
from actions.services import Services
from contract.lookups import Conditions, Lookup, Matches, PhrasesFound, PhrasesLookup, Planned
from contract.values import Card, Cover, Model
from index.plan import make_plan
from index.results import Hit, Result
from reading.filters import Filters

Asked = TypeVar("Asked", bound=Model)


def matches(services: Services, lookup: Lookup) -> Matches:
    """What the catalogue has for these needs, the best first."""
    filters = _filters(lookup.conditions)
    result = _found(services, lookup, filters)
    shown = result.hits[: lookup.most]
    return Matches(items=_cards(services, shown, filters), total=len(result.hits), uncovered=result.uncovered)


def planned(services: Services, lookup: Lookup) -> Planned:
    """The fewest credentials for these needs, within the hours and the price of the conditions in all."""
    filters = _filters(lookup.conditions)
    made = make_plan(
        _found(services, lookup, filters), lookup.needs, hours_max=filters.hours_max, price_max=filters.price_max
    )
    return Planned(
        items=_cards(services, made.items, filters),
        covers=tuple(Cover(need=cover.need, items=cover.credentials) for cover in made.covers),
        totals=totals(services.phrases, made) if made.items else (),
        uncovered=made.uncovered,
    )


def phrases_found(services: Services, lookup: PhrasesLookup) -> PhrasesFound:
    """The suggested phrases by which a credential is found."""
    return PhrasesFound(items=services.index.snapshot().credentials.suggested(lookup.id))


def add_lookups(app: Sanic[Any, Any], services: Services) -> None:
    """Serve /lookups/matches and /lookups/plan, which take a Lookup, and /lookups/phrases, which takes a PhrasesLookup;
    422 for what is none."""

    @app.post("/lookups/matches")
    async def look_up_matches(request: Request) -> HTTPResponse:
        return await _answered(request.body, Lookup, partial(matches, services))

    @app.post("/lookups/plan")
    async def look_up_plan(request: Request) -> HTTPResponse:
        return await _answered(request.body, Lookup, partial(planned, services))

    @app.post("/lookups/phrases")
    async def look_up_phrases(request: Request) -> HTTPResponse:
        return await _answered(request.body, PhrasesLookup, partial(phrases_found, services))


async def _answered(body: bytes, kind: type[Asked], look_up: Callable[[Asked], Model]) -> HTTPResponse:
    try:
        lookup = kind.model_validate_json(body)
    except ValidationError as error:
        return json({"faults": error.error_count()}, 422)
    found = await asyncio.to_thread(look_up, lookup)
    return raw(found.model_dump_json(), content_type="application/json")


def _found(services: Services, lookup: Lookup, filters: Filters) -> Result:
    return services.index.snapshot().credentials.search(tuple(dict.fromkeys(lookup.needs)), filters)


def _filters(asked: Conditions) -> Filters:
    given = asked.model_dump(exclude_none=True, exclude={"mode", "place"})
    lists = {"modes": asked.mode, "places": asked.place}
    return Filters.model_validate(given | {name: (value,) for name, value in lists.items() if value})


def _cards(services: Services, hits: Sequence[Hit], filters: Filters) -> tuple[Card, ...]:
    phrases, today, search = services.phrases, services.today(), Search(filters=filters)
    return tuple(card(hit.credential, phrases, today, hit, missed(phrases, hit, search, today)) for hit in hits)
