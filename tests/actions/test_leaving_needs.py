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
        ("no, leave that", ["pipe welding"]),
        ("the dementia is sorted, leave that", ["pipe welding"]),
        ("welding we have already, leave it", ["dementia care"]),
        ("forget it, thanks", ["pipe welding"]),
        ("never mind that, thanks", ["pipe welding"]),
        ("lea it for now".replace("lea", "leave"), ["pipe welding"]),
    ],
)
@pytest.mark.parametrize("intent", ["cancel", "refine"])
def test_the_need_that_is_named_or_came_last_is_left_and_the_rest_is_shown(
    intent: str, text: str, rest: list[str], services: Services
) -> None:
    turn = left(services, text, intent, **BOTH)
    assert turn.slots["needs"] == rest
    assert turn.message.kind == "recommendations"


@pytest.mark.parametrize("text", ["leave it", "Leave it, no need to log anything", "never mind that"])
@pytest.mark.parametrize("intent", ["cancel", "refine"])
def test_where_nothing_is_left_nothing_is_shown_and_what_was_looked_for_before_is_known(
    intent: str, text: str, services: Services
) -> None:
    turn = left(services, text, intent, **EARLIER)
    assert turn.slots["needs"] == ["dementia care"]
    assert "I have put what we were looking for aside" in turn.text
    assert turn.message.kind == "text"


@pytest.mark.parametrize(
    "text", ["That is just dementia of some sort. Leave it, I will go to a vendor", "pipe. leave it"]
)
def test_what_another_sentence_speaks_of_is_not_what_is_left(text: str, services: Services) -> None:
    slots = {**BOTH, "newest": [], "before": [{"needs": ["ship welding"], "context": "ships"}]}
    assert left(services, text, "refine", **slots).slots["needs"] == ["ship welding"]


@pytest.mark.parametrize(("intent", "kept"), [("cancel", []), ("refine", ["pipe welding"])])
def test_a_course_that_is_pointed_at_is_not_what_is_looked_for(
    intent: str, kept: list[str], services: Services
) -> None:
    turn = left(services, "not {ordinal:that one}. leave it", intent, **ONE, shown=["weld-gas"], current="weld-gas")
    assert turn.slots["needs"] == kept


@pytest.mark.parametrize("text", ["stop", "cancel", "leave it to me to tell them", "we leave at five"])
def test_what_leaves_nothing_stops_nothing(text: str, services: Services) -> None:
    turn = left(services, text, **ONE)
    assert "There is nothing open to stop" in turn.text


def test_without_a_search_there_is_nothing_to_leave(services: Services) -> None:
    assert "There is nothing open to stop" in left(services, "leave it").text


@pytest.mark.parametrize("text", ["leave that, {need:first aid} instead", "leave it at {price:£200}"])
def test_where_something_is_named_in_its_stead_it_is_read(text: str, services: Services) -> None:
    assert "put what we were looking for aside" not in left(services, text, "refine", **ONE).text
