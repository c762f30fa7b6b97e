"""The outbox of Telegram: an answer is stored before it is sent, and sent until Telegram has taken it.

Each chat's answers leave in their order, sent by one process at a time, and a chat that has to wait holds up no other.
What is not sent when the process ends is sent by the next one. An answer whose delivery Telegram did not confirm is
sent again, so that it may come twice after a broken connection, but is never lost.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy.orm import Session
from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.models import TelegramAnswer
from bot.telegram.chats import Chats
from bot.telegram.kept_answers import (
    Html,
    Piece,
    give_up,
    is_answered,
    move,
    next_unsent,
    put,
    put_off,
    settle,
    spent_buttons,
    waiting,
)
from bot.telegram.sending import edit_html, send_html
from bot.turn_order import TurnOrder
from runtime.clock import now

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
"""Seconds before an answer that failed is sent again; twice as long each time."""

LOOK = 0.5
"""Seconds until it is looked again whether an answer that another process sends has left."""

Note = Callable[[Session], None]
"""Stores what became of an answer."""
T = TypeVar("T")


class InSession(Protocol):
    """Work in one transaction, off the event loop (bot.chat.Chat)."""

    async def __call__(self, work: Callable[[Session], T]) -> T: ...


class Outbox:
    """Sends what is stored. One per bot; begin with `start`, end with `stop`."""

    def __init__(self, bot: Bot, in_session: InSession, order: TurnOrder, first_pause: float = FIRST_PAUSE) -> None:
        self._bot = bot
        self._in_session = in_session
        self._order = order
        self._first_pause = first_pause
        self._chats = Chats(self._drain)

    async def start(self) -> None:
        """Send what an earlier process left."""
        for chat in await self._in_session(waiting):
            self._chats.wake(chat)

    async def stop(self) -> None:
        """Finish what is being sent; what has to wait stays stored."""
        await self._chats.stop()

    async def is_answered(self, update_id: int) -> bool:
        return await self._in_session(lambda session: is_answered(session, update_id))

    async def send(self, update_id: int, chat: str, pieces: Sequence[Piece], *, spends: bool = False) -> None:
        """Store the answer to an update; it is sent as soon as the chat's earlier ones are.

        `spends` says that the buttons of what was sent before are of no more use: they are taken off, where Telegram is
        willing.
        """

        def store(session: Session) -> list[int]:
            spent = spent_buttons(session, chat) if spends else []
            put(session, update_id, chat, pieces)
            replaced = {piece.edits for piece in pieces if isinstance(piece, Html)}
            return [message_id for message_id in spent if message_id not in replaced]

        spent = await self._in_session(store)
        self._chats.wake(chat)
        for message_id in spent:
            with contextlib.suppress(TelegramError):
                await self._bot.edit_message_reply_markup(int(chat), message_id)

    async def _drain(self, chat: str) -> None:
        pause: float | None = 0.0
        while pause is not None and await self._chats.wait(pause):
            async with self._order.alone(f"telegram answers {chat}") as is_ours:
                pause = await self._send_due(chat) if is_ours else LOOK

    async def _send_due(self, chat: str) -> float | None:
        """Send what is due in a chat. Returns the seconds until more is, None where nothing waits."""
        answer = await self._in_session(lambda session: next_unsent(session, chat))
        while answer is not None:
            pause = (answer.due - now()).total_seconds()
            if pause > 0:
                return pause
            note = await self._try(answer)
            answer = await self._in_session(lambda session: _noted(session, note, chat))  # noqa: B023  awaited at once
        return None

    async def _try(self, answer: TelegramAnswer) -> Note:
        """Send an answer. Returns what is to be stored of it."""
        chat = answer.chat
        try:
            number = await self._send(answer)
        except Forbidden as error:
            log.warning("Telegram takes no more answers for a chat: %s", error)
            return lambda session: give_up(session, chat)
        except ChatMigrated as error:
            new = str(error.new_chat_id)
            await self._in_session(lambda session: move(session, chat, new))
            self._chats.wake(new)
            return lambda _: None
        except BadRequest as error:  # the same answer would be refused again
            log.error("Telegram refuses an answer: %s", error)
            return lambda session: settle(session, answer)
        except TelegramError as error:
            pause = _asked(error) or min(self._first_pause * 2.0**answer.attempts, LONGEST_PAUSE)
            log.warning("Telegram did not take an answer (%s); again in %g s", type(error).__name__, pause)
            return lambda session: put_off(session, answer, pause)
        return lambda session: settle(session, answer, number)

    async def _send(self, answer: TelegramAnswer) -> int:
        chat, keyboard = int(answer.chat), _markup(answer.keyboard)
        if answer.file is not None:
            return (await self._bot.send_document(chat, answer.file, filename=answer.file_name)).message_id
        if not answer.formatted:
            return (await self._bot.send_message(chat, answer.text, reply_markup=keyboard)).message_id
        if answer.edits is not None and await edit_html(self._bot, chat, answer.edits, answer.text, keyboard):
            return answer.edits
        return await send_html(self._bot, chat, answer.text, keyboard)


def _noted(session: Session, note: Note, chat: str) -> TelegramAnswer | None:
    """Store what became of an answer. Returns the next one of the chat: one transaction, not two."""
    note(session)
    return next_unsent(session, chat)


def _asked(error: TelegramError) -> float | None:
    """The seconds that Telegram asks to wait for."""
    if not isinstance(error, RetryAfter):
        return None
    pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, dt.timedelta) else float(pause)


def _markup(keyboard: dict[str, Any] | None) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup.de_json(keyboard, None) if keyboard else None
