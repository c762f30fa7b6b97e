"""A list of needs, or groups with needs of their own: what to look at first for each, and then for one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import CARE, welding
from tests.actions.turn import Turn, pressed, take, typed

GROUPS = "{heads:5} {who:carers} need {need:dementia care} and {heads:3} {who:lads} need {need:pipe welding}"
LIST = """We need:
1. {need:pipe welding} for {heads:3} {who:lads}
2. {need:dementia care} for {heads:5} {who:carers}
3. {need:astronomy} for {heads:2} {who:pilots}"""


def found(services: Services, text: str, **slots: Any) -> Turn:
    return take(services, "action_recommend_credentials", typed(text, "recommend", **slots))


def ids(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


@pytest.mark.parametrize(("text", "learners"), [(GROUPS, 8), (LIST, 10)])
def test_each_group_gets_what_to_look_at_first(text: str, learners: int, services: Services) -> None:
    turn = found(services, text)
    assert {"care", turn.slots["groups"][0]["credential"], turn.slots["groups"][1]["credential"]} == {*ids(turn)}
    assert turn.slots["learners"] == learners
    assert turn.slots["seen"] == len(ids(turn)) == 2


def test_the_groups_that_nothing_answers_are_named(services: Services) -> None:
    turn = found(services, LIST)
    assert turn.message.lead == (
        "I take these as 3 needs of their own (10 people): for 1. pipe welding I would start with Deck Pipe Welding; "
        "for 2. dementia care I would start with Dementia Care; nothing close enough for 3. astronomy."
    )
    assert turn.message.data.uncovered == ("astronomy",)
    assert "For 1. 3 lads: pipe welding:\n1. " in turn.text


def test_what_is_only_the_nearest_is_said_to_be_so(serve: Callable[..., Services]) -> None:
    ropes = welding("a", title="Rigging a Boat", skills=["splice long ropes aloft"])
    turn = found(serve(ropes, welding("b", title="Tall Ships"), CARE), "1. {need:dementia care}\n2. {need:splice}")
    assert turn.message.lead.endswith("nothing squarely for 2. splice, the nearest is Rigging a Boat.")
    assert "nearest" not in found(serve(CARE, ropes), "1. {need:dementia care}\n2. {need:astronomy}").message.lead


def test_a_price_is_added_up_for_those_who_need_the_course(serve: Callable[..., Services]) -> None:
    priced = welding("wick", price={"amount": 100, "currency": "GBP", "per": "learner"})
    turn = found(serve(priced, CARE), LIST)
    assert "£100 a head, £300 for 3" in next(one.line for one in turn.message.data.items if one.id == "weld-wick")


def test_one_course_for_two_groups_is_shown_once_with_the_reasons_of_both(serve: Callable[..., Services]) -> None:
    turn = found(serve(CARE), "1. {need:dementia care}\n2. {need:calm an anxious person}\n3. {need:astronomy}")
    (only,) = turn.message.data.items
    assert [reason.need for reason in only.why] == ["dementia care", "calm an anxious person"]


def test_where_no_group_has_an_answer_nothing_is_found(serve: Callable[..., Services]) -> None:
    turn = found(serve(CARE), "1. {need:astronomy}\n2. {need:knitting}")
    assert turn.message.data.total == 0


@pytest.mark.parametrize(
    ("text", "needs", "learners"),
    [
        ("now the {who:lads}", ["pipe welding"], 3),
        ("and what about the carers?", ["dementia care"], 5),
        ("the lads first, {mode:online}", ["pipe welding"], 3),
    ],
)
@pytest.mark.parametrize("action", ["action_recommend_credentials", "action_refine_recommendation", "action_fall_back"])
def test_a_group_that_is_spoken_of_is_looked_for_alone(
    action: str, text: str, needs: list[str], learners: int, services: Services
) -> None:
    first = found(services, GROUPS)
    turn = take(services, action, typed(text, "recommend", **first.slots))
    assert (turn.slots["needs"], turn.slots["learners"]) == (needs, learners)
    again = take(services, action, typed("and the {who:carers}", "recommend", **{**first.slots, **turn.slots}))
    assert again.slots["needs"] == ["dementia care"]


@pytest.mark.parametrize("text", ["{ordinal:number 2} first", "let's begin with {ordinal:item 2}"])
def test_a_place_in_the_list_takes_up_its_line(text: str, services: Services) -> None:
    first = found(services, LIST)
    turn = take(services, "action_refine_recommendation", typed(text, "refine", **first.slots))
    assert turn.slots["needs"] == ["dementia care"]


def test_a_place_that_is_taken_for_keeping_takes_up_its_line(services: Services) -> None:
    first = found(services, LIST)
    turn = take(services, "action_keep_credentials", typed("now {ordinal:item 2}", "shortlist", **first.slots))
    assert turn.slots["needs"] == ["dementia care"]


def test_the_button_of_a_line_shows_all_there_is_for_it(services: Services) -> None:
    first = found(services, LIST)
    assert '/refine{"ordinal": "1"}' in first.payloads
    assert '/refine{"ordinal": "3"}' not in first.payloads
    turn = take(services, "action_refine_recommendation", pressed("refine", named={"ordinal": "1"}, **first.slots))
    assert (turn.slots["needs"], turn.message.data.total) == (["pipe welding"], 5)


def test_a_button_of_a_list_that_is_gone_shows_what_there_is_now(services: Services) -> None:
    first = found(services, "{need:dementia care}")
    turn = take(services, "action_refine_recommendation", pressed("refine", named={"ordinal": "2"}, **first.slots))
    assert ids(turn) == ["care"]


def test_a_question_about_a_line_is_answered_of_its_course(services: Services) -> None:
    first = found(services, LIST)
    asked = typed("for {ordinal:item 2}, how is it taught?", "details", facts=["delivery"], **first.slots)
    assert take(services, "action_show_details", asked).message.data.card.id == "care"


def test_a_line_that_is_dropped_leaves_the_others(services: Services) -> None:
    first = found(services, LIST)
    asked = typed("{ordinal:item 1}, please drop", "refine", **first.slots)
    turn = take(services, "action_refine_recommendation", asked)
    assert turn.slots["needs"] == ["dementia care", "astronomy"]
    assert ids(turn) == ["care"]


@pytest.mark.parametrize("text", ["drop the {drop:lads}", "the carers and the lads, {mode:online}", "{mode:online}"])
def test_what_is_said_of_several_groups_or_drops_one_is_about_no_single_group(text: str, services: Services) -> None:
    first = found(services, GROUPS)
    turn = take(services, "action_refine_recommendation", typed(text, "refine", **first.slots))
    assert "needs" not in turn.slots or turn.slots["needs"] == ["dementia care", "pipe welding"]


def test_a_message_about_everybody_has_no_groups(services: Services) -> None:
    turn = found(services, "{heads:5} {who:carers} need {need:dementia care}")
    assert turn.message.lead.startswith("One credential fits dementia care")


@pytest.mark.parametrize("text", ["what would that cost?", "and for all {heads:8} of them?"])
def test_what_it_comes_to_is_added_up_by_the_heads_of_each_group(text: str, serve: Callable[..., Services]) -> None:
    each: dict[str, Any] = {"currency": "GBP", "per": "learner"}
    services = serve(welding("wick", price={"amount": 100, **each}), CARE.model_copy(update={"price": None}))
    first = found(services, GROUPS)
    turn = take(services, "action_total_price", typed(text, "total", **first.slots))
    assert turn.message.lead.startswith("For 8 people")
    assert "£300" in turn.text
