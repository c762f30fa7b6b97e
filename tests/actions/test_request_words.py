"""The employer's own sentences in a request are changed and left out as other answers are."""

from __future__ import annotations

import pytest

from actions.services import Services
from tests.actions.requested import ANSWERS, only, send
from tests.actions.test_request_said import VALIDATE, review, say
from tests.actions.turn import pressed, take, typed

SAID = "We run a mill. We need dye chemistry. / That is more theory than we need."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("take out the bit about theory", "We run a mill. We need dye chemistry."),
        ("take out my own words", ""),
        ("As I put it should be: we need dye chemistry", "we need dye chemistry"),
    ],
)
def test_the_words_that_tell_the_need_are_changed_at_the_review(text: str, left: str, services: Services) -> None:
    turn = review(services, text, request_said=SAID)
    assert turn.slots["request_said"] == left
    assert "put that right: As you put it" in turn.text or "Taken out: “the bit about theory”" in turn.text


def test_taking_words_out_is_no_erasure_unless_that_is_plain(services: Services) -> None:
    said = {**ANSWERS, "request_said": SAID, "requested_slot": "request_consent"}
    unsure = take(services, VALIDATE, typed("take out my own words", "erase", 0.5, **said))
    assert unsure.slots["request_said"] == ""
    sure = take(services, VALIDATE, typed("take out my own words", "erase", 0.95, **said))
    assert "request_said" not in sure.slots


def test_the_button_asks_for_the_words_anew_and_takes_them_or_none(services: Services) -> None:
    asked = pressed("change", named={"slot": "request_said"}, **ANSWERS, request_said=SAID)
    assert take(services, "action_change_answer", asked).slots["request_said"] is None
    turn = say(services, "said", "We need dye chemistry, no more", **ANSWERS, request_route="adapt")
    assert (turn.slots["request_said"], turn.slots["requested_slot"]) == (
        "We need dye chemistry, no more",
        "request_consent",
    )
    none = pressed("answer", named={"value": "none"}, requested_slot="request_said", **ANSWERS)
    assert take(services, VALIDATE, none).slots["request_said"] == ""


def test_words_that_were_taken_out_are_not_sent(services: Services) -> None:
    send(services, request_said="")
    assert only(services).said is None
