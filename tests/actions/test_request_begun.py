"""A request begins when it is asked for, in other words too, with what was said before."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from actions.skill import SKILLS, as_action
from actions.turn import Events
from tests.actions.turn import take, typed
from tests.domain import DOMAIN


def events_of(services: Services, action: str, text: str, intent: str, **slots: Any) -> Events:
    async def acted() -> Events:
        tracker = typed(text, intent, **slots)
        return await as_action(services, SKILLS[action])(CollectingDispatcher(), tracker, DOMAIN)

    return asyncio.run(acted())


def begins(services: Services, action: str, text: str, intent: str, **slots: Any) -> bool:
    events = events_of(services, action, text, intent, **slots)
    return any(event["event"] == "followup" and event["name"] == "request_form" for event in events)


BEES: dict[str, Any] = {"needs": ["beekeeping"]}


@pytest.mark.parametrize(
    ("text", "action", "intent"),
    [
        ("pit it in", "action_keep_credentials", "shortlist"),
        ("lodge it", "action_keep_credentials", "shortlist"),
        ("right put it to them", "action_fall_back", "nlu_fallback"),
        ("richt, pit it in. whit we need is {need:beekeeping}", "action_recommend_credentials", "recommend"),
        ("raise it with the colleges please", "action_fall_back", "nlu_fallback"),
        ("you can put this to universities please", "action_refine_recommendation", "refine"),
    ],
)
def test_it_begins_whatever_the_message_was_taken_for(text: str, action: str, intent: str, services: Services) -> None:
    assert begins(services, action, text, intent, after="nothing", request_offered=0, **BEES)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("stick it in", {"after": "list", "shown": ["care"], **BEES}),
        ("put it in my list", {"after": "nothing", **BEES}),
        ("lodge it", {"after": "start"}),
        ("pit it in", {"after": "advice", **BEES}),
        ("send it in", {"receipt": "MC-1", **BEES}),
        ("put it to them", {"after": "receipt", "receipt": "MC-1", **BEES}),
        ("ok, raise it", {"after": "list", "shown": ["care"], **BEES}),
        ("can you bring it {time:forward}?", {"after": "list", "shown": ["care"], **BEES}),
        ("not yet. put it to them", {"after": "nothing", "request_offered": 0, **BEES}),
    ],
)
def test_other_words_and_nothing_looked_for_begin_none(text: str, slots: dict[str, Any], services: Services) -> None:
    assert not begins(services, "action_keep_credentials", text, "shortlist", **slots)


def begun(services: Services, text: str, **slots: Any) -> dict[str, Any]:
    return take(services, "action_begin_request", typed(text, "request", **slots)).slots


def test_a_message_that_names_its_need_takes_no_other_one_over(services: Services) -> None:
    earlier = [("{need:beekeeping}", "recommend"), ("{need:juggling}", "recommend")]
    known = begun(services, "put in for a {need:juggling} one", earlier=earlier, needs=["juggling"])
    assert (known["request_need"], known["request_route"]) == ("juggling", "co_design")


def test_what_was_told_together_with_it_is_taken_over(services: Services) -> None:
    earlier = [("{need:beekeeping} and {need:hive building}", "recommend"), ("{need:juggling}", "recommend")]
    known = begun(services, "ask them for a {need:beekeeping} one", earlier=earlier, needs=["juggling"])
    assert known["request_need"] == "beekeeping and hive building"


def test_who_asks_is_known_where_it_was_said_before(services: Services) -> None:
    earlier = ["My name is Alan Pirie. The firm is Leven Circuits, Glenrothes.", ("{need:beekeeping}", "recommend")]
    known = begun(services, "ask the universities", earlier=earlier, **BEES)
    assert (known["request_name"], known["request_organisation"]) == ("Alan Pirie", "Leven Circuits, Glenrothes")
