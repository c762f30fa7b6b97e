"""A new session of a long conversation remembers everything, also the form that is open."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.session import BeginSession
from tests.actions.turn import DOMAIN, typed


def begun(tracker: Tracker) -> list[dict[str, Any]]:
    dispatcher = CollectingDispatcher()
    events: list[dict[str, Any]] = BeginSession().run(dispatcher, tracker, DOMAIN)
    assert dispatcher.messages == []
    return events


def slots(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def test_it_takes_the_place_of_the_action_of_rasa() -> None:
    assert BeginSession().name() == "action_session_start"


def test_a_session_begins_first_and_then_listens() -> None:
    events = begun(typed("hello"))
    assert events[0]["event"] == "session_started"
    assert (events[-1]["event"], events[-1]["name"]) == ("action", "action_listen")


def test_what_is_remembered_is_carried_over() -> None:
    known: dict[str, Any] = {"needs": ["pipe welding"], "request_name": "Priya Nair", "seen": 0}
    assert slots(begun(typed("hello", **known))) == known


def test_what_counts_the_turns_of_a_session_is_not_carried_over() -> None:
    assert slots(begun(typed("hello", not_understood=29))) == {}


def test_an_open_form_stays_open_with_its_question() -> None:
    tracker = typed("hello", requested_slot="request_name")
    tracker.active_loop = {"name": "request_form"}
    events = begun(tracker)
    assert {"event": "active_loop", "name": "request_form", "timestamp": None} in events
    assert slots(events) == {"requested_slot": "request_name"}


@pytest.mark.parametrize("loop", [None, {}])
def test_without_a_form_none_is_opened(loop: dict[str, Any] | None) -> None:
    tracker = typed("hello")
    tracker.active_loop = loop
    assert not [event for event in begun(tracker) if event["event"] == "active_loop"]
