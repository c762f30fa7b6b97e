"""The way into Rasa: a turn that fails is a failure, also where its conversation cannot be read, and quotes nobody."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from runtime.settings import ROOT
from tests.nlu.test_schema_check import RASA_PYTHON

PROGRAM = """
import asyncio, json, logging, tempfile, types

import sqlalchemy as sa
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.channel import Channel, RasaLines
from nlu.tracker_store import SessionStore
from runtime.logs import TURN

channel, got = Channel.from_credentials(None), {"name": Channel.name()}
metadata = {"context": "start", "turn": "0123456789ab"}


async def ask(answer, **asked):
    routes = {route.uri: route.handler for route in channel.blueprint(answer)._future_routes}
    body = {"sender": "a", "message": "Morag says hello", "metadata": metadata, **asked}
    done = await routes["/webhook"](types.SimpleNamespace(json=body))
    return [done.status, json.loads(done.body)]


async def echo(message):
    await message.output_channel.send_text_message(message.sender_id, f"{message.text} {TURN.get()}")
    got["metadata"] = message.metadata


async def fail(message):
    await message.output_channel.send_text_message(message.sender_id, "half an answer")
    raise ValueError(message.text)


async def main():
    got["answered"] = await ask(echo)
    got["without metadata"] = (await ask(echo, metadata=None))[0]
    got["failed"] = await ask(fail)
    with tempfile.TemporaryDirectory() as folder:
        store = SessionStore(Domain.empty(), f"sqlite:///{folder}/rasa.db")
        wrapped = FailSafeTrackerStore(store)
        tracker = DialogueStateTracker("a", [])
        with store.engine.begin() as connection:
            connection.execute(sa.text("ALTER TABLE events RENAME TO moved"))

        async def read(_):
            await wrapped.retrieve("a")

        async def write(_):
            tracker.update(SessionStarted())
            await wrapped.save(tracker)

        async def whole(_):
            await wrapped.retrieve_full_tracker("a")

        async def keys(_):
            await wrapped.keys()

        got["unreadable"] = [(await ask(work))[0] for work in (read, write, whole, keys)]
        store.engine.dispose()
    words = json.dumps({"event": "rest.failed", "text": "Morag", "event_info": "It broke.", "exception": ["Morag"]})
    lines = [RasaLines("rasa").format(logging.makeLogRecord({"msg": msg})) for msg in (words, "17", "[1]", "plain")]
    got["lines"] = [json.loads(line)["event"] for line in lines]
    print(json.dumps(got))


asyncio.run(main())
"""


@pytest.fixture(scope="module")
def ran() -> subprocess.CompletedProcess[str]:
    if not RASA_PYTHON.exists():
        pytest.skip("THE WAY INTO RASA WAS NOT TESTED IN RASA'S PYTHON: there is no .venv-rasa (make setup)")
    return subprocess.run(
        [RASA_PYTHON, "-W", "ignore", "-c", PROGRAM],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "SQLALCHEMY_SILENCE_UBER_WARNING": "1"},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture(scope="module")
def got(ran: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(ran.stdout)
    return result


def test_it_stands_at_the_address_of_rasas_own_channel(got: dict[str, Any]) -> None:
    assert got["name"] == "rest"
    assert "nlu.channel.Channel:" in (ROOT / "credentials.yml").read_text()


def test_a_message_is_answered_within_the_turn_that_the_web_process_named(got: dict[str, Any]) -> None:
    status, parts = got["answered"]
    assert (status, [part["text"] for part in parts]) == (200, ["Morag says hello 0123456789ab"])
    assert got["without metadata"] == 200


def test_a_turn_that_broke_off_is_no_answer(got: dict[str, Any]) -> None:
    assert got["failed"] == [500, {"error": "a message could not be answered"}]


def test_a_conversation_that_cannot_be_read_or_written_is_no_new_conversation(got: dict[str, Any]) -> None:
    assert got["unreadable"] == [500, 500, 500, 500]


def test_what_rasa_logs_of_its_own_keeps_the_event_and_no_words(got: dict[str, Any]) -> None:
    assert got["lines"] == ["rest.failed It broke.", "17", "[1]", "plain"]


def test_a_failure_is_logged_with_its_turn_and_without_what_was_said(ran: subprocess.CompletedProcess[str]) -> None:
    lines = [json.loads(line) for line in ran.stderr.splitlines() if line.startswith("{")]
    assert {line["turn"] for line in lines if line["logger"] == "nlu.channel"} == {"0123456789ab"}
    assert "ValueError" in {line.get("error") for line in lines}
    assert "Morag" not in ran.stderr
