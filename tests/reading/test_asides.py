"""In the middle of a form, only what is clearly asking and looks like it is an aside; all else is an answer."""

from __future__ import annotations

import pytest

from reading.asides import UNLESS_ASKED, is_aside, leaves
from reading.utterance import CLEAR
from tests.reading.heard import pressed, typed

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


@pytest.mark.parametrize("text", ["stop", "please cancel", "och, forget it", "no, never mind"])
def test_a_plain_word_of_leaving_need_not_be_clear(text: str) -> None:
    assert is_aside(typed(text, "cancel", confidence=0.5), KINDS)


def test_other_words_of_leaving_must_be_clear() -> None:
    assert not is_aside(typed("I do not do this any more", "cancel", confidence=0.5), KINDS)


def test_many_words_that_begin_like_leaving_are_no_aside() -> None:
    long = "stop the machine and lock it before they reach in to clear a jam"
    assert not is_aside(typed(long, "cancel", confidence=0.5), KINDS)


@pytest.mark.parametrize("text", ["find me a course for welders", "have you anything on dementia", "courses in care"])
def test_a_search_in_the_middle_of_a_request_is_an_aside_when_it_looks_for_something(text: str) -> None:
    assert is_aside(typed(text, "recommend"), {"recommend"}, "request_name")


def test_words_that_only_resemble_a_search_are_an_answer() -> None:
    assert not is_aside(typed("Pipe Welding Training Ltd", "recommend"), {"recommend"}, "request_organisation")


@pytest.mark.parametrize("slot", sorted(UNLESS_ASKED))
def test_a_question_that_is_answered_like_a_search_has_no_search_beside_it(slot: str) -> None:
    assert not is_aside(typed("find me a course for welders", "recommend"), {"recommend"}, slot)


def test_a_search_while_a_request_is_looked_up_is_an_aside() -> None:
    assert is_aside(typed("welding for beginners", "recommend"), {"recommend"})


def test_leaving_is_said_in_few_words() -> None:
    long = "they cancel the visit and leave the family without any word of when we will come back"
    assert not is_aside(typed(long, "cancel"), KINDS)


def test_a_pressed_button_of_an_admitted_kind_is_an_aside() -> None:
    assert is_aside(pressed("human"), KINDS)


def test_a_pressed_button_of_another_kind_is_no_aside() -> None:
    assert not is_aside(pressed("affirm"), KINDS)


@pytest.mark.parametrize(("confidence", "clear"), [(CLEAR, True), (CLEAR - 0.01, False), (0.0, False)])
def test_an_intent_is_clear_from_a_confidence_on(confidence: float, clear: bool) -> None:
    assert typed("yes", "affirm", confidence).clear is clear


@pytest.mark.parametrize("text", ["stop", "cancel, the vet's here", "och, leave it for now", "please cancel the form"])
def test_some_words_leave_a_form_whatever_they_are_taken_for(text: str) -> None:
    assert leaves(text)


@pytest.mark.parametrize("text", ["Stop and Shop, Perth", "cancelled flights", "stopcocks", "we never mind the gap"])
def test_a_name_that_begins_like_leaving_is_none(text: str) -> None:
    assert not leaves(text)


@pytest.mark.parametrize("slot", sorted(UNLESS_ASKED))
def test_a_search_that_is_asked_as_a_question_is_an_aside_everywhere(slot: str) -> None:
    assert is_aside(typed("do you have anything on customs?", "recommend"), {"recommend"}, slot)
