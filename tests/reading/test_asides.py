"""In the middle of a form, what is clearly something else is an aside; what remains doubtful is an answer."""

from __future__ import annotations

import pytest

from reading.asides import (
    ASKING,
    FREE,
    LIKELY,
    MOST_WORDS_TO_LEAVE,
    UNLESS_ASKED,
    is_aside,
    leaves,
    told_to_them,
    whole_question,
)
from reading.utterance import CLEAR
from tests.reading.heard import pressed, typed

KINDS = {"cancel", "glossary", "help", "human", "recommend", "refine", "browse"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what does RPL mean?", "glossary"),
        ("RPL", "glossary"),
        ("tell me about credit", "glossary"),
        ("I want to talk to somebody", "human"),
        ("help", "help"),
        ("I do not do this any more", "cancel"),
        ("find me a course for welders", "recommend"),
        ("evening courses", "browse"),
    ],
)
def test_what_is_clearly_something_else_is_an_aside(text: str, intent: str) -> None:
    assert is_aside(typed(text, intent, CLEAR), KINDS, "request_name")


def test_a_kind_that_the_form_does_not_admit_is_no_aside() -> None:
    assert not is_aside(typed("any word on MC-7K4QX2?", "status"), KINDS)


@pytest.mark.parametrize("text", ["tell me about credit", "stop", "och, forget it"])
def test_what_is_in_doubt_is_no_aside(text: str) -> None:
    assert not is_aside(typed(text, "cancel", confidence=CLEAR - 0.01), KINDS)


@pytest.mark.parametrize("slot", sorted(FREE))
@pytest.mark.parametrize(("confidence", "aside"), [(LIKELY, True), (LIKELY - 0.01, False)])
def test_where_any_words_are_an_answer_an_aside_may_be_in_some_doubt(confidence: float, aside: bool, slot: str) -> None:
    assert is_aside(typed("tell me about credit", "glossary", confidence), KINDS, slot) is aside


@pytest.mark.parametrize(("confidence", "aside"), [(CLEAR - 0.01, True), (ASKING, True), (ASKING - 0.01, False)])
def test_a_question_is_an_aside_where_it_is_in_some_doubt(confidence: float, aside: bool) -> None:
    assert is_aside(typed("what does RPL mean?", "glossary", confidence), KINDS) is aside


def test_words_without_a_clear_kind_are_no_aside() -> None:
    assert not is_aside(typed("what?", "nlu_fallback", confidence=0.99), KINDS)


def test_a_message_with_an_email_address_is_no_aside() -> None:
    assert not is_aside(typed("help, why not use mairi@craigellan.example?", "help"), KINDS)


@pytest.mark.parametrize("intent", ["recommend", "refine", "browse"])
@pytest.mark.parametrize("slot", sorted(UNLESS_ASKED))
def test_where_an_answer_sounds_like_a_search_only_a_question_is_one(slot: str, intent: str) -> None:
    assert not is_aside(typed("find me a course for welders", intent), KINDS, slot)
    assert is_aside(typed("do you have anything on customs?", intent), KINDS, slot)


@pytest.mark.parametrize("slot", sorted(UNLESS_ASKED))
def test_another_aside_need_not_be_a_question_there(slot: str) -> None:
    assert is_aside(typed("tell me about credit", "glossary"), KINDS, slot)


def test_a_search_while_a_request_is_looked_up_is_an_aside() -> None:
    assert is_aside(typed("welding for beginners", "recommend"), {"recommend"})


def test_a_pressed_button_of_an_admitted_kind_is_an_aside() -> None:
    assert is_aside(pressed("human"), KINDS)


def test_a_pressed_button_of_another_kind_is_no_aside() -> None:
    assert not is_aside(pressed("affirm"), KINDS)


@pytest.mark.parametrize(("confidence", "clear"), [(CLEAR, True), (CLEAR - 0.01, False), (0.0, False)])
def test_an_intent_is_clear_from_a_confidence_on(confidence: float, clear: bool) -> None:
    assert typed("yes", "affirm", confidence).clear is clear


@pytest.mark.parametrize(
    "text",
    [
        *("stop", "please cancel", "och, forget it", "no, never mind", "cancel, the vet's here"),
        *("och, leave it for now", "please cancel the form", "please withdraw my request"),
    ],
)
def test_some_words_leave_a_form_whatever_they_are_taken_for(text: str) -> None:
    assert leaves(text)


@pytest.mark.parametrize(
    "text", ["Stop and Shop, Perth", "cancelled flights", "stopcocks", "we never mind the gap", "stop the machine", ""]
)
def test_a_name_that_begins_like_leaving_is_none(text: str) -> None:
    assert not leaves(text)


def test_leaving_is_said_in_few_words() -> None:
    assert leaves(f"stop, {' '.join(['word'] * (MOST_WORDS_TO_LEAVE - 1))}")
    assert not leaves(f"stop, {' '.join(['word'] * MOST_WORDS_TO_LEAVE)}")


@pytest.mark.parametrize(("text", "aside"), [("it has to be online", False), ("find me something on first aid", True)])
def test_what_sounds_like_a_search_is_an_aside_only_where_it_seeks_something(text: str, aside: bool) -> None:
    assert is_aside(typed(text, "refine"), KINDS, "request_organisation") is aside


COST, TIME = "what would it cost us to have one designed", "how long does it take to develop a new course?"
SEEN, REPLY = "who gets to look at it once it's in", "how long will it take to get a reply?"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("what would that cost?", COST),
        ("whit dis it cost if they design yin", COST),
        ("wid it be cheaper if six o us shared it?", COST),
        ("how long would that take to build", TIME),
        ("when could it start?", TIME),
        ("who sees what I write", SEEN),
        ("will the company name be circulated", SEEN),
        ("can other firms see our name?", SEEN),
        ("does it commit us to anything", "can I ask without promising anything"),
        ("how lang afore somebody phones me?", REPLY),
        ("when should I expect to hear?", REPLY),
        ("is there parking?", None),
    ],
)
def test_a_few_words_in_the_form_are_a_whole_question(text: str, whole: str | None) -> None:
    assert whole_question(text, "co_design") == whole


def test_the_cost_of_places_is_another_question() -> None:
    assert whole_question("what would that cost?", "buy_places") == "what does a course cost?"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("will they ken it's tractors nae cars?", "it's tractors nae cars"),
        ("will the college know that we work nights", "we work nights"),
        ("will they know who we are?", None),
        ("will it cost much?", None),
    ],
)
def test_what_universities_are_to_know_is_put_in(text: str, words: str | None) -> None:
    assert told_to_them(text) == words
