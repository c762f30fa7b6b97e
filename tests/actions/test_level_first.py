"""What suits those who are to learn by its level stands before what is above them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Turn, pressed, take, typed

NEED: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding"}


@pytest.fixture
def services(serve: Callable[..., Services]) -> Services:
    """A degree-level course, whose id comes first, and one for the shop floor."""
    return serve(welding("a-degree", scqf_level=10), welding("b-floor", scqf_level=6))


def recommend(services: Services, text: str, **slots: Any) -> Turn:
    return take(services, "action_recommend_credentials", typed(text, "recommend", **slots))


def ids(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def test_for_people_in_practical_jobs_a_degree_level_comes_last(services: Services) -> None:
    turn = recommend(services, "our {who:welders} need {need:pipe welding}")
    assert ids(turn) == ["weld-b-floor", "weld-a-degree"]


@pytest.mark.parametrize(
    "text",
    [
        "our {who:chartered engineers} need {need:pipe welding}",
        "our {who:staff} need {need:pipe welding}",
        "our {who:welders} need {need:pipe welding} at {level:SCQF level 6 or above}",
    ],
)
def test_whom_any_level_may_suit_and_who_asks_for_a_level_see_what_fits_best_first(
    services: Services, text: str
) -> None:
    turn = recommend(services, text)
    assert ids(turn) == ["weld-a-degree", "weld-b-floor"]
    assert "come first" not in turn.text


def test_where_all_is_above_them_that_is_said(serve: Callable[..., Services]) -> None:
    turn = recommend(serve(welding("a-degree", scqf_level=10)), "our {who:welders} need {need:pipe welding}")
    assert "SCQF level 10 may be too high for them" in turn.text


def test_what_its_record_says_is_for_them_is_not_too_high(serve: Callable[..., Services]) -> None:
    services = serve(welding("a-degree", scqf_level=10, description="For welders who inspect the work of others."))
    assert "too high" not in recommend(services, "our {who:welders} need {need:pipe welding}").text


def test_a_level_that_is_not_published_may_suit(serve: Callable[..., Services]) -> None:
    services = serve(welding("a-degree", scqf_level=10), welding("b-silent"))
    assert ids(recommend(services, "our {who:welders} need {need:pipe welding}")) == ["weld-b-silent", "weld-a-degree"]


def test_who_is_to_learn_stays_known_for_the_next_need_until_others_are_named(services: Services) -> None:
    told = recommend(services, "our {who:welders} need {need:dementia care}").slots
    turn = recommend(services, "now {need:pipe welding}", **told)
    assert ids(turn) == ["weld-b-floor", "weld-a-degree"]
    assert ids(recommend(services, "{need:pipe welding} for {who:chartered engineers}", **turn.slots)) == [
        "weld-a-degree",
        "weld-b-floor",
    ]


def test_learners_named_after_the_list_put_it_in_their_order(services: Services) -> None:
    slots = {**NEED, "shown": ["weld-a-degree", "weld-b-floor"], "seen": 2}
    turn = take(services, "action_refine_recommendation", typed("it is for our {who:welders}", "refine", **slots))
    assert ids(turn) == ["weld-b-floor", "weld-a-degree"]
    assert turn.message.lead.startswith("For welders, courses up to SCQF level 7 come first.")


def test_each_group_of_a_list_has_what_suits_it(services: Services) -> None:
    text = "{heads:4} {who:chartered engineers}: {need:pipe welding}; {heads:9} {who:welders}: {need:pipe welding}"
    turn = recommend(services, text)
    assert ids(turn) == ["weld-a-degree", "weld-b-floor"]


def test_an_order_that_was_asked_for_is_kept(services: Services) -> None:
    turn = take(services, "action_show_more", pressed("more", **NEED, people=["welders"], order="highest"))
    assert ids(turn) == ["weld-a-degree", "weld-b-floor"]
