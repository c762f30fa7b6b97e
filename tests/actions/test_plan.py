"""The fewest credentials for all the needs, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import CARE, welding
from tests.actions.turn import Take, Turn, pressed, take, taking

BOTH = ["pipe welding", "dementia care"]


@pytest.fixture
def plan(services: Services) -> Take:
    return taking(services, "action_make_plan")


def asked(needs: list[str], **slots: Any) -> Any:
    return pressed("plan", needs=needs, context="", **slots)


def names(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def totals(turn: Turn) -> dict[str, str]:
    return {fact.name: fact.value for fact in turn.message.data.totals}


def test_each_need_is_covered_by_a_credential(plan: Take) -> None:
    turn = plan(asked(BOTH))
    assert [(one.need, one.items) for one in turn.message.data.covers] == [
        ("pipe welding", ("weld-deck",)),
        ("dementia care", ("care",)),
    ]
    assert "For pipe welding: Deck Pipe Welding\nFor dementia care: Dementia Care" in turn.text


def test_a_plan_says_how_many_it_takes(plan: Take) -> None:
    assert plan(asked(BOTH)).text.startswith("These 2 together cover pipe welding and dementia care:\n\n1. ")


def test_what_has_a_need_for_its_title_comes_first_in_a_plan(plan: Take) -> None:
    assert names(plan(asked(BOTH))) == ["care", "weld-deck"]


def test_one_that_is_enough_is_said_to_be_enough(plan: Take) -> None:
    turn = plan(asked(["dementia care"]))
    assert turn.text.startswith("One credential is enough for dementia care:\n\n1. Dementia Care, Clyde College\nSCQF")


def test_sums_say_how_many_they_leave_out(plan: Take) -> None:
    assert totals(plan(asked(BOTH))) == {
        "Credits in all": "10-15 SCQF credits, without 1 of the 2 that do not publish it so",
        "Hours of learning in all": "about 100-150 hours, without 1 of the 2 that do not publish it so",
        "Price for one learner in all": "not published",
    }


def test_sums_are_of_all_where_all_publish(serve: Callable[..., Services]) -> None:
    priced = CARE.model_copy(update={"price": welding("x", price={"amount": "99.50"}).price})
    services = serve(welding("gas", scqf_credits=5, price={"amount": 1000}), priced)
    assert totals(take(services, "action_make_plan", asked(BOTH))) == {
        "Credits in all": "15-20 SCQF credits",
        "Hours of learning in all": "about 150-200 hours",
        "Price for one learner in all": "£1,099.50",
    }


def test_a_price_for_a_group_is_in_no_sum(serve: Callable[..., Services]) -> None:
    group = welding("gas", price={"amount": 3000, "per": "cohort"})
    priced = CARE.model_copy(update={"price": welding("x", price={"amount": 99}).price})
    turn = take(serve(group, priced), "action_make_plan", asked(BOTH))
    assert totals(turn)["Price for one learner in all"] == "£99, without 1 of the 2 that do not publish it so"


def test_a_plan_that_is_free_says_so_in_pounds(serve: Callable[..., Services]) -> None:
    turn = take(serve(welding("gas", price={"amount": 0})), "action_make_plan", asked(["pipe welding"]))
    assert totals(turn)["Price for one learner in all"] == "£0"


def test_a_need_that_nothing_answers_is_named(plan: Take) -> None:
    turn = plan(asked(["pipe welding", "beekeeping"]))
    assert turn.message.data.uncovered == ("beekeeping",)
    assert [(need.text, need.covered) for need in turn.message.data.needs] == [
        ("pipe welding", True),
        ("beekeeping", False),
    ]
    assert "Nothing I found is squarely about beekeeping." in turn.text


def test_a_need_beyond_the_limits_is_not_said_to_have_nothing(serve: Callable[..., Services]) -> None:
    services = serve(welding("gas", scqf_credits=10), CARE)
    turn = take(services, "action_make_plan", asked(BOTH, filters={"hours_max": 150}))
    assert len(names(turn)) == 1
    assert "not within the limits you set for all of it together" in turn.text
    assert "squarely about" not in turn.text


def test_conditions_come_with_the_plan(plan: Take) -> None:
    turn = plan(asked(BOTH, filters={"modes": ["online"]}))
    assert names(turn) == ["care", "weld-yard"]
    assert [chip.value for chip in turn.message.data.filters] == ["online delivery"]


def test_a_credential_that_was_put_aside_is_in_no_plan(plan: Take) -> None:
    assert names(plan(asked(["pipe welding"], hidden=["weld-deck"]))) != ["weld-deck"]


def test_a_need_only_answered_by_what_was_put_aside_is_uncovered(plan: Take) -> None:
    assert plan(asked(BOTH, hidden=["care"])).message.data.uncovered == ("dementia care",)


def test_a_plan_becomes_the_page_and_nothing_of_it_is_spoken_of_yet(plan: Take) -> None:
    turn = plan(asked(BOTH, shown=["weld-gas"], current="weld-gas", seen=3))
    assert (turn.slots["shown"], turn.slots["current"], turn.slots["seen"]) == (["care", "weld-deck"], None, 3)


def test_each_of_a_plan_has_a_button_and_there_is_a_way_out(plan: Take) -> None:
    assert plan(asked(BOTH)).payloads == [
        '/details{"credential": "care"}',
        '/details{"credential": "weld-deck"}',
        "/share",
        "/request",
    ]


def test_no_more_than_three_of_a_long_plan_have_buttons(serve: Callable[..., Services]) -> None:
    needs = ["gas flues", "hull repair", "rig safety", "crane signals"]
    offers = [welding(f"w{at}", title=need, skills=[need]) for at, need in enumerate(needs)]
    turn = take(serve(*offers), "action_make_plan", asked(needs))
    assert len(names(turn)) == 4
    assert len([one for one in turn.payloads if one.startswith("/details")]) == 3


def test_without_a_need_the_need_is_asked_for(plan: Take) -> None:
    turn = plan(asked([]))
    assert (turn.message.kind, turn.message.data.slot) == ("question", "need")
    assert turn.text.startswith("What should your people be able to do")
    assert turn.slots == {"asked": 1}


def test_eight_needs_are_planned_for(plan: Take) -> None:
    assert plan(asked(["pipe welding", *"bcdefgh"])).message.kind == "plan"


def test_more_than_eight_needs_are_asked_to_be_fewer(plan: Take) -> None:
    turn = plan(asked(["pipe welding", *"bcdefghi"]))
    assert turn.text == "I can plan for at most 8 needs at once. Which ones matter most?"
    assert turn.slots == {}


def test_a_need_that_is_named_twice_counts_once(plan: Take) -> None:
    assert plan(asked(["pipe welding"] * 9)).message.kind == "plan"


def test_needs_that_nothing_answers_are_said(plan: Take) -> None:
    turn = plan(asked(["beekeeping"]))
    assert turn.text.startswith("Nothing in the catalogue answers beekeeping well enough")
    assert (turn.payloads, turn.slots) == (["/request", "/human"], {})


def test_nothing_within_the_conditions_names_them(plan: Take) -> None:
    turn = plan(asked(["dementia care"], filters={"level_min": 12}))
    assert "answers dementia care within what you asked (SCQF level 12 or above)" in turn.text
