"""A message as the actions take it from Rasa's tracker."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.hearing import message_of, taking_up
from reading.utterance import Utterance


def heard(text: str, entity: str, words: str, form: str | None = None) -> Utterance:
    start = text.index(words)
    latest: dict[str, Any] = {
        "text": text,
        "intent": {"name": "recommend", "confidence": 0.9},
        "entities": [{"entity": entity, "start": start, "end": start + len(words), "value": words}],
        "parts": [{"start": start, "end": len(text), "act": "recommend", "confidence": 0.9, "facts": []}],
    }
    return message_of(Tracker("one", {}, latest, [], False, None, {"name": form} if form else {}, None))


def test_a_message_is_read_in_standard_english_and_kept_as_it_was_typed() -> None:
    message = heard("ma lads need tae ken aboot haudin sheep", "need", "haudin sheep")
    assert message.text == "my lads need to know about holding sheep"
    assert message.typed == "ma lads need tae ken aboot haudin sheep"
    (span,), (part,) = message.spans, message.parts
    assert message.text[span.start : span.end] == message.text[part.start : part.end] == "holding sheep"


def test_a_form_takes_what_is_typed() -> None:
    message = heard("the wee hoose nursery, Unst", "story", "hoose nursery", form="request_form")
    assert message.text == message.typed == "the wee hoose nursery, Unst"
    assert message.text[message.spans[0].start : message.spans[0].end] == "hoose nursery"


def tap(value: str, *before: dict[str, Any]) -> Utterance:
    """What is heard at the tap on a button of this value, after these messages."""
    button = _pressed(value)
    return message_of(Tracker("one", {}, button, [*before, {"event": "user", **button}], False, None, {}, None))


def _pressed(value: str) -> dict[str, Any]:
    named = [{"entity": "credential", "value": "care"}, {"entity": "value", "value": value}]
    intent = {"name": "details", "confidence": 1.0}
    return {"text": "/details{}", "intent": intent, "intent_ranking": [intent], "entities": named}


def _typed(text: str, intent: str) -> dict[str, Any]:
    return {"event": "user", "text": text, "parse_data": {"text": text, "intent": {"name": intent}}}


ASKED, KEEP = _typed("what level is it", "details"), _typed("keep the first one", "shortlist")


def test_a_tap_takes_up_the_message_of_its_question_whatever_was_typed_since() -> None:
    message = tap(taking_up(1), ASKED, {"event": "action"}, KEEP)
    assert (message.text, message.intent, message.named) == ("what level is it", "details", {"credential": "care"})


def test_a_tap_on_a_question_about_a_tap_takes_up_the_message_of_both() -> None:
    first = {"event": "user", "text": "/details{}", "parse_data": _pressed(taking_up(1))}
    assert tap(taking_up(3), ASKED, KEEP, first).text == "what level is it"


@pytest.mark.parametrize("value", ["asked", taking_up(0), taking_up(4), taking_up(2), taking_up(3)])
def test_a_tap_whose_message_is_gone_takes_up_none(value: str) -> None:
    pressed = {"event": "user", "text": "/more", "parse_data": {"text": "/more", "intent": {"name": "more"}}}
    message = tap(value, ASKED, pressed)
    assert (message.text, message.intent, message.named) == ("", "details", {"credential": "care"})
