"""Facts that a question names by their own words are told, whatever the reader takes it to ask for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Take, taking, typed


@pytest.fixture
def show(serve: Callable[..., Services]) -> Take:
    gas = welding("gas", scqf_level=6, price={"amount": 90}, duration_weeks=2, assessed=False, rpl="Work may count.")
    return taking(serve(gas), "action_show_details")


def told(show: Take, text: str) -> list[str]:
    turn = show(typed(text, "details", facts=["rpl"], shown=["weld-gas"]))
    return [one.key for one in turn.message.data.answers]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("what SCQF level is it, and is that like what they have?", "scqf_level"),
        ("how much is it, and can they skip a bit?", "price"),
        ("if yes then how long until they finish?", "time"),
        ("hoo lang till thay're done, and can they skip a bit?", "time"),
        ("how long does the second one take?", "time"),
        ("whan does it start, ye ken?", "starts"),
        ("how is it assessed, and what if he fails?", "assessment"),
    ],
)
def test_a_fact_that_is_asked_for_in_so_many_words_is_told(text: str, key: str, show: Take) -> None:
    assert key in told(show, text)


@pytest.mark.parametrize(
    "text",
    [
        *("is it on the level?", "how much of their work counts?", "how long ago was that?", "what counts for them?"),
        *("how long until the first one starts?", "how long is the certificate valid for?", "how long is it valid?"),
        *("hoo lang till it begins?", "how long is it until we hear?"),
    ],
)
def test_words_that_ask_for_something_else_name_no_fact(text: str, show: Take) -> None:
    assert not {"scqf_level", "price", "time"} & {*told(show, text)}


def test_that_there_is_no_exam_is_said_of_what_is_not_assessed(show: Take) -> None:
    turn = show(typed("is there an exam?", "details", facts=["assessment"], shown=["weld-gas"]))
    assert "No exam: it is not assessed." in turn.message.lead


def test_what_comes_nearest_to_a_question_is_led_by_saying_so(serve: Callable[..., Services]) -> None:
    show = taking(serve(welding("gas", learning_outcomes=["Weld a joint."])), "action_show_details")
    asked = "is it all theory from a book the whole day long then?"
    turn = show(typed(asked, "details", facts=["content"], shown=["weld-gas"]))
    assert "this comes nearest" in turn.message.lead


def test_what_they_have_at_the_end_is_the_credit(serve: Callable[..., Services]) -> None:
    credited = welding("gas", scqf_level=6, scqf_credits=8, credit_bearing=True, learning_outcomes=["Weld a joint."])
    show = taking(serve(credited), "action_show_details")
    turn = show(typed("what will they have at the end of it?", "details", facts=["content"], shown=["weld-gas"]))
    assert turn.message.data.answers[-1].key == "scqf_credits"
    assert "Whoever passes gets 8 credits" in turn.message.lead


def test_more_about_a_course_is_its_whole_record(show: Take) -> None:
    turn = show(typed("could you tell me more about the first one?", "details", facts=["whole"], shown=["weld-gas"]))
    assert not turn.message.data.asked
