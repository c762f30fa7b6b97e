"""Rasa's conversations in PostgreSQL and its locks in Redis, asked in Rasa's own Python."""

from __future__ import annotations

from runtime.settings import Settings
from tests.engines.servers import RedisServer
from tests.nlu.test_tracker_store import run

CONVERSATIONS = """
import asyncio, json, sys

from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from nlu.tracker_store import SessionStore

DOMAIN = Domain.from_dict({"intents": ["greet"], "slots": {
    "need": {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}}})


async def main(url):
    one, two = SessionStore(DOMAIN, url), SessionStore(DOMAIN, url)
    tracker = DialogueStateTracker("a", DOMAIN.slots)
    tracker.update(SessionStarted())
    tracker.update(UserUttered("h\\u00e8llo \\U0001f9f6", {"name": "greet", "confidence": 1.0}))
    tracker.update(SlotSet("need", {"words": ["welding"]}))
    tracker.update(ActionExecuted("action_listen"))
    await one.save(tracker)
    read = await two.retrieve("a")
    read.update(SlotSet("need", "roofing"))
    await two.save(read)
    last = await one.retrieve("a")
    print(json.dumps({"text": last.latest_message.text, "need": last.get_slot("need"), "events": len(last.events)}))


asyncio.run(main(sys.argv[1]))
"""

LOCKS = """
import asyncio, json, sys

from rasa.core.lock_store import InMemoryLockStore
from rasa.utils.endpoints import EndpointConfig

from nlu.lock_store import ConversationLocks


def store(url):
    return ConversationLocks(endpoint_config=EndpointConfig(url=url, type="nlu.lock_store.ConversationLocks"))


async def main(url):
    one, two, got = store(url), store(url), {}
    async with one.lock("a"):
        got["seen by the other"] = two.get_lock("a") is not None
        got["waits"] = two.is_someone_waiting("a")
    got["gone"] = two.get_lock("a") is None
    alone = store("")
    async with alone.lock("a"):
        got["alone"] = store("").get_lock("a") is None and alone.get_lock("a") is not None
    print(json.dumps(got))


asyncio.run(main(sys.argv[1]))
"""


def test_two_rasa_share_a_conversation(on_postgresql: Settings) -> None:
    got = run(CONVERSATIONS, on_postgresql.tracker_database)
    assert got == {"text": "hèllo 🧶", "need": "roofing", "events": 5}


def test_two_rasa_share_their_locks_and_one_alone_has_its_own(redis: RedisServer) -> None:
    assert run(LOCKS, redis.url) == {"seen by the other": True, "waits": True, "gone": True, "alone": True}
