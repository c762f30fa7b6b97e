"""What Rasa keeps of the messages of an employer, with what the reader marked in each: that of this turn, the question
that a tap takes up, and those before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker

from catalogue.facts import ASKED
from reading.relabelled import relabelled
from reading.spans import LABELS, Span
from reading.utterance import Part, Utterance
from runtime.standard_english import Standard, standardised

FORM = "request_form"

TAKEN_UP = re.compile(r"asked(?: (?P<number>\d{1,9}))?")
"""The value that a button names which chooses what a question meant, with the number of its message in the session;
buttons of versions before this one have no number."""


def taking_up(number: int) -> str:
    """The value of a button that chooses what the message of this number (Turn.number) meant."""
    return f"asked {number}"


def message_of(tracker: Tracker) -> Utterance:
    """The message of this turn. The tap on what a question meant is that question, with what the button names.

    Outside a form it is read in standard English; a form keeps what is typed, names and firms.
    """
    latest = tracker.latest_message
    intent = str(tracker.get_intent_of_latest_message(skip_fallback_intent=False))
    in_form = bool(tracker.active_loop or tracker.get_slot("requested_slot"))
    message = _read(latest, intent, in_form=in_form)
    if not TAKEN_UP.fullmatch(message.named.get("value", "")):
        return message
    named = {name: value for name, value in message.named.items() if name != "value"}
    asked = _asked(message, [event for event in tracker.events if event.get("event") == "user"])
    if asked is None:  # of a session before this one
        return replace(message, named=named)
    return replace(_read(asked, str((asked.get("intent") or {}).get("name")), in_form=in_form), named=named)


def past(events: Iterable[Mapping[str, Any]], searched: Collection[str]) -> tuple[Utterance, ...]:
    """The messages of a session since a request was sent last, the present one among them, oldest first, as they were
    typed.

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
            heard = event.get("parse_data") or event
            message = _read(heard, str((heard.get("intent") or {}).get("name")), in_form=True)
            if not inside or message.text.strip() in searched:
                messages.append(message)
    return tuple(messages)


def typed(event: Mapping[str, Any]) -> str:
    """The text of an event that is a typed message; empty for any other."""
    text = str(event.get("text") or "") if event.get("event") == "user" else ""
    return "" if text.startswith("/") else text


def _asked(tap: Utterance, users: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """What the reader made of the message that a tap takes up, which may have been taken up by a tap itself; None where
    it is none of the messages of the session (`users`, oldest first)."""
    named = TAKEN_UP.fullmatch(tap.named.get("value", ""))
    number = int((named and named["number"]) or 0)
    if not 1 <= number <= len(users):
        return None
    event = users[number - 1]
    if heard := _heard(event):
        return heard
    return _asked(_read(event.get("parse_data") or event, "", in_form=True), users[: number - 1])


def _heard(event: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What the reader made of an event that is a typed message; None for any other."""
    heard = event.get("parse_data") if typed(event) else None
    return heard if isinstance(heard, Mapping) else None


def _read(heard: Mapping[str, Any], intent: str, *, in_form: bool) -> Utterance:
    text = str(heard.get("text") or "")
    confidence = float((heard.get("intent") or {}).get("confidence") or 0)
    entities = heard.get("entities") or []
    if text.startswith("/"):
        return Utterance("", intent, confidence, {str(named["entity"]): str(named["value"]) for named in entities})
    read = Standard(text) if in_form else standardised(text)
    at = [(read.at(int(found["start"])), read.at(int(found["end"])), str(found["entity"])) for found in entities]
    marked = [Span(*one) for one in at if one[2] in LABELS]
    return Utterance(
        read.text,
        intent,
        confidence,
        typed=text,
        spans=relabelled(read.text, marked),
        also=None if intent == "nlu_fallback" else heard.get("also"),
        facts=_facts(heard),
        parts=tuple(
            Part(read.at(one["start"]), read.at(one["end"]), str(one["act"]), float(one["confidence"]), _facts(one))
            for one in heard.get("parts") or ()
        ),
    )


def _facts(heard: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts that a message or a part of it asks for, as far as they are known here."""
    return tuple(fact for fact in heard.get("facts") or () if fact in ASKED)
