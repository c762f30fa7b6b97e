"""In the middle of a form, what is clearly something else is an aside; what remains doubtful is an answer."""

from __future__ import annotations

import pytest

from reading.asides import ASKING, FREE, LIKELY, MOST_WORDS_TO_LEAVE, UNLESS_ASKED, is_aside, leaves, parted
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
        ("only online", "refine"),
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


@pytest.mark.parametrize(
    ("marked", "kept", "question"),
    [
        ("{time:by May}. and what would it cost us, roughly?", "by May", "and what would it cost us, roughly?"),
        ("Fibre Ltd, will others see that?", "Fibre Ltd", "will others see that?"),
        (
            "me, Morag. before i forget does it count for the SSSC?",
            "me, Morag",
            "before i forget does it count for the SSSC?",
        ),
        ("is it 12 or 15 you want?", "is it 12 or 15 you want?", None),
        ("12 people", "12 people", None),
    ],
)
def test_a_question_behind_an_answer_is_parted_from_it(marked: str, kept: str, question: str | None) -> None:
    message, asked = parted(typed(marked))
    assert (message.text, asked) == (kept, question)
    assert [message.text[span.start : span.end] for span in message.spans] == (["by May"] if "May" in kept else [])
