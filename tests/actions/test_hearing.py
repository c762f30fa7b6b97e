"""A message as the actions take it from Rasa's tracker."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from actions.hearing import message_of
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
