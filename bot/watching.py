"""Who waits for what is said in a conversation, and hears of it within a second, whichever process stored it.

All conversations that are watched are looked at together, so that one in which nothing is said costs no query of its
own.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager

from sqlalchemy.exc import InterfaceError, OperationalError

from bot.changes import Spoken, newest_turns, spoken_since
from runtime.clock import now
from runtime.database import Sessions, in_thread
from runtime.rates import TooOften

log = logging.getLogger(__name__)

LASTS = 600.0
"""Seconds after which a watcher has to come again: it shows its key anew, maybe to a process that is less busy."""
MOST = 500
"""Watchers in one process. Each holds a connection, and a process may commonly open 1,024 files."""
MOST_OF_ADDRESS = 50
"""Watchers from one address, which the people of an office may share."""
GIVEN_UP = dt.timedelta(minutes=2)
"""The age from which an unanswered turn holds up none after it: its process died, and it may never be answered."""
FULL = 60
"""Seconds after which whoever found no room may try again."""


class Watching:
    """One per process."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._watchers: dict[str, set[_Watcher]] = {}
        self._addresses: Counter[str] = Counter()

    def __len__(self) -> int:
        """How many watch."""
        return self._addresses.total()

    async def keep_looking(self, pause: float = 1.0) -> None:
        """Look until cancelled, every `pause` seconds."""
        while True:
            await asyncio.sleep(pause)
            try:
                await self.look()
            except Exception:
                log.exception("the conversations that are watched could not be read; trying again")

    async def look(self) -> None:
        """Wake whoever watches a conversation that is not as it was at the last look."""
        if watched := list(self._watchers):
            read = await in_thread(self._sessions, lambda session: newest_turns(session, watched))
            for conversation_id in watched:
                for watcher in self._watchers.get(conversation_id, ()):
                    watcher.sees(read.get(conversation_id))

    @contextmanager
    def room(self, address: str) -> Iterator[None]:
        """Room for one who watches from this address. Raises TooOften."""
        if len(self) >= MOST or self._addresses[address] >= MOST_OF_ADDRESS:
            raise TooOften(FULL)
        self._addresses[address] += 1
        try:
            yield
        finally:
            self._addresses[address] -= 1
            self._addresses = +self._addresses  # forgets who has none

    async def spoken(self, conversation_id: str, since: int) -> AsyncGenerator[tuple[int, tuple[str, ...]]]:
        """The number of each turn after that numbered `since`, as soon as it is answered, with the ids of what was said
        in it; of every turn where the conversation has none numbered so. They come in their order: a turn that is not
        answered holds up those after it until it is given up.

        It ends after LASTS seconds, where the conversation was erased or goes on as another, and where the database
        cannot be read: whoever listens comes again.
        """
        try:
            async with aclosing(self._told(conversation_id, since)) as turns:
                async for turn in turns:
                    yield turn
        except (InterfaceError, OperationalError) as error:
            log.warning("a stream ends, because its conversation could not be read: %s", error.orig)

    async def _told(self, conversation_id: str, since: int) -> AsyncGenerator[tuple[int, tuple[str, ...]]]:
        ends = asyncio.get_running_loop().time() + LASTS
        with self._watching(conversation_id) as watcher:
            turns = await self._since(conversation_id, since)
            if turns is None:
                since, turns = 0, await self._since(conversation_id, 0)
            while turns is not None:
                for turn in turns:
                    if turn.ids is not None:
                        yield turn.turn, turn.ids
                        since = turn.turn
                    elif now() - turn.at < GIVEN_UP:
                        break
                watcher.waits = bool(turns) and since != turns[-1].turn
                if not await watcher.woken(ends):
                    return
                turns = await self._since(conversation_id, since)

    async def _since(self, conversation_id: str, since: int) -> list[Spoken] | None:
        return await in_thread(self._sessions, lambda session: spoken_since(session, conversation_id, since))

    @contextmanager
    def _watching(self, conversation_id: str) -> Iterator[_Watcher]:
        watcher, beside = _Watcher(), self._watchers.setdefault(conversation_id, set())
        beside.add(watcher)
        try:
            yield watcher
        finally:
            beside.discard(watcher)
            if not beside and self._watchers.get(conversation_id) is beside:
                del self._watchers[conversation_id]


class _Watcher:
    """Sleeps until a conversation has other turns, or, while one `waits` for its answer, until the next look."""

    def __init__(self) -> None:
        self.waits = False
        self._turns: tuple[int, int] | None = (0, 0)
        self._changed = asyncio.Event()

    def sees(self, turns: tuple[int, int] | None) -> None:
        """How many turns there are and which is the newest; None of a conversation that cannot be opened any more."""
        if self.waits or turns != self._turns:
            self._turns = turns
            self._changed.set()

    async def woken(self, ends: float) -> bool:
        """True after a change; False after the end of time, in seconds of the loop, and of the conversation."""
        try:
            async with asyncio.timeout_at(ends):
                await self._changed.wait()
        except TimeoutError:
            return False
        self._changed.clear()
        return self._turns is not None
