"""Work on the chats of Telegram: of each chat one thing after the other, of several chats at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

Drain = Callable[[str], Awaitable[None]]
"""Works on all that waits in a chat; ends early when `Chats.stopping` is true."""


class Chats:
    """Runs one task for each chat that has something to do."""

    def __init__(self, drain: Drain) -> None:
        self._drain = drain
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def wake(self, chat: str) -> None:
        """Look for work in a chat, after what is under way there."""
        task = asyncio.create_task(self._after(self._tasks.get(chat), chat))
        self._tasks[chat] = task
        task.add_done_callback(lambda done: self._tasks.pop(chat) if self._tasks.get(chat) is done else None)

    async def stop(self) -> None:
        """Let each chat finish what it is at."""
        self._stopping.set()
        while self._tasks:  # one chat may wake another
            await asyncio.gather(*self._tasks.values())

    async def wait(self, seconds: float) -> bool:
        """Let `seconds` pass; False where the process ends before."""
        if seconds <= 0:
            return True
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return True
        return False

    async def _after(self, before: asyncio.Task[None] | None, chat: str) -> None:
        if before:
            await before
        await self._drain(chat)
