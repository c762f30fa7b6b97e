"""In the middle of a form, only what is clearly asking and looks like it is an aside; all else is an answer."""

from __future__ import annotations

import pytest

from actions.asides import CLEAR, is_aside, is_clear
from tests.actions.turn import pressed, typed

KINDS = {"cancel", "glossary", "help", "human"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what does RPL mean?", "glossary"),
        ("what is SCQF", "glossary"),
        ("RPL?", "glossary"),
        ("tell me about credit", "glossary"),
        ("sorry, what is a level", "glossary"),
        ("can I speak to a person please", "human"),
        ("I want to talk to somebody", "human"),
        ("help", "help"),
        ("stop", "cancel"),
        ("never mind, forget it", "cancel"),
    ],
)
def test_a_clear_question_is_an_aside(text: str, intent: str) -> None:
    assert is_aside(typed(text, intent), KINDS)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("our call centre contact staff", "human"),
        ("Hotel Lomond, Balloch", "out_of_scope"),
        ("credit controllers", "glossary"),
        ("first line support, they help customers", "help"),
    ],
)
def test_an_answer_that_is_taken_for_asking_is_no_aside(text: str, intent: str) -> None:
    assert not is_aside(typed(text, intent, confidence=0.99), KINDS)


def test_a_question_of_a_kind_that_the_form_does_not_admit_is_no_aside() -> None:
    assert not is_aside(typed("what is there for welders?", "recommend"), KINDS)


def test_a_question_whose_kind_is_in_doubt_is_no_aside() -> None:
    assert not is_aside(typed("what does RPL mean?", "glossary", confidence=CLEAR - 0.01), KINDS)


def test_words_without_a_clear_kind_are_no_aside() -> None:
    assert not is_aside(typed("what?", "nlu_fallback", confidence=0.99), KINDS)


def test_a_message_with_an_email_address_is_no_aside() -> None:
    assert not is_aside(typed("help, why not use mairi@craigellan.example?", "help"), KINDS)


def test_leaving_need_not_be_asked_as_a_question() -> None:
    assert is_aside(typed("I do not do this any more", "cancel"), KINDS)


def test_leaving_is_said_in_few_words() -> None:
    long = "they cancel the visit and leave the family without any word of when we will come back"
    assert not is_aside(typed(long, "cancel"), KINDS)


def test_a_pressed_button_of_an_admitted_kind_is_an_aside() -> None:
    assert is_aside(pressed("human"), KINDS)


def test_a_pressed_button_of_another_kind_is_no_aside() -> None:
    assert not is_aside(pressed("affirm"), KINDS)


@pytest.mark.parametrize(("confidence", "clear"), [(CLEAR, True), (CLEAR - 0.01, False), (None, False)])
def test_a_kind_of_asking_is_clear_from_a_confidence_on(confidence: float | None, clear: bool) -> None:
    tracker = typed("yes", "affirm")
    tracker.latest_message["intent"]["confidence"] = confidence
    assert is_clear(tracker) is clear
