"""Keeps a machine's index at the catalogue's revision, whoever changed the catalogue, on whichever machine."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from catalogue.revisions import catalogue_revision
from index.revision import read_revision
from runtime.database import Sessions

log = logging.getLogger(__name__)

LOOK = 5.0
"""Seconds between two looks at the revision, each of which is one short query."""
AGAIN = 300.0
"""Seconds until a build that did not bring the index to a revision is asked for again."""


class Freshness:
    """Asks for a build (`rebuild` returns at once) when the index under `folder` is not of the catalogue's revision."""

    def __init__(
        self,
        sessions: Sessions,
        folder: Path,
        rebuild: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sessions, self._folder, self._rebuild, self._clock = sessions, folder, rebuild, clock
        self._asked: tuple[str, float] | None = None

    def look(self) -> None:
        """One look. A database that does not answer is looked at the next time."""
        try:
            with self._sessions() as session:
                wanted = catalogue_revision(session)
        except SQLAlchemyError as error:
            log.warning("the revision of the catalogue cannot be read: %s", error)
            return
        if wanted == read_revision(self._folder):
            self._asked = None
        elif self._asked is None or self._asked[0] != wanted or self._clock() - self._asked[1] > AGAIN:
            self._asked = (wanted, self._clock())
            self._rebuild()

    def keep_looking(self, stop: threading.Event, pause: float = LOOK) -> None:
        """Look every `pause` seconds until `stop` is set."""
        while not stop.wait(pause):
            self.look()
