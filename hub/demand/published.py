"""The board as it is served: counted once an hour, because anybody may ask for it."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

from hub.demand.board import Board, demand_board
from runtime.clock import now
from runtime.database import Sessions

KEPT = dt.timedelta(hours=1)


class Published:
    """The board of one process. `clock` is the time, by default now."""

    def __init__(self, sessions: Sessions, least: int, clock: Callable[[], dt.datetime] = now) -> None:
        self._sessions = sessions
        self._least = least
        self._clock = clock
        self._lock = threading.Lock()
        self._counted: dt.datetime | None = None
        self._board: Board | None = None

    def board(self) -> Board:
        """The board, at most an hour old; who asks while it is counted waits for it."""
        with self._lock:
            at = self._clock()
            if self._board is None or self._counted is None or at - self._counted >= KEPT:
                with self._sessions() as session:
                    self._board, self._counted = demand_board(session, self._least), at
            return self._board
