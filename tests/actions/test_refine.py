"""What is said after a recommendation changes the conditions, the needs, or both."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Take, Turn, pressed, taking, typed

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


def conditions(turn: Turn) -> dict[str, Any]:
    """The filters of the search, without how much each of them counts."""
    return {name: value for name, value in turn.slots["filters"].items() if name not in ("musts", "wishes")}


def test_a_condition_narrows_the_search(refine: Take) -> None:
    assert ids(refine(asked("only {mode:online}", **WELDING))) == ["weld-yard"]


def test_a_condition_keeps_the_conditions_before(refine: Take) -> None:
    turn = refine(asked("only on {mode:campus}", **WELDING, filters={"level_min": 6, "level_max": 6}))
    assert conditions(turn) == {"level_min": 6, "level_max": 6, "modes": ["campus"]}


def test_a_corrected_condition_takes_the_place_of_the_one_before(refine: Take) -> None:
    turn = refine(asked("not {not:level 6}, {level:level 9}", **WELDING, filters={"level_min": 6, "level_max": 6}))
    assert (turn.slots["filters"]["level_min"], turn.slots["filters"]["level_max"]) == (9, 9)
    assert (turn.slots["needs"], turn.slots["refused"]) == (["pipe welding"], [])


def test_credits_beside_a_level_are_two_conditions(refine: Take) -> None:
    turn = refine(asked("{level:15 credits} at {level:level 6}", **WELDING))
    assert conditions(turn) == {"level_min": 6, "level_max": 6, "credits_min": 15, "credits_max": 15}


def test_a_condition_starts_at_the_first_page_again(refine: Take) -> None:
    turn = refine(asked("{level:level 6}", **WELDING))
    assert "Here are the best 3." in turn.text
    assert turn.slots["seen"] == 3


def test_words_beside_a_condition_do_not_replace_the_need(refine: Take) -> None:
    turn = refine(asked("{story:the shift pattern} means only {mode:online}", **WELDING))
    assert turn.slots["needs"] == ["pipe welding"]


@pytest.mark.parametrize("text", ["what about {need:dementia care}", "{need:dementia care}"])
def test_a_need_without_a_condition_replaces_the_need(text: str, refine: Take) -> None:
    turn = refine(asked(text, **WELDING, hidden=["weld-gas"]))
    assert (turn.slots["needs"], turn.slots["hidden"]) == (["dementia care"], [])


def test_a_replaced_need_keeps_the_conditions(refine: Take) -> None:
    turn = refine(asked("{need:dementia care}", **WELDING, filters={"modes": ["online"]}))
    assert turn.slots["filters"] == {"modes": ["online"]}


def test_a_need_is_taken_also_where_nothing_answers_it(refine: Take) -> None:
    turn = refine(asked("no, I meant {need:beekeeping}", **WELDING))
    assert turn.slots["needs"] == ["beekeeping"]
    assert turn.text.startswith("Nothing in the catalogue answers beekeeping")


@pytest.mark.parametrize("text", ["something else", "{change:better}", "{drop:the map}"])
def test_words_that_change_nothing_do_not_cost_the_need(text: str, refine: Take) -> None:
    turn = refine(asked(text, **WELDING))
    assert turn.text.startswith("I could not make a change out of that")
    assert turn.slots == {}


@pytest.mark.parametrize("text", ["{story:we are a small firm}", "the {who:crew} is {story:new to this}"])
def test_what_only_says_who_they_are_is_heard(text: str, refine: Take) -> None:
    turn = refine(asked(text, **WELDING))
    assert turn.text.startswith("Thank you, that helps me to understand.")
    assert turn.slots == {}


@pytest.mark.parametrize("text", ["start with {ordinal:the first one}", "{ordinal:the first one}"])
def test_words_that_choose_one_course_show_it(text: str, refine: Take) -> None:
    turn = refine(asked(text, **WELDING))
    assert turn.message.data.card.id == "weld-gas"


def test_what_the_hub_says_of_such_things_is_said(refine: Take) -> None:
    turn = refine(asked("may old hands skip a part", **WELDING))
    assert turn.message.data.topic == "Having experience recognised"


def test_a_button_that_names_nothing_changes_nothing(refine: Take) -> None:
    assert refine(pressed("refine", **WELDING)).slots == {}


def test_a_need_beside_a_condition_is_put_beside_the_need(refine: Take) -> None:
    turn = refine(asked("also {need:dementia care} {mode:online}", **WELDING))
    assert (turn.slots["needs"], conditions(turn)) == (["pipe welding", "dementia care"], {"modes": ["online"]})


def test_a_first_need_with_a_condition_is_both(refine: Take) -> None:
    turn = refine(asked("{need:dementia care} {mode:online}"))
    assert (turn.slots["needs"], conditions(turn)) == (["dementia care"], {"modes": ["online"]})


def test_a_condition_without_any_need_shows_all_that_keeps_it(refine: Take) -> None:
    turn = refine(asked("only {mode:online}"))
    assert "in the catalogue (online delivery)" in turn.text
    assert (turn.slots["browsing"], conditions(turn)["modes"]) == (True, ["online"])


@pytest.mark.parametrize(
    "text",
    [
        "not {not:first aid}, {need:fire safety}",
        "{need:fire safety} instead of {not:first aid}",
        "swap {drop:first aid} for {need:fire safety}",
        "also, drop {drop:first aid} for {need:fire safety}",
    ],
)
def test_one_need_is_swapped_for_another(text: str, refine: Take) -> None:
    turn = refine(asked(text, **FIRST_AID))
    assert (turn.slots["needs"], turn.slots["context"]) == (["fire safety"], "")


def test_a_swap_refuses_no_topic(refine: Take) -> None:
    assert refine(asked("not {not:first aid}, {need:fire safety}", **FIRST_AID)).slots["refused"] == []


def test_a_swap_leaves_the_other_needs(refine: Take) -> None:
    turn = refine(asked("not {not:welding}, {need:beekeeping}", **BOTH))
    assert turn.slots["needs"] == ["beekeeping", "dementia care"]


def test_a_swap_for_a_need_that_is_there_already_names_it_once(refine: Take) -> None:
    turn = refine(asked("swap {drop:welding} for {need:dementia care}", **BOTH))
    assert turn.slots["needs"] == ["dementia care"]


def test_a_swap_may_bring_a_condition(refine: Take) -> None:
    turn = refine(asked("not {not:first aid}, {need:dementia care} {mode:online}", **FIRST_AID))
    assert (turn.slots["needs"], conditions(turn)) == (["dementia care"], {"modes": ["online"]})


def test_a_name_that_two_needs_share_swaps_neither(refine: Take) -> None:
    needs = {"needs": ["pipe welding", "hull welding"], "context": ""}
    turn = refine(asked("swap {drop:welding} for {need:dementia care}", **needs))
    assert turn.slots["needs"] == ["dementia care"]


def test_every_change_can_be_taken_back(refine: Take) -> None:
    (before,) = refine(asked("only {mode:online}", **WELDING)).slots["before"]
    assert (before["needs"], before.get("filters")) == (["pipe welding"], None)


def test_several_changes_of_one_message_are_taken_back_together(refine: Take) -> None:
    turn = refine(asked("no {not:ship pipe welding}, also {need:dementia care}, {change:cheapest} first", **WELDING))
    assert (turn.slots["refused"], turn.slots["order"]) == (["ship pipe welding"], "cheapest")
    (before,) = turn.slots["before"]
    assert before == {"needs": ["pipe welding"], "context": "pipe welding"}


def test_a_condition_with_a_reason_adds_no_need(refine: Take) -> None:
    turn = refine(asked("and make it {heads:25 people}, {need:the kitchen} are coming too", **WELDING))
    assert (turn.slots["needs"], turn.slots["learners"]) == (["pipe welding"], 25)


@pytest.mark.parametrize("slots", [WELDING, BOTH])
def test_a_topic_that_is_no_need_is_refused(slots: dict[str, Any], refine: Take) -> None:
    turn = refine(asked("not {not:ship}", **slots))
    assert (turn.slots["needs"], turn.slots["refused"]) == (slots["needs"], ["ship"])


def test_a_topic_is_refused_once(refine: Take) -> None:
    assert refine(asked("no {not:ship}", **WELDING, refused=["ship"])).slots["refused"] == ["ship"]


def test_refused_topics_add_up(refine: Take) -> None:
    assert refine(asked("no {not:ship}", **WELDING, refused=["deck"])).slots["refused"] == ["deck", "ship"]


def test_what_a_refused_topic_describes_best_is_not_shown(refine: Take) -> None:
    turn = refine(asked("not {not:ship pipe welding}", **WELDING))
    assert turn.message.data.total == 4
    assert "weld-ship" not in ids(turn)


def test_an_order_puts_the_list_in_order_from_its_start(refine: Take) -> None:
    turn = refine(asked("{change:too easy}", **WELDING))
    assert (turn.slots["order"], ids(turn)[0]) == ("highest", "weld-yard")
    assert "The one at the highest level of these is Yard Pipe Welding: SCQF level 9." in turn.text


def test_an_order_that_was_taken_for_a_condition_is_one(refine: Take) -> None:
    turn = refine(asked("{price:the cheapest}", **WELDING))
    assert turn.slots["order"] == "cheapest"


def test_of_two_orders_the_later_counts(refine: Take) -> None:
    assert refine(asked("{change:cheaper} and {change:shorter}", **WELDING)).slots["order"] == "shortest"


def test_an_order_keeps_the_conditions_and_may_bring_one(refine: Take) -> None:
    turn = refine(asked("{change:easier}, at {level:level 6}", **WELDING, filters={"modes": ["campus"]}))
    assert (turn.slots["order"], conditions(turn)) == (
        "lowest",
        {"modes": ["campus"], "level_min": 6, "level_max": 6},
    )


def test_a_message_that_changes_nothing_and_does_something_else_leaves_the_word_to_that(refine: Take) -> None:
    turn = refine(typed("half of them don't drive", "refine", also="details", **WELDING))
    assert turn.messages == []
    assert turn.slots == {}


def test_a_direction_that_is_pressed_is_an_order(refine: Take) -> None:
    turn = refine(typed("something else", "refine", **WELDING))
    assert '/refine{"change": "cheaper"}' in turn.payloads
    turn = refine(pressed("refine", named={"change": "cheaper"}, **WELDING))
    assert turn.slots["order"] == "cheapest"


def test_a_change_that_is_none_is_said_so_where_the_other_thing_is_not_done_either(refine: Take) -> None:
    assert refine(typed("half of them don't drive", "refine", also="recommend", **WELDING)).messages
