"""Needs and cards that an employer drops."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Take, Turn, taking, typed

SHOWN = ["weld-gas", "weld-ship", "weld-yard"]
WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding", "shown": SHOWN, "seen": 3}
BOTH: dict[str, Any] = {"needs": ["pipe welding", "dementia care"], "context": "both", "shown": SHOWN, "seen": 3}


@pytest.fixture
def refine(services: Services) -> Take:
    return taking(services, "action_refine_recommendation")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "refine", **slots)


def kept(turn: Turn) -> tuple[list[str], list[str]]:
    return turn.slots["needs"], turn.slots["hidden"]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("drop the second", ["weld-ship"]),
        ("drop the second one", ["weld-ship"]),
        ("remove number 3 please", ["weld-yard"]),
        ("not the first one", ["weld-gas"]),
        ("forget the last one", ["weld-yard"]),
        ("skip the first two", ["weld-gas", "weld-ship"]),
        ("drop the first and the third", ["weld-gas", "weld-yard"]),
        ("lose the ship one", ["weld-ship"]),
        ("drop the online one", ["weld-yard"]),
        ("bin the course at clyde college", ["weld-yard"]),
        ("leave out the gas welding course", ["weld-gas"]),
    ],
)
def test_with_one_need_it_is_a_card_that_is_dropped(text: str, hidden: list[str], refine: Take) -> None:
    turn = refine(asked(text, **WELDING))
    assert kept(turn) == (["pipe welding"], hidden)
    assert not set(hidden) & set(turn.slots["shown"])


@pytest.mark.parametrize("text", ["drop it", "not that one", "drop this one please"])
def test_the_card_spoken_of_last_can_be_dropped(text: str, refine: Take) -> None:
    assert kept(refine(asked(text, **WELDING, current="weld-ship"))) == (["pipe welding"], ["weld-ship"])


def test_a_dropped_card_joins_those_put_aside(refine: Take) -> None:
    turn = refine(asked("drop the second", **WELDING, hidden=["weld-site"]))
    assert turn.slots["hidden"] == ["weld-site", "weld-ship"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("drop the second", ["pipe welding"]),
        ("drop the first need", ["dementia care"]),
        ("remove number two", ["pipe welding"]),
        ("drop the last", ["pipe welding"]),
        ("never mind the welding", ["dementia care"]),
        ("we don't need dementia care any more", ["pipe welding"]),
        ("take the dementia bit out", ["pipe welding"]),
        ("forget about dementai", ["pipe welding"]),
    ],
)
def test_with_several_needs_it_is_a_need_that_is_dropped(text: str, left: list[str], refine: Take) -> None:
    turn = refine(asked(text, **BOTH))
    assert kept(turn) == (left, [])
    assert turn.slots["context"] == ""


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("drop the second card", ["weld-ship"]),
        ("remove the third", ["weld-yard"]),
        ("drop the gas welding course", ["weld-gas"]),
        ("drop the gas one", ["weld-gas"]),
    ],
)
def test_with_several_needs_a_card_is_dropped_when_one_is_named(text: str, hidden: list[str], refine: Take) -> None:
    assert kept(refine(asked(text, **BOTH))) == (BOTH["needs"], hidden)


def test_two_needs_can_be_dropped_at_once(refine: Take) -> None:
    three = {"needs": ["pipe welding", "dementia care", "beekeeping"], "context": ""}
    assert refine(asked("drop the first and the third", **three)).slots["needs"] == ["dementia care"]


@pytest.mark.parametrize("text", ["drop first aid", "skip the first aid"])
def test_first_aid_is_no_place(text: str, refine: Take) -> None:
    needs = {"needs": ["pipe welding", "first aid"], "context": ""}
    assert refine(asked(text, **needs)).slots["needs"] == ["pipe welding"]


def test_the_only_need_can_be_dropped_by_its_name(refine: Take) -> None:
    turn = refine(asked("drop pipe welding", **WELDING))
    assert turn.slots["needs"] == []
    assert turn.text.startswith("What should your people be able to do")


def test_when_all_needs_are_dropped_the_need_is_asked_for(refine: Take) -> None:
    turn = refine(asked("drop the first and the second", **BOTH))
    assert turn.text.startswith("What should your people be able to do")


def test_what_is_said_after_it_is_a_condition(refine: Take) -> None:
    turn = refine(asked("drop the second and only online", **BOTH))
    assert (turn.slots["needs"], turn.slots["filters"]) == (["pipe welding"], {"modes": ["online"]})


@pytest.mark.parametrize(
    "text", ["drop the 7th", "drop it", "remove the baking", "drop both", "drop the helicopter one", "without the map"]
)
@pytest.mark.parametrize("slots", [WELDING, {}])
def test_what_is_dropped_without_being_there_costs_nothing_and_is_no_need(
    slots: dict[str, Any], text: str, refine: Take
) -> None:
    turn = refine(asked(text, **slots))
    assert turn.text.startswith("I did not catch that change")
    assert turn.slots == {}


def test_a_name_that_two_needs_share_drops_neither(refine: Take) -> None:
    needs = {"needs": ["pipe welding", "hull welding"], "context": ""}
    assert refine(asked("drop the welding", **needs)).slots == {}


def test_a_condition_can_be_dropped(refine: Take) -> None:
    turn = refine(asked("drop the level", **BOTH, filters={"level_min": 9}))
    assert (turn.slots["needs"], turn.slots["filters"]) == (BOTH["needs"], {})


def test_dropping_starts_at_the_first_page(refine: Take) -> None:
    assert "Here are the best 3." in refine(asked("drop the second", **WELDING)).text
