"""A yes that answers no question goes on with what was spoken of or shown."""

from __future__ import annotations

import pytest

from actions.services import Services
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER
from hub.requests import get_request
from tests.actions.opened import NOBODYS, opened
from tests.actions.turn import Take, pressed, taking, typed

SHOWN = ["weld-gas", "weld-yard", "care"]


@pytest.fixture
def say_yes(services: Services) -> Take:
    return taking(services, "action_say_yes")


def test_the_only_one_that_is_shown_is_told_in_full(say_yes: Take) -> None:
    turn = say_yes(typed("aye go on", "affirm", shown=["care"]))
    assert "Afterwards people can: Calm an anxious person." in turn.text
    assert turn.slots == {"current": "care", "spoken_of": ["care"]}


def test_of_several_the_one_spoken_of_last_is_told_in_full(say_yes: Take) -> None:
    turn = say_yes(typed("yes please", "affirm", shown=SHOWN, current="weld-yard"))
    assert turn.message.data.card.id == "weld-yard"
    assert turn.message.data.answers == ()


def test_a_yes_may_say_which(say_yes: Take) -> None:
    turn = say_yes(typed("yes, {ordinal:the third}", "affirm", shown=SHOWN))
    assert turn.slots == {"current": "care", "spoken_of": ["care"]}


def test_a_pressed_yes_is_one_too(say_yes: Take) -> None:
    assert say_yes(pressed("affirm", shown=["care"])).message.data.card.id == "care"


@pytest.mark.parametrize("text", ["yes", "yes, all of them"])
def test_of_several_it_is_asked_which(text: str, say_yes: Take) -> None:
    turn = say_yes(typed(text, "affirm", shown=SHOWN))
    assert turn.text.startswith("Which one do you mean?")
    assert turn.slots == {}


def test_where_nothing_is_shown_the_need_is_asked_for(say_yes: Take) -> None:
    turn = say_yes(typed("yes", "affirm"))
    assert "What should your people be able to do" in turn.text
    assert turn.slots == {"asked": 1}


def test_the_button_that_sent_a_request_gets_the_same_receipt_when_it_is_pressed_again(
    services: Services, say_yes: Take
) -> None:
    reference = opened(services)
    turn = say_yes(pressed("affirm", receipt=reference, shown=["care"]))
    assert (turn.message.kind, turn.message.data.reference) == ("receipt", reference)
    assert f"Your reference is {reference}" in turn.text
    assert (turn.payloads, turn.slots) == (["/status", f'/status{{"hear": "{reference}"}}'], {})


def test_a_typed_yes_after_a_request_is_about_what_is_shown(services: Services, say_yes: Take) -> None:
    turn = say_yes(typed("yes", "affirm", receipt=opened(services), shown=["care"]))
    assert turn.message.data.card.id == "care"


def test_of_a_request_that_was_withdrawn_there_is_no_receipt(services: Services, say_yes: Take) -> None:
    reference = opened(services)
    with services.sessions.begin() as session:
        change(session, get_request(session, reference), "withdraw", Decision(EMPLOYER))
    assert say_yes(pressed("affirm", receipt=reference, shown=["care"])).message.kind == "credential"


def test_of_a_request_that_is_gone_there_is_no_receipt(say_yes: Take) -> None:
    assert say_yes(pressed("affirm", receipt=NOBODYS, shown=["care"])).message.kind == "credential"


@pytest.mark.parametrize("text", ["fair enough, go for it then", "yes I want ask"])
def test_a_yes_to_the_offer_of_a_request_begins_it(text: str, say_yes: Take) -> None:
    turn = say_yes(typed(text, "affirm", request_offered=0, needs=["pipe welding"], shown=SHOWN))
    assert turn.text.startswith("I can ask Scotland's universities and colleges for you.")
    assert turn.slots["request_need"] == "pipe welding"
    assert turn.follows == "request_form"


def test_a_yes_that_wants_to_ask_begins_a_request_whatever_was_said_before(say_yes: Take) -> None:
    assert say_yes(typed("yes I want ask", "affirm", shown=SHOWN)).follows == "request_form"


def test_a_yes_long_after_the_offer_or_to_a_course_goes_on_with_the_course(say_yes: Take) -> None:
    later = say_yes(typed("yes please", "affirm", request_offered=-2, shown=["care"]))
    pointed = say_yes(typed("yes, {ordinal:the third}", "affirm", request_offered=0, shown=SHOWN))
    assert later.message.data.card.id == pointed.message.data.card.id == "care"
