"""A new session of a long conversation remembers everything, also the form that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.services import Services
from actions.session import begin_session
from actions.turn import Events
from tests.actions.turn import turn_of, typed


@pytest.fixture
def begun(services: Services) -> Callable[[Tracker], Events]:
    """The events by which a session begins, at which nothing is said."""

    def begin(tracker: Tracker) -> Events:
        turn = turn_of(services, tracker)
        events = begin_session(turn)
        assert turn.sent == []
        return events

    return begin


def slots(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def test_a_session_begins_first_and_then_listens(begun: Callable[[Tracker], Events]) -> None:
    events = begun(typed("hello"))
    assert events[0]["event"] == "session_started"
    assert (events[-1]["event"], events[-1]["name"]) == ("action", "action_listen")


def test_what_is_remembered_is_carried_over(begun: Callable[[Tracker], Events]) -> None:
    known: dict[str, Any] = {"search": {"needs": ["pipe welding"], "seen": 3}, "request_name": "Priya Nair"}
    assert slots(begun(typed("hello", needs=["pipe welding"], seen=3, request_name="Priya Nair"))) == known


def test_what_counts_the_turns_of_a_session_is_not_carried_over(begun: Callable[[Tracker], Events]) -> None:
    assert slots(begun(typed("hello", not_understood=29))) == {}


def test_an_open_form_stays_open_with_its_question(begun: Callable[[Tracker], Events]) -> None:
    tracker = typed("hello", requested_slot="request_name")
    tracker.active_loop = {"name": "request_form"}
    events = begun(tracker)
    assert {"event": "active_loop", "name": "request_form", "timestamp": None} in events
    assert slots(events) == {"requested_slot": "request_name"}


@pytest.mark.parametrize("loop", [None, {}])
def test_without_a_form_none_is_opened(loop: dict[str, Any] | None, begun: Callable[[Tracker], Events]) -> None:
    tracker = typed("hello")
    tracker.active_loop = loop
    assert not [event for event in begun(tracker) if event["event"] == "active_loop"]
