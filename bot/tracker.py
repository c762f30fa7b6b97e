"""Rasa's tracker store, which has no way to delete a conversation: its rows are removed here."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for Rasa's own writing."""


class TrackerUnavailable(OSError):
    """Rasa's store could not be written, so nothing was removed from it."""


class TrackerStore:
    """The events that Rasa stored in the SQLite file `path`, which may not exist yet."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def erase(self, conversations: Collection[str]) -> int:
        """Remove every event of these conversations, and overwrite what they held. Returns how many there were.

        Raises TrackerUnavailable.
        """
        if not self._path.exists():
            return 0
        try:
            with closing(sqlite3.connect(self._path, timeout=PATIENCE)) as connection, connection:
                connection.execute("PRAGMA secure_delete = ON")
                known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'events'").fetchone()
                if known is None:
                    return 0
                removed = connection.executemany(
                    "DELETE FROM events WHERE sender_id = ?", [(conversation,) for conversation in conversations]
                )
                return removed.rowcount
        except sqlite3.Error as error:
            raise TrackerUnavailable(str(error)) from error
