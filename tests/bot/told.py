"""What the tests of notices share: a Telegram by hand, and how a request is opened and decided."""

from __future__ import annotations

from collections.abc import Callable

from contract import Message

Decide = Callable[..., str]


class FakePush:
    """Telegram by hand: keeps what it was sent, or refuses it."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.refusal: Exception | None = None

    async def send(self, chat: str, message: Message) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.sent.append((chat, message.text))
