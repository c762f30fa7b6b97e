"""What is said after a recommendation changes the conditions, the needs, or both."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Take, Turn, taking, typed

WELDING: dict[str, Any] = {
    "needs": ["pipe welding"],
    "context": "pipe welding",
    "shown": ["weld-gas", "weld-ship"],
    "seen": 3,
}
FIRST_AID: dict[str, Any] = {"needs": ["first aid"], "context": "first aid"}
BOTH: dict[str, Any] = {"needs": ["pipe welding", "dementia care"], "context": "pipe welding and dementia care"}


@pytest.fixture
def refine(services: Services) -> Take:
    return taking(services, "action_refine_recommendation")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "refine", **slots)


def ids(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def test_a_condition_narrows_the_search(refine: Take) -> None:
    assert ids(refine(asked("only online", **WELDING))) == ["weld-yard"]


def test_a_condition_keeps_the_conditions_before(refine: Take) -> None:
    turn = refine(asked("only on campus", **WELDING, filters={"level_min": 6, "level_max": 6}))
    assert turn.slots["filters"] == {"level_min": 6, "level_max": 6, "modes": ["campus"]}


def test_a_corrected_condition_takes_the_place_of_the_one_before(refine: Take) -> None:
    turn = refine(asked("not level 6, level 9", **WELDING, filters={"level_min": 6, "level_max": 6}))
    assert turn.slots["filters"] == {"level_min": 9, "level_max": 9}
    assert turn.slots["needs"] == ["pipe welding"]


def test_credits_beside_a_level_are_two_conditions(refine: Take) -> None:
    turn = refine(asked("15 credits at level 6", **WELDING))
    assert turn.slots["filters"] == {"level_min": 6, "level_max": 6, "credits_min": 15, "credits_max": 15}


def test_a_condition_starts_at_the_first_page_again(refine: Take) -> None:
    turn = refine(asked("level 6", **WELDING))
    assert "Here are the best 3." in turn.text
    assert turn.slots["seen"] == 3


def test_words_beside_a_condition_do_not_replace_the_need(refine: Take) -> None:
    turn = refine(asked("the shift pattern means only online", **WELDING))
    assert turn.slots["needs"] == ["pipe welding"]


@pytest.mark.parametrize("text", ["what about dementia care", "dementia care", "I meant dementia care"])
def test_a_need_without_a_condition_replaces_the_need(text: str, refine: Take) -> None:
    turn = refine(asked(text, **WELDING, hidden=["weld-gas"]))
    assert (turn.slots["needs"], turn.slots["hidden"]) == (["dementia care"], [])


def test_a_replaced_need_keeps_the_conditions(refine: Take) -> None:
    turn = refine(asked("dementia care", **WELDING, filters={"modes": ["online"]}))
    assert turn.slots["filters"] == {"modes": ["online"]}


@pytest.mark.parametrize("text", ["what about beekeeping", "no, I meant beekeeping", "we need beekeeping"])
def test_a_need_that_is_said_to_be_meant_is_taken_also_where_nothing_answers_it(text: str, refine: Take) -> None:
    turn = refine(asked(text, **WELDING))
    assert turn.slots["needs"] == ["beekeeping"]
    assert turn.text.startswith("Nothing in the catalogue answers beekeeping")


@pytest.mark.parametrize("text", ["daytime only", "not so technical", "another provider", "a bit harder", "too dear"])
def test_words_that_can_be_neither_need_nor_condition_do_not_cost_the_need(text: str, refine: Take) -> None:
    turn = refine(asked(text, **WELDING))
    assert turn.text.startswith("I did not catch that change")
    assert (turn.slots, turn.payloads) == ({}, ["/undo", "/start_over"])


def test_a_need_beside_a_condition_is_put_beside_the_need(refine: Take) -> None:
    turn = refine(asked("also dementia care online", **WELDING))
    assert (turn.slots["needs"], turn.slots["filters"]) == (["pipe welding", "dementia care"], {"modes": ["online"]})


def test_a_first_need_with_a_condition_is_both(refine: Take) -> None:
    turn = refine(asked("dementia care online"))
    assert (turn.slots["needs"], turn.slots["filters"]) == (["dementia care"], {"modes": ["online"]})


def test_a_condition_without_any_need_is_kept_and_the_need_asked_for(refine: Take) -> None:
    turn = refine(asked("only online"))
    assert "What should your people be able to do" in turn.text
    assert turn.slots["filters"] == {"modes": ["online"]}


def test_words_that_say_nothing_show_the_same_again(refine: Take) -> None:
    turn = refine(asked("something cheaper", needs=["dementia care"], context="dementia care", seen=1))
    assert ids(turn) == ["care"]


@pytest.mark.parametrize(
    "text",
    [
        "not first aid, fire safety",
        "not first aid, but fire safety please",
        "instead of first aid, we need fire safety",
        "fire safety instead of first aid",
        "fire safety rather than first aid",
        "fire safety, not first aid",
        "I meant fire safety not first aid",
        "no, I meant fire safety, not first aid.",
        "swap first aid for fire safety",
        "change first aid to fire safety",
        "replace first aid with fire safety",
    ],
)
def test_one_need_is_swapped_for_another(text: str, refine: Take) -> None:
    turn = refine(asked(text, **FIRST_AID))
    assert (turn.slots["needs"], turn.slots["context"]) == (["fire safety"], "")


def test_a_swap_leaves_the_other_needs(refine: Take) -> None:
    turn = refine(asked("not welding, beekeeping", **BOTH))
    assert turn.slots["needs"] == ["beekeeping", "dementia care"]


def test_a_swap_for_a_need_that_is_there_already_names_it_once(refine: Take) -> None:
    assert refine(asked("swap welding for dementia care", **BOTH)).slots["needs"] == ["dementia care"]


@pytest.mark.parametrize("slots", [{}, WELDING])
def test_what_is_not_wanted_is_no_need_though_nobody_asked_for_it(slots: dict[str, Any], refine: Take) -> None:
    assert refine(asked("not first aid, fire safety", **slots)).slots["needs"] == ["fire safety"]


def test_a_swap_may_bring_a_condition(refine: Take) -> None:
    turn = refine(asked("not first aid, dementia care online", **FIRST_AID))
    assert (turn.slots["needs"], turn.slots["filters"]) == (["dementia care"], {"modes": ["online"]})


def test_a_name_that_two_needs_share_swaps_neither(refine: Take) -> None:
    needs = {"needs": ["pipe welding", "hull welding"], "context": ""}
    assert refine(asked("swap welding for dementia care", **needs)).slots["needs"] == ["dementia care"]


def test_every_change_can_be_taken_back(refine: Take) -> None:
    (before,) = refine(asked("only online", **WELDING)).slots["before"]
    assert (before["needs"], before.get("filters")) == (["pipe welding"], None)


def test_a_condition_with_a_reason_adds_no_need(refine: Take) -> None:
    turn = refine(asked("and make it 25 people, the kitchen are coming too", **WELDING))
    assert (turn.slots["needs"], turn.slots["learners"]) == (["pipe welding"], 25)
