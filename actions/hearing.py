"""The messages of a conversation, as Rasa keeps them, with what the reader marked in each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from catalogue.facts import ASKED
from reading.spans import LABELS, Span, told_apart
from reading.utterance import Part, Utterance

FORM = "request_form"


def utterance(heard: Mapping[str, Any]) -> Utterance:
    """A message as the reader understood it (`parse_data` of Rasa's event): typed, or a pressed button."""
    text = str(heard.get("text") or "")
    understood = heard.get("intent") or {}
    intent, confidence = str(understood.get("name")), float(understood.get("confidence") or 0)
    entities = heard.get("entities") or []
    if text.startswith("/"):
        return Utterance("", intent, confidence, {str(named["entity"]): str(named["value"]) for named in entities})
    marked = [Span(int(found["start"]), int(found["end"]), str(found["entity"])) for found in entities]
    return Utterance(
        text,
        intent,
        confidence,
        spans=told_apart(text, sorted((span for span in marked if span.label in LABELS), key=lambda span: span.start)),
        also=None if intent == "nlu_fallback" else heard.get("also"),
        facts=_facts(heard),
        parts=tuple(
            Part(int(one["start"]), int(one["end"]), str(one["act"]), float(one["confidence"]), _facts(one))
            for one in heard.get("parts") or ()
        ),
    )


def past(events: Iterable[Mapping[str, Any]], searched: Collection[str]) -> tuple[Utterance, ...]:
    """The messages of a session since a request was sent last, the present one among them, oldest first.

    Answers to the questions of a request are left out, unless they turned to a search (`searched`).
    """
    messages: list[Utterance] = []
    inside = False
    for event in events:
        kind, name = event.get("event"), event.get("name")
        if kind == "slot" and name == "receipt" and event.get("value"):
            messages = []
        elif kind == "active_loop":
            inside = name == FORM
        elif kind == "user":
            message = utterance(event.get("parse_data") or event)
            if not inside or message.text.strip() in searched:
                messages.append(message)
    return tuple(messages)


def typed(event: Mapping[str, Any]) -> str:
    """The text of an event that is a typed message; empty for any other."""
    text = str(event.get("text") or "") if event.get("event") == "user" else ""
    return "" if text.startswith("/") else text


def _facts(heard: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts that a message or a part of it asks for, as far as they are known here."""
    return tuple(fact for fact in heard.get("facts") or () if fact in ASKED)
