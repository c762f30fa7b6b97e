"""Rasa's tracker store, which has no way to delete a conversation or to hand it out: its rows are read and removed
here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, create_engine, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError

PATIENCE = 10
"""Seconds to wait for Rasa's own writing."""

REMOVING = text("DELETE FROM events WHERE sender_id IN :conversations").bindparams(
    bindparam("conversations", expanding=True)
)


READING = text("SELECT data FROM events WHERE sender_id IN :conversations ORDER BY id").bindparams(
    bindparam("conversations", expanding=True)
)


class TrackerUnavailable(OSError):
    """Rasa's store could not be opened, so nothing was read or removed."""


class TrackerStore:
    """The events that Rasa stored in a database: a PostgreSQL, or an SQLite file, which may not exist yet.

    `url` is its address as Rasa has it, without the driver of our Python.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._is_file = self._url.get_backend_name() == "sqlite"
        if not self._is_file:
            self._url = self._url.set(drivername="postgresql+psycopg")

    def erase(self, conversations: Collection[str]) -> int:
        """Remove every event of these conversations; in a file what they held is overwritten. Returns how many there
        were.

        Raises TrackerUnavailable.
        """
        with self._opened() as connection:
            if connection is None:
                return 0
            return connection.execute(REMOVING, {"conversations": list(conversations)}).rowcount

    def read(self, conversations: Collection[str]) -> list[Any]:
        """Every event of these conversations, as Rasa wrote it, the oldest first. Raises TrackerUnavailable."""
        with self._opened() as connection:
            if connection is None:
                return []
            rows = connection.execute(READING, {"conversations": list(conversations)})
            return [_parsed(data) for (data,) in rows]

    @contextmanager
    def _opened(self) -> Iterator[Connection | None]:
        """A transaction in the store; None where nothing was stored yet."""
        if self._is_file and not Path(str(self._url.database)).exists():
            yield None
            return
        engine = create_engine(self._url, connect_args={"timeout": PATIENCE} if self._is_file else {})
        try:
            with engine.begin() as connection:
                if self._is_file:
                    connection.exec_driver_sql("PRAGMA secure_delete = ON")
                yield connection if inspect(connection).has_table("events") else None
        except SQLAlchemyError as error:
            raise TrackerUnavailable(str(error)) from error
        finally:
            engine.dispose()


def _parsed(data: str) -> Any:
    try:
        return json.loads(data)
    except ValueError:
        return data
