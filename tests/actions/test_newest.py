"""What was asked for last is answered first, and a change that changes nothing is said to change nothing."""

from __future__ import annotations

from typing import Any

from actions.services import Services
from tests.actions.turn import take, typed

WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding"}
PAGE: dict[str, Any] = {**WELDING, "shown": ["weld-deck", "weld-gas", "weld-ship"], "seen": 3}


def recommend(services: Services, text: str, **search: Any) -> Any:
    return take(services, "action_recommend_credentials", typed(text, "recommend", **search))


def test_what_answers_the_need_that_was_added_last_comes_first(services: Services) -> None:
    turn = recommend(services, "and also {need:dementia care}", **PAGE)
    assert turn.message.data.items[0].id == "care"
    assert [need.text for need in turn.message.data.needs] == ["pipe welding", "dementia care"]


def test_it_still_does_on_the_next_page_and_after_a_condition(services: Services) -> None:
    added = recommend(services, "and also {need:dementia care}", **PAGE).slots
    turn = recommend(services, "for {heads:5} of them", **added)
    assert turn.message.data.items[0].id == "care"


def test_a_need_that_was_added_and_has_no_answer_is_said_first_and_once(services: Services) -> None:
    turn = recommend(services, "and also {need:beekeeping}", **PAGE)
    assert "Nothing I found is squarely about beekeeping" in turn.message.lead
    assert "Nothing I found is squarely about beekeeping" not in turn.message.body
    again = recommend(services, "for {heads:5} of them", **turn.slots)
    assert "squarely about beekeeping" not in again.message.lead


def test_of_needs_that_were_added_the_one_without_an_answer_is_said(services: Services) -> None:
    turn = recommend(services, "also {need:beekeeping} and {need:dementia care}", **PAGE)
    assert turn.message.lead.startswith("Nothing I found is squarely about beekeeping; this is what there is")
    assert turn.message.data.items[0].id == "care"


def test_where_the_conditions_keep_out_what_was_added_what_comes_nearest_to_it_is_shown(services: Services) -> None:
    turn = recommend(
        services, "and also {need:dementia care}", **PAGE, filters={"modes": ["campus"], "musts": ["mode"]}
    )
    assert [item.id for item in turn.message.data.items] == ["care"]
    assert turn.slots["needs"] == ["dementia care"]


def test_a_change_after_which_the_same_ones_come_first_is_answered_and_says_so(services: Services) -> None:
    turn = recommend(services, "for {heads:5} of them", **PAGE)
    assert [item.id for item in turn.message.data.items] == PAGE["shown"]
    assert "I would still start with" in turn.message.lead


def test_a_change_that_changes_the_page_does_not_say_so(services: Services) -> None:
    turn = recommend(services, "{mode:online} only", **PAGE)
    assert "still start with" not in turn.message.lead
