"""Rasa's conversations are kept whole in what counts, in one write a message, and survive a power cut."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from runtime.settings import ROOT
from tests.nlu.test_reader import RASA_PYTHON

PROGRAM = """
import asyncio, json, sqlite3, sys

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.tracker_store import ARRIVED, SessionStore

DOMAIN = Domain.from_dict({"intents": ["greet"], "slots": {
    "need": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}}})
HEARD = {"text": "hello", "intent": {"name": "greet", "confidence": 0.9}, "also": "recommend",
         "entities": [{"entity": "need", "start": 0, "end": 5, "value": "hello"}],
         "intent_ranking": [{"name": "greet", "confidence": 0.9}] * 40}


def turn(text="hello", need=None):
    heard = UserUttered(text, HEARD["intent"], HEARD["entities"], {**HEARD, "text": text})
    said = BotUttered("Hello.", {"custom": {"lead": "card " * 1000}})
    return [heard, SlotSet("need", need), ActionExecuted("utter_greet"), said, ActionExecuted("action_listen")]


async def say(store, sender, events):
    tracker = await store.retrieve(sender) or DialogueStateTracker(sender, DOMAIN.slots)
    for event in events:
        tracker.update(event)
    await store.save(tracker)
    return tracker


def kinds(tracker):
    return [event.type_name for event in tracker.events]


async def main(url, path):
    store, got = SessionStore(DOMAIN, url), {}
    got["nothing"] = await store.retrieve("a")
    first = await say(store, "a", [SessionStarted(), *turn(need="welding")])
    await say(store, "b", turn(need="baking"))
    after = await store.retrieve("a")
    got["same kinds"] = kinds(after) == kinds(first)
    got["slot"] = after.get_slot("need")
    got["heard"] = {key: after.latest_message.parse_data.get(key) for key in ("also", "intent", "entities")}
    got["row sizes"] = [len(data) for (data,) in sqlite3.connect(path).execute("SELECT data FROM events")]
    await say(store, "a", turn("again"))
    got["appended"] = kinds(await store.retrieve("a")) == kinds(first) + [e.type_name for e in turn()]
    again = await store.retrieve("a")
    await store.save(again)
    await store.save(again)
    got["nothing twice"] = len((await store.retrieve("a")).events) == len(again.events)
    for event in turn():
        again.update(event)
    await store.save(again)
    for event in turn():
        again.update(event)
    await store.save(again)
    got["saved twice while it grows"] = len((await store.retrieve("a")).events) == len(again.events)
    await say(store, "a", [SessionStarted(), SlotSet("need", "roofing"), ActionExecuted("action_listen")])
    got["session"] = kinds(await store.retrieve("a"))
    got["whole"] = len((await store.retrieve_full_tracker("a")).events) == len(again.events) + 3
    strange = DialogueStateTracker("a", DOMAIN.slots)  # a tracker that somebody else read
    for event in (await store.retrieve("a")).events:
        strange.update(event)
    strange.update(SlotSet("need", "glazing"))
    await store.save(strange)
    got["of a tracker it did not read"] = kinds(await store.retrieve("a"))
    got["keys"] = sorted(await store.keys())
    rasas_own = await SQLTrackerStore(DOMAIN, db=path).retrieve("a")
    got["read by Rasa's own store"] = rasas_own.get_slot("need")
    with store.engine.connect() as connection:
        pragmas = ("PRAGMA journal_mode", "PRAGMA synchronous")
        got["pragmas"] = [connection.execute(sa.text(pragma)).scalar() for pragma in pragmas]
    commits = []
    sa.event.listen(store.engine, "commit", lambda _: commits.append(1))
    await say(store, "a", turn())
    got["commits a message"] = len(commits)
    with store.engine.begin() as connection:
        connection.execute(sa.text("CREATE TRIGGER refuse BEFORE INSERT ON events WHEN NEW.type_name = 'bot' "
                                   "BEGIN SELECT RAISE(ABORT, 'full'); END"))
    before = len((await store.retrieve("a")).events)
    try:
        await say(store, "a", turn())
    except Exception as error:
        got["refused"] = type(error).__name__
    got["all or nothing"] = len((await store.retrieve("a")).events) == before
    broken = [turn()[0], *[ActionExecuted("action_fall_back")] * 10]
    await say(store, "c", broken)
    mended = await store.retrieve("c")
    got["after a turn that broke"] = mended.latest_action_name
    await store.save(mended)
    got["mended once"] = len((await store.retrieve("c")).events) == len(broken) + 1
    with store.engine.begin() as connection:
        connection.execute(sa.text("DROP TRIGGER refuse"))
    tries = {}
    for name, again in {"the same": ("t1", "14"), "another turn": ("t2", "14"), "another text": ("t1", "15"),
                        "no turn": None}.items():
        heard = UserUttered("14", HEARD["intent"], [], HEARD, metadata={"turn": "t1"})
        await say(store, name, [SessionStarted(), *turn(), heard, *turn(need="14")[1:]])
        whole = len((await store.retrieve(name)).events)
        ARRIVED.set([again] if again else [])
        tries[name] = whole - len((await store.retrieve(name)).events)
        tries[name + ", read again"] = whole - len((await store.retrieve(name)).events)
        tries[name + ", slot"] = (await store.retrieve(name)).get_slot("need")
    got["tries"] = tries
    print(json.dumps(got))


asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def got(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a program in Rasa's Python found."""
    path = tmp_path_factory.mktemp("tracker") / "rasa.db"
    return run(PROGRAM, f"sqlite:///{path}", str(path))


def run(program: str, *words: str) -> dict[str, Any]:
    if not RASA_PYTHON.exists():
        pytest.skip("RASA'S MEMORY WAS NOT TESTED IN RASA'S PYTHON: there is no .venv-rasa (make setup)")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}
    environment["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
    done = subprocess.run(
        [str(RASA_PYTHON), "-c", program, *words],
        cwd=Path(ROOT),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_conversation_that_nobody_began_is_none(got: dict[str, Any]) -> None:
    assert got["nothing"] is None


def test_a_conversation_comes_back_with_its_events_its_slots_and_what_was_heard(got: dict[str, Any]) -> None:
    assert got["same kinds"]
    assert got["slot"] == "welding"
    assert got["heard"] == {
        "also": "recommend",
        "intent": {"name": "greet", "confidence": 0.9},
        "entities": [{"entity": "need", "start": 0, "end": 5, "value": "hello"}],
    }


def test_cards_and_other_intents_take_no_room(got: dict[str, Any]) -> None:
    assert max(got["row sizes"]) < 1000


def test_what_is_new_is_appended_once_however_often_it_is_saved(got: dict[str, Any]) -> None:
    assert got["appended"]
    assert got["nothing twice"]
    assert got["saved twice while it grows"]


def test_only_the_present_session_is_read_unless_all_is_asked_for(got: dict[str, Any]) -> None:
    assert got["session"] == ["session_started", "slot", "action"]
    assert got["whole"]


def test_a_tracker_that_it_did_not_read_is_appended_to_what_is_there(got: dict[str, Any]) -> None:
    assert got["of a tracker it did not read"] == ["session_started", "slot", "action", "slot"]


def test_after_a_turn_whose_actions_failed_it_waits_for_the_next_message(got: dict[str, Any]) -> None:
    assert got["after a turn that broke"] == "action_listen"
    assert got["mended once"]


def test_it_knows_all_conversations(got: dict[str, Any]) -> None:
    assert got["keys"] == ["a", "b"]


def test_rasas_own_store_reads_what_it_wrote(got: dict[str, Any]) -> None:
    assert got["read by Rasa's own store"] == "glazing"


def test_a_message_is_one_commit_that_waits_for_the_disk(got: dict[str, Any]) -> None:
    assert got["pragmas"] == ["wal", 2]  # SQLite's number for FULL
    assert got["commits a message"] == 1


def test_a_message_is_stored_whole_or_not_at_all(got: dict[str, Any]) -> None:
    assert got["refused"] == "IntegrityError"
    assert got["all or nothing"]


def test_what_an_unanswered_try_at_the_same_message_left_is_taken_back_once(got: dict[str, Any]) -> None:
    tries = got["tries"]
    assert (tries["the same"], tries["the same, read again"], tries["the same, slot"]) == (5, 5, None)
    for name in ("another turn", "another text", "no turn"):
        assert (tries[name], tries[f"{name}, slot"]) == (0, "14")
