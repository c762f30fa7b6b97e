"""Needs, conditions and cards that an employer drops."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Take, Turn, take, taking, typed

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
        ("drop {ordinal:the second one}", ["weld-ship"]),
        ("remove {ordinal:number 3} please", ["weld-yard"]),
        ("not {ordinal:the first one}", ["weld-gas"]),
        ("forget {ordinal:the last one}", ["weld-yard"]),
        ("skip {ordinal:the first two}", ["weld-gas", "weld-ship"]),
        ("drop {ordinal:the first card} and {ordinal:the third card}", ["weld-gas", "weld-yard"]),
        ("lose {ordinal:the ship one}", ["weld-ship"]),
        ("drop {ordinal:the online one}", ["weld-yard"]),
        ("bin {ordinal:the course at clyde college}", ["weld-yard"]),
        ("leave out {title:gas pipe welding}", ["weld-gas"]),
    ],
)
@pytest.mark.parametrize("slots", [WELDING, BOTH])
def test_a_card_that_is_pointed_at_is_put_aside(
    slots: dict[str, Any], text: str, hidden: list[str], refine: Take
) -> None:
    turn = refine(asked(text, **slots))
    assert kept(turn) == (slots["needs"], hidden)
    assert not set(hidden) & set(turn.slots["shown"])


@pytest.mark.parametrize("text", ["drop {ordinal:the second}", "not {ordinal:the second}", "remove {ordinal:the 2nd}"])
def test_of_one_need_a_place_is_that_of_a_card(text: str, refine: Take) -> None:
    assert kept(refine(asked(text, **WELDING))) == (["pipe welding"], ["weld-ship"])


@pytest.mark.parametrize(
    "text", ["drop {ordinal:the second}", "forget {ordinal:number 2}", "not {ordinal:the second} need"]
)
def test_of_several_needs_a_place_that_is_dropped_is_that_of_a_need(text: str, refine: Take) -> None:
    assert kept(refine(asked(text, **BOTH))) == (["pipe welding"], [])


@pytest.mark.parametrize("text", ["drop {ordinal:it}", "not {ordinal:that one}", "drop {ordinal:this one} please"])
def test_the_card_spoken_of_last_can_be_dropped(text: str, refine: Take) -> None:
    assert kept(refine(asked(text, **WELDING, current="weld-ship"))) == (["pipe welding"], ["weld-ship"])


def test_a_dropped_card_joins_those_put_aside(refine: Take) -> None:
    turn = refine(asked("drop {ordinal:the second}", **WELDING, hidden=["weld-site"]))
    assert turn.slots["hidden"] == ["weld-site", "weld-ship"]


def test_a_card_can_be_put_aside_beside_a_refused_topic(refine: Take) -> None:
    turn = refine(asked("not {ordinal:the second}, and no {not:dementia care}", **WELDING))
    assert (turn.slots["hidden"], turn.slots["refused"]) == (["weld-ship"], ["dementia care"])


@pytest.mark.parametrize(
    "text",
    [
        "{ordinal:the second} is {change:too expensive}",
        "like {ordinal:the second} but {mode:online}",
        "{ordinal:the second} is nearly it, but we need {need:dementia care}",
    ],
)
def test_a_card_of_which_something_else_is_said_is_not_put_aside(text: str, refine: Take) -> None:
    assert refine(asked(text, **WELDING)).slots["hidden"] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("never mind {drop:the welding}", ["dementia care"]),
        ("we don't need {drop:dementia care} any more", ["pipe welding"]),
        ("take {drop:the dementia bit} out", ["pipe welding"]),
        ("forget about {drop:dementai}", ["pipe welding"]),
        ("no {not:dementia care} after all", ["pipe welding"]),
    ],
)
def test_one_of_several_needs_is_dropped_by_its_name(text: str, left: list[str], refine: Take) -> None:
    turn = refine(asked(text, **BOTH))
    assert kept(turn) == (left, [])
    assert (turn.slots["context"], turn.slots["refused"]) == ("", [])


def test_two_needs_can_be_dropped_at_once(refine: Take) -> None:
    three = {"needs": ["pipe welding", "dementia care", "beekeeping"], "context": ""}
    turn = refine(asked("drop {drop:the welding} and {drop:the beekeeping}", **three))
    assert turn.slots["needs"] == ["dementia care"]


@pytest.mark.parametrize("text", ["drop {drop:first aid}", "skip {drop:the first aid}"])
def test_first_aid_is_no_position(text: str, refine: Take) -> None:
    needs = {"needs": ["pipe welding", "first aid"], "context": ""}
    assert refine(asked(text, **needs)).slots["needs"] == ["pipe welding"]


def test_when_all_needs_are_dropped_the_need_is_asked_for(refine: Take) -> None:
    turn = refine(asked("drop {drop:pipe welding}", **WELDING))
    assert turn.slots["needs"] == []
    assert turn.text.startswith("What should your people be able to do")


def test_a_condition_may_stand_beside_a_dropped_need(refine: Take) -> None:
    turn = refine(asked("drop {drop:the dementia care} and only {mode:online}", **BOTH))
    assert (turn.slots["needs"], turn.slots["filters"]["modes"]) == (["pipe welding"], ["online"])


@pytest.mark.parametrize(
    "text",
    [
        "drop {ordinal:the 7th}",
        "drop {ordinal:it}",
        "drop {ordinal:both}",
        "drop {ordinal:the helicopter one}",
        "remove {drop:the baking}",
    ],
)
@pytest.mark.parametrize("slots", [WELDING, {}])
def test_what_is_dropped_without_being_there_costs_nothing_and_is_no_need(
    slots: dict[str, Any], text: str, refine: Take
) -> None:
    turn = refine(asked(text, **slots))
    assert turn.text.startswith("I could not make a change out of that")
    assert turn.slots == {}


def test_a_name_that_two_needs_share_drops_neither(refine: Take) -> None:
    needs = {"needs": ["pipe welding", "hull welding"], "context": ""}
    assert refine(asked("drop {drop:the welding}", **needs)).slots == {}


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("drop {drop:the level}", {"level_min": 9}),
        ("forget {drop:the budget}", {"price_max": "300"}),
        ("{drop:travel is fine}", {"places": ["Perth"], "miles_max": 20}),
        ("{drop:any date} will do", {"starts_by": "2027-06-01"}),
        ("doesn't have to be {drop:online}", {"modes": ["online"]}),
    ],
)
def test_a_condition_can_be_dropped(text: str, filters: dict[str, Any], refine: Take) -> None:
    turn = refine(asked(text, **BOTH, filters=filters))
    assert (turn.slots["needs"], turn.slots["filters"]) == (BOTH["needs"], {})


def test_a_dropped_condition_leaves_the_others(refine: Take) -> None:
    turn = refine(asked("drop {drop:the level}", **BOTH, filters={"level_min": 9, "modes": ["online"]}))
    assert turn.slots["filters"] == {"modes": ["online"]}


def test_dropping_starts_at_the_first_page(refine: Take) -> None:
    assert "Here are the best 3." in refine(asked("drop {ordinal:the second}", **WELDING)).text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Leave {need:dementia care}, we've got the NES stuff for that", ["pipe welding"]),
        ("leave the {need:welding} oot".replace("oot", "out"), ["dementia care"]),
        ("naw forget the {need:dementia}, the council does that", ["pipe welding"]),
        (
            "we are minded to drop the {need:welding} and look instead at {not:beekeeping}",
            ["beekeeping", "dementia care"],
        ),
        ("please we not need now the {need:welding}", ["dementia care"]),
        ("just {ordinal:the welding one}", ["pipe welding"]),
        ("only the {need:dementia care}", ["dementia care"]),
    ],
)
@pytest.mark.parametrize("action", ["action_refine_recommendation", "action_recommend_credentials"])
def test_a_topic_is_dropped_whatever_the_message_was_taken_for(
    action: str, text: str, left: list[str], services: Services
) -> None:
    turn = take(services, action, asked(text, **BOTH))
    assert sorted(turn.slots["needs"]) == sorted(left)


def test_of_two_topics_in_one_need_the_other_stays(refine: Take) -> None:
    turn = refine(asked("scrap {drop:the Excel}", needs=["Excel and pipe welding"], context=""))
    assert turn.slots["needs"] == ["pipe welding"]


def test_where_nothing_is_left_what_was_looked_for_before_comes_back(refine: Take) -> None:
    before = [{"needs": ["pipe welding", "handle dementia care"], "learners": 3}]
    turn = refine(asked("leave {need:dementia care}", needs=["dementia care"], learners=4, before=before))
    assert (turn.slots["needs"], turn.slots["learners"]) == (["pipe welding"], 4)


VEHICLES: dict[str, Any] = {"needs": ["pipe welding", "batteries", "high voltage"], "context": "vehicles"}


@pytest.mark.parametrize(
    "text",
    [
        "forget {drop:the batteries a minute}. one of the girls wants {need:dementia care}",
        "leave {drop:the batteries} for a bit, {need:dementia care} for the girls",
        "park {drop:the batteries} a wee minute, what about {need:dementia care}",
    ],
)
@pytest.mark.parametrize("action", ["action_refine_recommendation", "action_recommend_credentials"])
def test_what_is_dropped_for_a_minute_is_dropped_with_all_that_it_came_with(
    action: str, text: str, services: Services
) -> None:
    assert take(services, action, asked(text, **VEHICLES)).slots["needs"] == ["dementia care"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("forget {drop:the batteries}, {need:dementia care} then", ["dementia care", "high voltage", "pipe welding"]),
        ("forget {drop:the batteries a minute}, just the {need:welding}", ["pipe welding"]),
        ("forget {drop:the batteries} for a minute", ["high voltage", "pipe welding"]),
        ("drop {drop:the second need}, {need:dementia care} too", ["dementia care", "high voltage", "pipe welding"]),
    ],
)
def test_what_is_dropped_for_good_or_with_nothing_in_its_stead_is_dropped_alone(
    text: str, left: list[str], refine: Take
) -> None:
    assert sorted(refine(asked(text, **VEHICLES)).slots["needs"]) == left
