"""Rasa's tracker store, which has no way to delete a conversation: its rows are removed here."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sqlalchemy import bindparam, create_engine, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError

PATIENCE = 10
"""Seconds to wait for Rasa's own writing."""

REMOVING = text("DELETE FROM events WHERE sender_id IN :conversations").bindparams(
    bindparam("conversations", expanding=True)
)


class TrackerUnavailable(OSError):
    """Rasa's store could not be written, so nothing was removed from it."""


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
        if self._is_file and not Path(str(self._url.database)).exists():
            return 0
        engine = create_engine(self._url, connect_args={"timeout": PATIENCE} if self._is_file else {})
        try:
            with engine.begin() as connection:
                if self._is_file:
                    connection.exec_driver_sql("PRAGMA secure_delete = ON")
                if not inspect(connection).has_table("events"):
                    return 0
                return connection.execute(REMOVING, {"conversations": list(conversations)}).rowcount
        except SQLAlchemyError as error:
            raise TrackerUnavailable(str(error)) from error
        finally:
            engine.dispose()
