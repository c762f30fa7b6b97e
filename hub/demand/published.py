"""The board as it is served: counted once an hour, because anybody may ask for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hub.demand.board import Board, demand_board
from hub.hourly import Hourly
from runtime.clock import now
from runtime.database import Sessions


class Published:
    """The board of one process. `least` is the fewest employers of a figure, `clock` the time, by default now."""

    def __init__(self, sessions: Sessions, least: int, clock: Callable[[], dt.datetime] = now) -> None:
        self._hourly = Hourly(sessions, lambda session: demand_board(session, least), clock)

    def board(self) -> Board:
        """The board, at most an hour old."""
        return self._hourly.value()
