"""Builds the search index again in the background while the web process answers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)


class Rebuild:
    """A call starts `build` in the background and returns at once.

    One build runs at a time. A change during a build may come too late for it, so any number of calls during a build
    cause exactly one more build after it.
    """

    def __init__(self, build: Callable[[], None]) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._wanted = False
        self._running = False

    def __call__(self) -> None:
        with self._lock:
            self._wanted = True
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._work, name="rebuild", daemon=True).start()

    def _work(self) -> None:
        while self._take():
            try:
                self._build()
            except Exception:
                log.exception("the index could not be built; the search answers from the one before")

    def _take(self) -> bool:
        """Whether there is another build to do; when there is none, the next call starts anew."""
        with self._lock:
            self._running, self._wanted = self._wanted, False
            return self._running
