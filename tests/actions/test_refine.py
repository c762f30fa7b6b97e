"""What is said after a recommendation changes the conditions, the need, or both."""

from __future__ import annotations

from typing import Any

import pytest

from actions.recommend import RefineRecommendation
from actions.services import Services
from tests.actions.turn import Turn, take, typed

WELDING = {"needs": ["pipe welding"], "context": "pipe welding"}


@pytest.fixture
def refine(services: Services) -> RefineRecommendation:
    return RefineRecommendation(services)


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "refine", **slots)


def ids(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def test_a_condition_narrows_the_search(refine: RefineRecommendation) -> None:
    assert ids(take(refine, asked("only online", **WELDING))) == ["weld-yard"]


def test_a_condition_keeps_the_conditions_before(refine: RefineRecommendation) -> None:
    turn = take(refine, asked("only on campus", **WELDING, filters={"level_min": 6, "level_max": 6}))
    assert turn.slots["filters"] == {"level_min": 6, "level_max": 6, "modes": ["campus"]}


def test_a_corrected_condition_takes_the_place_of_the_one_before(refine: RefineRecommendation) -> None:
    turn = take(refine, asked("not level 6, level 9", **WELDING, filters={"level_min": 6, "level_max": 6}))
    assert turn.slots["filters"] == {"level_min": 9, "level_max": 9}
    assert ids(turn) == ["weld-yard"]


def test_a_condition_starts_at_the_first_page_again(refine: RefineRecommendation) -> None:
    turn = take(refine, asked("level 6", **WELDING, seen=3, shown=["weld-yard"]))
    assert "Here are the best 3." in turn.text
    assert turn.slots["seen"] == 3


def test_words_beside_a_condition_do_not_replace_the_need(refine: RefineRecommendation) -> None:
    turn = take(refine, asked("the shift pattern means only online", **WELDING))
    assert turn.slots["needs"] == ["pipe welding"]


def test_a_need_without_a_condition_replaces_the_need(refine: RefineRecommendation) -> None:
    turn = take(refine, asked("what about dementia care", **WELDING))
    assert turn.slots["needs"] == ["dementia care"]


def test_a_replaced_need_keeps_the_conditions(refine: RefineRecommendation) -> None:
    turn = take(refine, asked("dementia care", **WELDING, filters={"modes": ["online"]}))
    assert turn.slots["filters"] == {"modes": ["online"]}


def test_a_first_need_with_a_condition_is_both(refine: RefineRecommendation) -> None:
    turn = take(refine, asked("dementia care online"))
    assert (turn.slots["needs"], turn.slots["filters"]) == (["dementia care"], {"modes": ["online"]})


def test_a_condition_without_any_need_is_kept_and_the_need_asked_for(refine: RefineRecommendation) -> None:
    turn = take(refine, asked("only online"))
    assert "What should your people be able to do" in turn.text
    assert turn.slots["filters"] == {"modes": ["online"]}


def test_words_that_say_nothing_show_the_same_again(refine: RefineRecommendation) -> None:
    turn = take(refine, asked("something cheaper", needs=["dementia care"], context="dementia care", seen=1))
    assert ids(turn) == ["care"]
