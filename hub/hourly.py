"""A result that is counted once an hour and served to whoever asks meanwhile."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from runtime.clock import now
from runtime.database import Sessions

KEPT = dt.timedelta(hours=1)

T = TypeVar("T")


class Hourly(Generic[T]):
    """What `count` makes of a session, for one process. `clock` is the time, by default now."""

    def __init__(
        self, sessions: Sessions, count: Callable[[Session], T], clock: Callable[[], dt.datetime] = now
    ) -> None:
        self._sessions = sessions
        self._count = count
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: tuple[dt.datetime, T] | None = None

    def value(self) -> T:
        """The result, at most an hour old; who asks while it is counted waits for it."""
        with self._lock:
            at = self._clock()
            if self._kept is None or at - self._kept[0] >= KEPT:
                with self._sessions() as session:
                    self._kept = at, self._count(session)
            return self._kept[1]
