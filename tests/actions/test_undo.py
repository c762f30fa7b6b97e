"""A step back, as often as it takes, and a clean slate."""

from __future__ import annotations

from typing import Any

import pytest

from actions.refine import SURE
from actions.services import Services
from tests.actions.turn import pressed, take, typed

WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding"}
CHANGES = (
    "only {mode:on campus}",
    "{level:level 6}",
    "also {need:dementia care}",
    "drop {ordinal:the first}",
    "for {heads:12 people}",
)


def changed(services: Services) -> list[dict[str, Any]]:
    """The slots before and after each of CHANGES."""
    steps = [WELDING]
    for text in CHANGES:
        steps.append(
            steps[-1] | take(services, "action_refine_recommendation", typed(text, "refine", **steps[-1])).slots
        )
    return steps


def understood(slots: dict[str, Any]) -> list[Any]:
    return [slots.get(name) or None for name in ("needs", "context", "filters", "learners", "hidden")]


def test_five_changes_are_taken_back_one_by_one(services: Services) -> None:
    *steps, slots = changed(services)
    for step in reversed(steps):
        slots = slots | take(services, "action_undo_change", typed("undo", "undo", **slots)).slots
        assert understood(slots) == understood(step)


def test_after_the_last_of_them_there_is_nothing_to_take_back(services: Services) -> None:
    slots = changed(services)[-1]
    for _ in CHANGES:
        slots = slots | take(services, "action_undo_change", typed("undo", "undo", **slots)).slots
    turn = take(services, "action_undo_change", typed("undo", "undo", **slots))
    assert turn.text == "There is no change to take back."
    assert (turn.slots, turn.payloads) == ({}, ["/start_over"])


def test_a_change_taken_back_is_said_and_the_page_shown_from_its_beginning(services: Services) -> None:
    turn = take(services, "action_undo_change", typed("undo", "undo", **changed(services)[1]))
    assert [one.kind for one in turn.messages] == ["text", "recommendations"]
    assert turn.text.startswith("I have taken the last change back.\nI would start with ")
    assert turn.slots["seen"] == 3


@pytest.fixture
def forgotten(services: Services) -> dict[str, Any]:
    slots: dict[str, Any] = {**WELDING, "learners": 4, "seen": 3, "filters": {"level_min": 6}, "current": "weld-gas"}
    return take(services, "action_forget_search", typed("start over", "start_over", **slots)).slots


def test_starting_over_asks_for_the_need(services: Services) -> None:
    turn = take(services, "action_forget_search", typed("start over", "start_over", **WELDING))
    assert turn.text == "I have put what we were looking for aside. What should your people be able to do?"
    assert turn.payloads == ["/undo"]


def test_starting_over_forgets_everything_of_the_search(forgotten: dict[str, Any]) -> None:
    assert {name for name, value in forgotten.items() if value} == {"asked", "before"}


def test_the_need_was_asked_for_once_then(forgotten: dict[str, Any]) -> None:
    assert forgotten["asked"] == 1


def test_starting_over_can_be_taken_back(services: Services, forgotten: dict[str, Any]) -> None:
    turn = take(services, "action_undo_change", typed("undo", "undo", **forgotten))
    assert (turn.slots["needs"], turn.slots["filters"], turn.slots["learners"]) == (
        ["pipe welding"],
        {"level_min": 6},
        4,
    )


def test_starting_over_with_nothing_is_no_change(services: Services) -> None:
    assert take(services, "action_forget_search", typed("start over", "start_over")).slots["before"] == []


@pytest.mark.parametrize("confidence", [SURE - 0.01, 0.0])
def test_a_doubtful_wish_to_start_over_is_asked_about(confidence: float, services: Services) -> None:
    turn = take(services, "action_forget_search", typed("scrap it", "start_over", confidence, **WELDING))
    assert turn.text == "Shall I put aside what we are looking for and begin anew?"
    assert (turn.slots, turn.payloads) == ({}, ["/start_over", '/more{"value": "again"}'])


def test_a_clear_wish_to_start_over_is_not_asked_about(services: Services) -> None:
    turn = take(services, "action_forget_search", typed("scrap it", "start_over", SURE, **WELDING))
    assert turn.slots["needs"] == []


def test_where_nothing_is_looked_for_starting_over_is_not_asked_about(services: Services) -> None:
    turn = take(services, "action_forget_search", typed("scrap it", "start_over", 0.1))
    assert turn.slots["asked"] == 1


def test_a_pressed_button_starts_over_at_once(services: Services) -> None:
    assert take(services, "action_forget_search", pressed("start_over", **WELDING)).slots["needs"] == []
