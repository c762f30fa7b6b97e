"""The question for the way to get a request, asked again after another question was answered."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from hub.models import Route
from runtime.phrases import Phrases
from tests.actions.turn import take, typed


def asked_last(context: str, marked: str, **slots: Any) -> Any:
    """The tracker after this was said last, and this came."""
    return typed(marked, after=context, shown=["care"], **slots)


def test_the_ways_are_said_once_while_the_employer_asks_something_else(services: Services, phrases: Phrases) -> None:
    turn = take(services, "action_ask_request_route", asked_last("q-route", "is there funding?"))
    assert (turn.message.lead, turn.message.body) == (phrases("utter_ask_route"), "")
    full = take(services, "action_ask_request_route", typed("", shown=["care"])).message
    assert (turn.message.buttons, turn.message.data) == (full.buttons, full.data)


@pytest.mark.parametrize(
    "tracker",
    [
        asked_last("q-route", "what are the ways?"),
        asked_last("q-route", "hmm", missed=1),
        asked_last("q-learners", "is there funding?"),
        asked_last("advice", "is there funding?"),
    ],
)
def test_the_ways_are_said_in_full_where_they_are_asked_for_or_were_not_said_last(
    tracker: Any, services: Services
) -> None:
    turn = take(services, "action_ask_request_route", tracker)
    assert len(turn.message.body.splitlines()) == len(Route)
