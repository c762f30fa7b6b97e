"""What the employer did last, taken from Rasa's tracker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

from catalogue.facts import ASKED
from reading.spans import LABELS, Span, told_apart
from reading.utterance import Part, Utterance
from runtime.standard_english import Standard, standardised


def typed(event: Mapping[str, Any]) -> str:
    """The text of an event that is a typed message; empty for any other."""
    text = str(event.get("text") or "") if event.get("event") == "user" else ""
    return "" if text.startswith("/") else text


def utterance(tracker: Tracker) -> Utterance:
    """What the employer did last. Outside a form it is read in standard English; a form keeps what is typed, names and
    firms."""
    latest = tracker.latest_message
    text = str(latest.get("text") or "")
    intent = str(tracker.get_intent_of_latest_message(skip_fallback_intent=False))
    confidence = float((latest.get("intent") or {}).get("confidence") or 0)
    entities = latest.get("entities") or []
    if text.startswith("/"):
        return Utterance("", intent, confidence, {str(named["entity"]): str(named["value"]) for named in entities})
    in_form = tracker.active_loop or tracker.get_slot("requested_slot")
    read = Standard(text) if in_form else standardised(text)
    at = [(read.at(int(found["start"])), read.at(int(found["end"])), str(found["entity"])) for found in entities]
    marked = [Span(*one) for one in at if one[2] in LABELS]
    return Utterance(
        read.text,
        intent,
        confidence,
        typed=text,
        spans=told_apart(read.text, sorted(marked, key=lambda span: span.start)),
        also=None if intent == "nlu_fallback" else latest.get("also"),
        facts=_facts(latest),
        parts=tuple(
            Part(read.at(one["start"]), read.at(one["end"]), str(one["act"]), float(one["confidence"]), _facts(one))
            for one in latest.get("parts") or ()
        ),
    )


def _facts(heard: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts that a message or a part of it asks for, as far as they are known here."""
    return tuple(fact for fact in heard.get("facts") or () if fact in ASKED)
