"""What was found goes on where a message asks for something else that nothing answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import CARE, welding
from tests.actions.turn import Take, taking, typed

OFFERS = (welding("gas", mode="online"), welding("ship", mode="campus"), CARE)
HERE: dict[str, Any] = {"needs": ["pipe welding"], "shown": ["weld-gas", "weld-ship"], "seen": 2}


@pytest.fixture
def services(serve: Callable[..., Services]) -> Services:
    return serve(*OFFERS)


@pytest.fixture
def recommend(services: Services) -> Take:
    return taking(services, "action_recommend_credentials")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "recommend", **HERE, **slots)


@pytest.mark.parametrize(
    "text",
    [
        "do you have {need:beekeeping}?",
        "anything on {need:zzqx writing}?",
        "what about {need:beekeeping}",
        "{need:falconry}",
        "is there anything on {need:beekeeping} at all {mode:in the evening}",
    ],
)
def test_what_was_found_stays(recommend: Take, text: str) -> None:
    turn = recommend(asked(text))
    assert turn.text.startswith("Nothing in the catalogue answers ")
    assert "What I found for pipe welding stays as it is." in turn.text
    assert turn.slots["needs"] == ["pipe welding"]
    assert turn.slots["shown"] == ["weld-gas", "weld-ship"]
    assert turn.slots["unanswered"]


def test_a_button_leads_back_to_it(services: Services) -> None:
    first = taking(services, "action_recommend_credentials")(typed("{need:pipe welding}", "recommend"))
    turn = taking(services, "action_recommend_credentials")(typed("{need:falconry}", "recommend", **first.slots))
    (back,) = [button for button in turn.message.buttons if button.title == "Back to pipe welding"]
    assert '"ordinal": "1"' in back.payload
    assert [need.drop for need in turn.message.data.needs] == [None]
    assert turn.message.data.filters == ()


def test_a_condition_that_follows_is_one_of_what_was_found(services: Services) -> None:
    first = taking(services, "action_recommend_credentials")(typed("{need:pipe welding}", "recommend"))
    nothing = taking(services, "action_recommend_credentials")(typed("{need:falconry}", "recommend", **first.slots))
    turn = taking(services, "action_refine_recommendation")(
        typed("has to be {mode:online only}", "refine", **{**first.slots, **nothing.slots})
    )
    assert [item.id for item in turn.message.data.items] == ["weld-gas"]
    assert turn.slots["unanswered"] is None


@pytest.mark.parametrize(
    "text",
    [
        "forget the {drop:welding}, {need:beekeeping} please",
        "no, I meant {need:beekeeping}",
        "{need:beekeeping} instead",
        "not {not:welding}, {need:beekeeping}",
    ],
)
def test_what_was_put_aside_does_not_go_on(recommend: Take, text: str) -> None:
    turn = recommend(asked(text))
    assert "stays as it is" not in turn.text
    assert turn.slots["needs"] == ["beekeeping"]


def test_where_nothing_was_found_before_nothing_goes_on(recommend: Take) -> None:
    turn = recommend(typed("{need:beekeeping}", "recommend", needs=["falconry"]))
    assert "stays as it is" not in turn.text
    assert turn.slots["needs"] == ["beekeeping"]


def test_a_request_is_for_what_nothing_answered_with_its_own_learners_and_conditions(services: Services) -> None:
    earlier = [("{need:pipe welding} for {heads:20} {who:welders}", "recommend"), ("and {need:falconry}", "recommend")]
    asked = {"needs": ["falconry"], "learners": 8, "people": ["gamekeepers"], "filters": {"places": ["Perth"]}}
    begin = taking(services, "action_begin_request")
    here = {**HERE, "learners": 20, "people": ["welders"], "unanswered": asked}
    turn = begin(typed("ask for {ordinal:that} to be made", "request", earlier=earlier, **here))
    assert turn.slots.get("request_credential") is None
    assert (turn.slots["request_need"], turn.slots["request_learners"]) == ("falconry", "8")
    assert turn.slots["filters"]["places"] == ["Perth"]
    assert turn.slots["shown"] == []


def test_a_request_for_a_course_that_goes_on_is_for_that(services: Services) -> None:
    earlier = [("{need:pipe welding}", "recommend"), ("and {need:falconry}", "recommend")]
    begin = taking(services, "action_begin_request")
    asked = typed(
        "book {ordinal:the first one} for us", "request", earlier=earlier, unanswered={"needs": ["falconry"]}, **HERE
    )
    assert begin(asked).slots["request_credential"] == "weld-gas"
