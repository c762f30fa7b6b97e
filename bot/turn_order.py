"""The turns of one conversation are taken one after the other, in this process and in every other one.

With PostgreSQL an advisory lock holds each conversation while it is answered. The database lets it go when the process
that holds it dies, so nothing waits for a lease to end. SQLite is on one machine with one web process, where the
process's own lock is enough.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError

log = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds that a turn waits for the one before it in another process; longer than Rasa is waited for."""
AT_ONCE = 20
"""Connections that are kept for locks; more are opened while more conversations are answered at once."""
LOCK = text("SELECT pg_advisory_lock(hashtextextended(:conversation, 0))")
TRY_LOCK = text("SELECT pg_try_advisory_lock(hashtextextended(:conversation, 0))")
UNLOCK = text("SELECT pg_advisory_unlock(hashtextextended(:conversation, 0))")


class StillAnswering(Exception):
    """Another process has been answering this conversation for PATIENCE seconds."""


class TurnOrder:
    """One per process. `engine` is that of the database that the processes share."""

    def __init__(self, engine: Engine, patience: float = PATIENCE) -> None:
        self._here: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._shared: Engine | None = None
        if engine.dialect.name == "postgresql":
            options = {"options": f"-c lock_timeout={int(1000 * patience)}"}
            # connections of their own: a turn holds its lock while it reads and writes with others
            self._shared = create_engine(
                engine.url, isolation_level="AUTOCOMMIT", pool_size=AT_ONCE, max_overflow=-1, connect_args=options
            )

    @asynccontextmanager
    async def turn(self, conversation_id: str) -> AsyncIterator[None]:
        """Waits for the turns of this conversation before this one. Raises StillAnswering."""
        async with self._here.setdefault(conversation_id, asyncio.Lock()):
            if self._shared is None:
                yield
                return
            connection = await asyncio.to_thread(_lock, self._shared, conversation_id)
            try:
                yield
            finally:
                await asyncio.shield(asyncio.to_thread(_unlock, connection, conversation_id))

    @asynccontextmanager
    async def alone(self, work: str) -> AsyncIterator[bool]:
        """Whether this process may do `work`, which no other one does before the block ends. Never waits."""
        if self._shared is None:
            yield True
            return
        connection = await asyncio.to_thread(_try_lock, self._shared, work)
        if connection is None:
            yield False
            return
        try:
            yield True
        finally:
            await asyncio.shield(asyncio.to_thread(_unlock, connection, work))

    def close(self) -> None:
        if self._shared is not None:
            self._shared.dispose()


def _lock(engine: Engine, conversation_id: str) -> Connection:
    connection = engine.connect()
    try:
        connection.execute(LOCK, {"conversation": conversation_id})
    except BaseException as error:
        connection.close()
        if isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", None) == "55P03":  # lock_timeout
            raise StillAnswering(conversation_id) from error
        raise
    return connection


def _try_lock(engine: Engine, work: str) -> Connection | None:
    """The connection that holds the lock; None where another process has it."""
    connection = engine.connect()
    if connection.execute(TRY_LOCK, {"conversation": work}).scalar():
        return connection
    connection.close()
    return None


def _unlock(connection: Connection, conversation_id: str) -> None:
    try:
        connection.execute(UNLOCK, {"conversation": conversation_id})
    except DBAPIError as error:  # the connection is gone, and the lock with it
        log.warning("a conversation's lock went with its connection: %s", error)
        connection.invalidate()
    finally:
        connection.close()
