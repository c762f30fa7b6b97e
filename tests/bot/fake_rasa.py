"""A Rasa that says what a test tells it to, in the place of `bot.rasa.Rasa`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.rasa import RasaUnavailable
from contract import Message, Text


class FakeRasa:
    """Repeats what it is asked, unless `replies` holds something for it.

    `asked` holds every (conversation, text) in order, `contexts` the context of each. A text of `held` is answered
    only after `let_go`, and `reached` is set when the first one is asked; `most_at_once` tells how many were ever being
    answered together. `renewed` holds for every new session its conversation and how many texts had been asked before
    it.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.contexts: list[str] = []
        self.renewed: list[tuple[str, int]] = []
        self.replies: dict[str, Sequence[Message]] = {}
        self.held: set[str] = set()
        self.reached = asyncio.Event()
        self.down = False
        self.broken: Exception | None = None
        self.closed = False
        self.most_at_once = 0
        self._at_once = 0
        self._go = asyncio.Event()

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.asked]

    def let_go(self) -> None:
        self._go.set()

    async def ask(self, conversation_id: str, text: str, context: str) -> list[Message]:
        self.asked.append((conversation_id, text))
        self.contexts.append(context)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            if text in self.held:
                self.reached.set()
                await self._go.wait()
            return self._reply(text)
        finally:
            self._at_once -= 1

    async def renew(self, conversation_id: str) -> None:
        if self.down:
            raise RasaUnavailable("switched off by the test")
        self.renewed.append((conversation_id, len(self.asked)))

    def _reply(self, text: str) -> list[Message]:
        if self.broken is not None:
            raise self.broken
        if self.down:
            raise RasaUnavailable("switched off by the test")
        return list(self.replies.get(text, [Text(lead=f"You said: {text}")]))

    async def healthy(self) -> bool:
        return not self.down

    async def close(self) -> None:
        self.closed = True
