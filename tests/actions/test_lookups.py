"""Lookups of programs: what the search and the plan answer without a conversation."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from actions.lookups import add_lookups, matches, phrases_found, planned
from actions.services import Services
from contract.lookups import Conditions, Lookup, Matches, PhrasesFound, PhrasesLookup, Planned


class Routes:
    """Takes routes in the place of Sanic, which may be made once in a process, and calls them without a socket."""

    def __init__(self) -> None:
        self._handlers: dict[str, Any] = {}

    def post(self, path: str) -> Any:
        return lambda handler: self._handlers.setdefault(path, handler)

    async def ask(self, path: str, body: bytes) -> Any:
        return await self._handlers[path](SimpleNamespace(body=body))


@pytest.fixture
def routes(services: Services) -> Routes:
    routes = Routes()
    app: Any = routes
    add_lookups(app, services)
    return routes


def lookup(*needs: str, most: int = 5, **conditions: Any) -> Lookup:
    return Lookup(needs=needs, conditions=Conditions(**conditions), most=most)


def test_the_best_are_listed_with_their_reasons_and_all_are_counted(services: Services) -> None:
    found = matches(services, lookup("pipe welding", "goat keeping", most=2))
    assert (len(found.items), found.total, found.uncovered) == (2, 5, ("goat keeping",))
    assert {why.need for card in found.items for why in card.why} == {"pipe welding"}
    assert all(card.actions == () for card in found.items)


def test_a_condition_excludes_and_what_is_not_published_is_named(services: Services) -> None:
    assert [card.id for card in matches(services, lookup("pipe welding", level_min=9)).items] == ["weld-yard"]
    assert matches(services, lookup("pipe welding", mode="blended")).total == 1
    (care,) = matches(services, lookup("dementia care", price_max=100)).items
    assert care.unpublished == ("a price per learner",)


async def test_phrases_are_those_of_the_index_and_none_of_what_it_lacks(services: Services, routes: Routes) -> None:
    assert phrases_found(services, PhrasesLookup(id="care")) == PhrasesFound(items=())
    answer = await routes.ask("/lookups/phrases", PhrasesLookup(id="gone").model_dump_json().encode())
    assert PhrasesFound.model_validate_json(answer.body) == PhrasesFound(items=())
    assert (await routes.ask("/lookups/phrases", b'{"id": "../x"}')).status == 422


def test_a_place_is_a_wish(services: Services) -> None:
    found = matches(services, lookup("pipe welding", place="Perth"))
    assert found.total == 5
    anywhere = {card.id for card in found.items if not card.unpublished}
    assert anywhere == {"weld-site", "weld-yard"}  # at work or online; the others do not say where


def test_a_plan_takes_the_fewest_and_adds_them_up(services: Services) -> None:
    made = planned(services, lookup("pipe welding", "dementia care", "goat keeping"))
    assert {cover.need: len(cover.items) for cover in made.covers} == {"pipe welding": 1, "dementia care": 1}
    assert (len(made.items), made.uncovered) == (2, ("goat keeping",))
    assert [fact.key for fact in made.totals] == ["credits", "hours", "price"]


def test_a_plan_of_nothing_has_no_sums(services: Services) -> None:
    assert planned(services, lookup("goat keeping")) == Planned(
        items=(), covers=(), totals=(), uncovered=("goat keeping",)
    )


def test_a_need_that_comes_twice_counts_once(services: Services) -> None:
    assert matches(services, lookup("goat keeping", "goat keeping")).uncovered == ("goat keeping",)


async def test_lookups_are_served(routes: Routes, services: Services) -> None:
    asked = lookup("pipe welding")
    answer = await routes.ask("/lookups/matches", asked.model_dump_json().encode())
    assert Matches.model_validate_json(answer.body) == matches(services, asked)
    answer = await routes.ask("/lookups/plan", asked.model_dump_json().encode())
    assert Planned.model_validate_json(answer.body) == planned(services, asked)


@pytest.mark.parametrize("body", [b"", b"[]", json.dumps({"needs": []}).encode(), b'{"needs": ["x"], "most": 99}'])
async def test_what_is_no_lookup_is_refused_and_not_quoted(routes: Routes, body: bytes) -> None:
    answer = await routes.ask("/lookups/plan", body)
    assert (answer.status, json.loads(answer.body)) == (422, {"faults": 1})
