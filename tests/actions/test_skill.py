"""Registration of skills, and how rasa_sdk runs them."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.__main__ import main, make_executor
from actions.operations import ActionMetrics
from actions.services import Services
from actions.skill import as_action, skill
from actions.turn import Events, Turn, remember
from runtime.settings import Settings
from tests.actions.turn import typed
from tests.domain import DOMAIN


def test_a_server_that_lacks_its_encoder_ends_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.__main__.settings", lambda: Settings(_env_file=None, var=tmp_path))
    with pytest.raises(SystemExit, match="advisor prepare"):
        main()


def test_the_actions_of_the_domain_are_registered_and_no_others(services: Services) -> None:
    assert set(make_executor(services, ActionMetrics()).actions) == set(DOMAIN["actions"])


def test_a_name_belongs_to_one_skill() -> None:
    with pytest.raises(ValueError, match="action_hand_over is a skill already"):
        skill("action_hand_over")(lambda turn: [])


async def test_what_a_skill_says_and_remembers_reaches_rasa(services: Services) -> None:
    def greet(turn: Turn) -> Events:
        turn.say("One.\n\nTwo.")
        return remember(shortlist=("care",))

    dispatcher = CollectingDispatcher()
    events = await as_action(services, greet)(dispatcher, typed("hello"), DOMAIN)
    (sent,) = dispatcher.messages
    assert (sent["text"], sent["custom"]["lead"]) == (None, "One.\n\nTwo.")
    assert [(event["name"], event["value"]) for event in events] == [("shortlist", ["care"])]


async def test_a_skill_that_fails_has_said_nothing(services: Services) -> None:
    def fail(turn: Turn) -> Events:
        turn.say("I am about to")
        raise RuntimeError

    dispatcher = CollectingDispatcher()
    with pytest.raises(RuntimeError):
        await as_action(services, fail)(dispatcher, typed("hello"), DOMAIN)
    assert dispatcher.messages == []


async def test_a_slow_turn_holds_up_nobody(services: Services) -> None:
    released = threading.Event()

    def slow(turn: Turn) -> Events:
        assert released.wait(30)
        return []

    def quick(turn: Turn) -> Events:
        released.set()
        return []

    first = asyncio.ensure_future(as_action(services, slow)(CollectingDispatcher(), typed("a"), DOMAIN))
    await asyncio.sleep(0)
    assert await as_action(services, quick)(CollectingDispatcher(), typed("b"), DOMAIN) == []
    assert await first == []


def test_a_call_without_a_domain_is_run(services: Services) -> None:
    """Rasa leaves the domain out (`enable_selective_domain` in endpoints.yml)."""
    call = {"next_action": "action_hand_over", "sender_id": "a", "tracker": typed("a person").current_state()}
    done = asyncio.run(make_executor(services, ActionMetrics()).run(call))
    assert done is not None
    assert done.responses[0]["custom"]["kind"] == "handover"
