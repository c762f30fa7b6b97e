"""The inbox of Telegram: an update is stored before it is worked on, and worked on until it is answered.

Each chat's updates are answered in the order of their numbers, one after the other, over all processes; a chat that
takes long holds up no other. An update that comes again, also after a restart, is known by its number. What is not
answered when the process ends is answered by the next one. An answered update keeps its number and loses its words.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.models import TelegramUpdate
from bot.telegram.chats import Chats
from bot.telegram.outbox import InSession
from bot.turn_order import StillAnswering, TurnOrder
from runtime.database import hold_others

log = logging.getLogger(__name__)

Raw = dict[str, Any]
"""An update as Telegram sends it."""
Work = Callable[[int, str, Raw], Awaitable[None]]
"""Answers the update of a number, in a chat ("" where it names none)."""

PAUSE = 2.0
"""Seconds until an update is tried again while the database is away."""


def chat_of(raw: Raw) -> str:
    """The id of the chat that an update is about; "" where it names none."""
    for content in raw.values():
        if isinstance(content, dict):
            holder = content if "chat" in content else content.get("message")
            match holder:
                case {"chat": {"id": int(number)}}:
                    return str(number)
    return ""


def number_of(raw: object) -> int | None:
    """The number of an update; None where it has none that could be told apart from others."""
    match raw:
        case {"update_id": int(number)} if not isinstance(number, bool) and 0 <= number < 2**63:
            return number
    return None


def store(session: Session, updates: Sequence[Raw]) -> list[str]:
    """Store those updates that are new. Returns their chats."""
    hold_others(session, "telegram updates")
    numbered = {number: raw for raw in updates if (number := number_of(raw)) is not None}
    known = set(session.scalars(select(TelegramUpdate.update_id).where(TelegramUpdate.update_id.in_(numbered))).all())
    new = [
        TelegramUpdate(update_id=number, chat=chat_of(raw), body=raw)
        for number, raw in numbered.items()
        if number not in known
    ]
    session.add_all(new)
    return list(dict.fromkeys(stored.chat for stored in new))


def waiting(session: Session) -> list[str]:
    """The chats with updates that are not answered."""
    return list(session.scalars(select(TelegramUpdate.chat).where(TelegramUpdate.body.is_not(None)).distinct()))


def _next(session: Session, chat: str) -> TelegramUpdate | None:
    open_ = select(TelegramUpdate).where(TelegramUpdate.chat == chat, TelegramUpdate.body.is_not(None))
    return session.scalar(open_.order_by(TelegramUpdate.update_id).limit(1))


def _finish(session: Session, update_id: int, chat: str) -> TelegramUpdate | None:
    """Keep of an update only that it was here. Returns the next one of the chat: one transaction, not two."""
    session.execute(update(TelegramUpdate).where(TelegramUpdate.update_id == update_id).values(chat="", body=None))
    return _next(session, chat)


class Inbox:
    """Stores updates and has them worked on. One per process; begin with `start`, end with `stop`.

    `bot_name` is the name under which the bot is found in Telegram.
    """

    def __init__(
        self, in_session: InSession, order: TurnOrder, work: Work, pause: float = PAUSE, bot_name: str = ""
    ) -> None:
        self.bot_name = bot_name
        self._in_session = in_session
        self._order = order
        self._work = work
        self._pause = pause
        self._storing = asyncio.Lock()
        self._chats = Chats(self._drain)

    async def start(self) -> None:
        """Work on what an earlier process left."""
        for chat in await self._in_session(waiting):
            self._chats.wake(chat)

    async def stop(self) -> None:
        """Finish the updates that are being worked on; the others stay stored."""
        await self._chats.stop()

    async def take_in(self, updates: Sequence[Raw]) -> None:
        """Store updates; when this returns, Telegram need not send them again. Raises SQLAlchemyError."""
        if any(number_of(raw) is None for raw in updates):
            log.error("Telegram sent an update without a number; it is left out")
        async with self._storing:
            chats = await self._in_session(lambda session: store(session, updates))
        for chat in chats:
            self._chats.wake(chat)

    async def _drain(self, chat: str) -> None:
        while not self._chats.stopping:
            try:
                async with self._order.turn(f"telegram {chat}"):
                    await self._drain_in_order(chat)
                return
            except StillAnswering:
                log.info("another process answers this chat of Telegram; waiting for it")
            except SQLAlchemyError as error:
                log.warning("an update of Telegram waits for the database (%s)", type(error).__name__)
                await self._chats.wait(self._pause)

    async def _drain_in_order(self, chat: str) -> None:
        waiting = await self._in_session(lambda session: _next(session, chat))
        while waiting is not None and waiting.body is not None and not self._chats.stopping:
            number = waiting.update_id
            await self._work(number, chat, waiting.body)
            waiting = await self._in_session(lambda session: _finish(session, number, chat))  # noqa: B023  awaited at once
