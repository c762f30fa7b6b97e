"""What was said before decides between courses that answer alike; the next page keeps the order of the first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Turn, pressed, take, turn_of, typed

EARLIER = ["we run a kitchen for weddings", "/recommend", "our kitchen is in Leith"]


@pytest.fixture
def services(serve: Callable[..., Services]) -> Services:
    """Five courses that welding describes alike; the last by its title is for a kitchen."""
    yards = [welding(f"{letter}-yard", description="For the yard.") for letter in "abcd"]
    return serve(*yards, welding("z-kitchen", description="For the kitchen."))


def ids(turn: Turn) -> list[str]:
    return [one.id.removeprefix("weld-") for one in turn.message.data.items]


def test_of_courses_that_answer_alike_the_one_for_what_was_said_before_stands_first(services: Services) -> None:
    kitchen = typed("{need:pipe welding}", "recommend", earlier=EARLIER)
    assert ids(take(services, "action_recommend_credentials", kitchen))[0] == "z-kitchen"
    yard = typed("{need:pipe welding}", "recommend", earlier=["we run the yard in Leith", "our yard is by the sea"])
    assert ids(take(services, "action_recommend_credentials", yard))[0].endswith("yard")


def test_what_was_pressed_was_not_said(services: Services) -> None:
    told = ("we run a kitchen for weddings", "our kitchen is in Leith", "welding")
    assert turn_of(services, typed("welding", earlier=EARLIER)).background == told
    assert turn_of(services, pressed("recommend")).background == ()


def test_the_last_messages_have_a_voice_and_of_a_long_one_its_beginning(services: Services) -> None:
    earlier = [f"message {number}" for number in range(30)]
    told = turn_of(services, typed("long " * 1000, earlier=earlier)).background
    assert told[0] == "message 16"
    assert len(told[-1]) == 600


def test_the_next_page_goes_on_in_the_order_of_the_first(services: Services) -> None:
    told = typed("{need:pipe welding}", "recommend", earlier=EARLIER)
    first = take(services, "action_recommend_credentials", told)
    slots: dict[str, Any] = {
        "needs": ["pipe welding"],
        "seen": 3,
        "shown": first.slots["shown"],
        "told": first.slots["told"],
    }
    more = take(services, "action_show_more", typed("more for the yard yard yard please", "more", **slots))
    assert len(ids(first)) == 3
    assert sorted([*ids(first), *ids(more)]) == ["a-yard", "b-yard", "c-yard", "d-yard", "z-kitchen"]


def test_what_is_browsed_begins_with_what_was_spoken_of(services: Services) -> None:
    browsed = typed("show me {price:anything}", "browse", earlier=EARLIER, browsing=True)
    assert ids(take(services, "action_browse_credentials", browsed))[0] == "z-kitchen"


def test_an_order_that_was_asked_for_before_is_not_that_of_another_need(services: Services) -> None:
    slots: dict[str, Any] = {"needs": ["dementia care"], "context": "dementia care", "order": "cheapest"}
    turn = take(services, "action_recommend_credentials", typed("and also {need:pipe welding}", "recommend", **slots))
    assert turn.slots["order"] is None
