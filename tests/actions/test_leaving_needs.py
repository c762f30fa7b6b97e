"""What was looked for last is put aside by words that leave it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Turn, take, typed

BOTH: dict[str, Any] = {"needs": ["pipe welding", "dementia care"], "newest": ["dementia care"], "context": "both"}
ONE: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding"}
EARLIER: dict[str, Any] = {**ONE, "before": [{"needs": ["dementia care"], "context": "dementia care"}]}


def left(services: Services, text: str, intent: str = "cancel", **slots: Any) -> Turn:
    action = "action_leave_need" if intent == "cancel" else "action_refine_recommendation"
    return take(services, action, typed(text, intent, **slots))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("leave it, I'll go to the vendor for that", ["pipe welding"]),
        ("no, leave that, we've somebody for it", ["pipe welding"]),
        ("the dementia is sorted, leave that", ["pipe welding"]),
        ("welding we have already, leave it", ["dementia care"]),
        ("ach, forget it, that's already covered", ["pipe welding"]),
        ("never mind that. we will do it ourselves", ["pipe welding"]),
        ("they've got it already. leave it", ["pipe welding"]),
        ("leave it for now, we dinnae need it", ["pipe welding"]),
        ("okay leave that, the welding I mean", ["dementia care"]),
    ],
)
@pytest.mark.parametrize("intent", ["cancel", "refine"])
def test_the_need_that_is_named_or_came_last_is_left_and_the_rest_is_shown(
    intent: str, text: str, rest: list[str], services: Services
) -> None:
    turn = left(services, text, intent, **BOTH)
    assert turn.slots["needs"] == rest
    assert turn.message.kind == "recommendations"


@pytest.mark.parametrize(
    "text", ["leave it, I'll ask them", "Leave it, no need to log anything", "never mind that, it's sorted"]
)
@pytest.mark.parametrize("intent", ["cancel", "refine"])
def test_where_nothing_is_left_nothing_is_shown_and_what_was_looked_for_before_is_known(
    intent: str, text: str, services: Services
) -> None:
    turn = left(services, text, intent, **EARLIER)
    assert turn.slots["needs"] == ["dementia care"]
    assert "I have put what we were looking for aside" in turn.text
    assert turn.message.kind == "text"


@pytest.mark.parametrize(
    "text",
    ["That is just dementia of some sort. Leave it, I will go to a vendor", "pipe. leave it, we've that already"],
)
def test_what_another_sentence_speaks_of_is_not_what_is_left(text: str, services: Services) -> None:
    slots = {**BOTH, "newest": [], "before": [{"needs": ["ship welding"], "context": "ships"}]}
    assert left(services, text, "refine", **slots).slots["needs"] == ["ship welding"]


@pytest.mark.parametrize(("intent", "kept"), [("cancel", []), ("refine", ["pipe welding"])])
def test_a_course_that_is_pointed_at_is_not_what_is_looked_for(
    intent: str, kept: list[str], services: Services
) -> None:
    turn = left(
        services, "not {ordinal:that one}. leave it, it's sorted", intent, **ONE, shown=["weld-gas"], current="weld-gas"
    )
    assert turn.slots["needs"] == kept


@pytest.mark.parametrize(
    "text",
    [
        "stop",
        "cancel",
        "leave it to me to tell them",
        "we leave at five",
        "leave it",
        "ok, leave it",
        "ok, forget it",
        "never mind",
        "never mind that",
        "no, leave that, thanks",
        "ach forget it",
        "don't leave it, we have people waiting",
        "please do not forget that, we will need it",
        "never leave it, I have told them already",
        "our people forget it all. we have tried",
        "they leave that out, because it's hard",
        "leave it there, we need it",
    ],
)
def test_what_leaves_nothing_stops_nothing(text: str, services: Services) -> None:
    turn = left(services, text, **BOTH)
    assert "There is nothing open to stop" in turn.text
    assert "needs" not in turn.slots or turn.slots["needs"] == BOTH["needs"]


@pytest.mark.parametrize("text", ["don't leave the welding, leave it in", "dinnae forget it, we've 8 welders"])
def test_words_against_leaving_it_leave_it(text: str, services: Services) -> None:
    assert "put what we were looking for aside" not in left(services, text, "refine", **ONE).text


def test_without_a_search_there_is_nothing_to_leave(services: Services) -> None:
    assert "There is nothing open to stop" in left(services, "leave it").text


@pytest.mark.parametrize("text", ["leave that, {need:first aid} instead", "leave it at {price:£200}"])
def test_where_something_is_named_in_its_stead_it_is_read(text: str, services: Services) -> None:
    assert "put what we were looking for aside" not in left(services, text, "refine", **ONE).text
