"""A change of the learners alone looks for what is meant for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import CARE
from tests.actions.turn import Take, Turn, take, taking, typed

WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding", "shown": ["weld-gas"], "seen": 3}


@pytest.fixture
def refine(services: Services) -> Take:
    return taking(services, "action_refine_recommendation")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "refine", **slots)


def ids(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def test_learners_who_are_named_are_looked_for_with_the_need(refine: Take) -> None:
    turn = refine(asked("that's for managers, mine are {who:ship crews}", **WELDING))
    assert turn.slots["needs"] == ["pipe welding for ship crews"]
    assert ids(turn)
    assert turn.slots["before"][0]["needs"] == ["pipe welding"]


def test_where_nothing_is_meant_for_the_learners_the_same_comes_again_and_that_is_said(
    serve: Callable[..., Services],
) -> None:
    filters = {"level_min": 12, "musts": ["scqf_level"]}
    turn = take(
        serve(CARE), "action_refine_recommendation", asked("it's for {who:fitters}", **WELDING, filters=filters)
    )
    assert turn.messages[0].text == "I found nothing that is made for fitters; this is what there is for anybody."


def test_anybody_is_nobody_to_look_for(refine: Take) -> None:
    turn = refine(asked("it's for our {who:staff}", **WELDING))
    assert turn.text.startswith("Thank you, that helps me to understand.")
    assert "still comes first in what I found" in turn.text


@pytest.mark.parametrize(
    "text",
    [
        "for {who:event techs}. {need:sound}, {need:lights}. {heads:14} of us",
        "For me and for my {who:daughter}. She works in the shop and {need:makes the posters}",
        "for our {who:apprentices}. {need:plumbing}, {need:gas}",
    ],
)
def test_who_is_to_learn_and_what_they_do_changes_no_need(text: str, services: Services) -> None:
    turn = take(services, "action_recommend_credentials", typed(text, "recommend", **WELDING))
    assert turn.slots["needs"] == ["pipe welding"]


@pytest.mark.parametrize(
    "text", ["For me and {who:Shona} to begin with", "me and my {who:daughter}", "{who:Ewan} and me"]
)
def test_a_name_or_a_relation_is_no_part_of_a_need(text: str, refine: Take) -> None:
    assert refine(asked(text, **WELDING)).slots["needs"] == ["pipe welding"]
