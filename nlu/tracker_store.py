"""Where Rasa keeps its conversations: in the table of its own SQL store, read and written with less work.

Rasa's store rolls a journal back and forth for every message (three waits for the disk with SQLite), counts the stored
events again before it saves, holds up every other conversation meanwhile, and reads back in full what it said itself:
cards of several kB each, which no policy looks at and the web process stores anyway.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from contextvars import ContextVar
from typing import Any, Dict, Iterable, List, Optional, Text, Tuple

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore, SerializedTrackerAsText, SQLTrackerStore, TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine

EVENTS = SQLTrackerStore.SQLEvent.__table__
STORED = "events_stored"
"""The attribute of a tracker that says how many of its events are in the database."""
ARRIVED: ContextVar[Optional[List[Tuple[Text, Text]]]] = ContextVar("arrived", default=None)
"""The id of the turn and the text of a message that has just come, until its conversation is read."""
LOCK_PATIENCE = 5.0
"""Seconds that SQLite waits for another writer."""


class SessionStore(TrackerStore, SerializedTrackerAsText):
    """Reads the present session of a conversation and appends to it. `host` is SQLAlchemy's address of the database."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: Text = "sqlite://",
        event_broker: Optional[EventBroker] = None,
        **kwargs: Any,
    ) -> None:
        refuse_fallback()
        self.engine = make_engine(host)
        EVENTS.metadata.create_all(self.engine, checkfirst=True)
        super().__init__(domain or Domain.empty(), event_broker, **kwargs)

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """The conversation since its latest session began, waiting for what is said next; None when there is nothing of
        it.

        A turn whose actions all failed ends without a listening. Rasa counts the actions since the last one and refuses
        an eleventh, so it would never answer that conversation again.

        Of a message that comes again in the same turn was kept what it did, and its answer lost with the process: that
        is taken back, or the message would answer the next question too.
        """
        events, arrived = self._read(sender_id, whole=False), ARRIVED.get()
        if arrived and arrived.pop() == _heard_last(events):
            self._take_back(sender_id)
            events = self._read(sender_id, whole=False)
        return self._tracker(sender_id, events)

    async def retrieve_full_tracker(self, conversation_id: Text) -> Optional[DialogueStateTracker]:
        return self._tracker(conversation_id, self._read(conversation_id, whole=True))

    async def keys(self) -> Iterable[Text]:
        with self.engine.connect() as connection:
            return list(connection.execute(sa.select(EVENTS.c.sender_id).distinct()).scalars())

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append what is new in one transaction. Other conversations go on while the disk is waited for."""
        await self.stream_events(tracker)
        stored = getattr(tracker, STORED, None)
        if stored is None:  # a tracker that this store did not read
            stored = len(self._read(tracker.sender_id, whole=False))
        rows = [_row(tracker.sender_id, event) for event in itertools.islice(tracker.events, stored, None)]
        if rows:
            await asyncio.get_running_loop().run_in_executor(None, self._append, rows)
        setattr(tracker, STORED, stored + len(rows))

    def _take_back(self, sender_id: Text) -> None:
        """Remove the last message of a conversation and what came of it."""
        of_sender = EVENTS.c.sender_id == sender_id
        last = sa.select(sa.func.max(EVENTS.c.id)).where(of_sender, EVENTS.c.type_name == UserUttered.type_name)
        with self.engine.begin() as connection:
            connection.execute(EVENTS.delete().where(of_sender, EVENTS.c.id >= last.scalar_subquery()))

    def _append(self, rows: List[Dict[Text, Any]]) -> None:
        with self.engine.begin() as connection:
            connection.execute(EVENTS.insert(), rows)

    def _read(self, sender_id: Text, *, whole: bool) -> List[Text]:
        of_sender = EVENTS.c.sender_id == sender_id
        query = sa.select(EVENTS.c.data).where(of_sender).order_by(EVENTS.c.id)
        if not whole:
            starts = sa.select(sa.func.max(EVENTS.c.id)).where(
                of_sender, EVENTS.c.type_name == SessionStarted.type_name
            )
            query = query.where(EVENTS.c.id >= sa.func.coalesce(starts.scalar_subquery(), 0))
        with self.engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def _tracker(self, sender_id: Text, events: List[Text]) -> Optional[DialogueStateTracker]:
        if not events:
            return None
        read = [json.loads(event) for event in events]
        tracker = DialogueStateTracker.from_dict(sender_id, read, self.domain.slots)
        setattr(tracker, STORED, len(read))
        if tracker.latest_action_name != ACTION_LISTEN_NAME:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker


def _heard_last(events: List[Text]) -> Optional[Tuple[Text, Text]]:
    """The turn and the text of the last message among stored events; None where there is none."""
    for event in map(json.loads, reversed(events)):
        if event["event"] == UserUttered.type_name:
            return str((event.get("metadata") or {}).get("turn") or ""), str(event.get("text"))
    return None


def refuse_fallback() -> None:
    """Let a failure of the database be a failure of the turn, which is then tried again.

    Rasa wraps every store in one that takes an unreadable conversation for a new one and keeps what it cannot write in
    memory: the employer would be asked everything again, and the next restart would forget the rest.
    """

    def fail(_: FailSafeTrackerStore, error: Exception) -> None:
        raise error

    FailSafeTrackerStore.on_tracker_store_error = fail
    FailSafeTrackerStore.on_tracker_store_retrieve_error = fail


def make_engine(url: Text) -> Engine:
    """An engine for `url`. With SQLite a commit waits for the disk once, and readers read while one writes."""
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_pre_ping=True, hide_parameters=True)
    # a pool, because opening a file and its pragmas cost more than what is asked; its connections change threads
    engine = sa.create_engine(
        url,
        poolclass=sa.pool.QueuePool,
        connect_args={"timeout": LOCK_PATIENCE, "check_same_thread": False},
        hide_parameters=True,  # an error is logged, and must not quote what was said
    )

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _row(sender_id: Text, event: Event) -> Dict[Text, Any]:
    data = _bounded(event, event.as_dict())
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


def _bounded(event: Event, data: Dict[Text, Any]) -> Dict[Text, Any]:
    """An event as it is kept: without the cards that were said, and without the other intents a message might have."""
    if isinstance(event, BotUttered):
        return {**data, "text": None, "data": {}, "metadata": {}}
    if isinstance(event, UserUttered):
        heard = {key: value for key, value in data["parse_data"].items() if key != "intent_ranking"}
        return {**data, "parse_data": heard}
    return data
