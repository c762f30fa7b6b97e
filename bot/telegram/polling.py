"""Asking Telegram for updates, as they come and unread: what one of them holds can stop none of the others."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.telegram.inbox import Inbox, Raw, number_of
from bot.turn_order import TurnOrder

log = logging.getLogger(__name__)

UPDATES = ("message", "edited_message", "callback_query")
"""The kinds of updates that Telegram is asked for."""
WAIT = 10
"""Seconds that Telegram holds a request open until there is an update."""
LONGEST_PAUSE = 30.0
STANDBY = 2.0
"""Seconds between two looks of a replica whether it is its turn to ask."""
POLLING = "telegram polling"


class AskedToWait(Exception):
    """Telegram wants to be left alone for some `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


async def keep_asking(token: str, api: str, inbox: Inbox, order: TurnOrder, standby: float = STANDBY) -> None:
    """Put every update into the inbox, until cancelled. Raises telegram.error.InvalidToken.

    Only one process asks at a time, of all that share the database. Where it dies, the next one goes on.
    """
    offset, failures = None, 0
    async with httpx.AsyncClient(timeout=httpx.Timeout(10, read=WAIT + 10)) as client:
        while True:
            pause = 0.0
            try:
                async with order.alone(POLLING) as is_ours:
                    if is_ours:
                        offset = await _ask_once(client, f"{api}{token}/getUpdates", inbox, offset)
                pause, failures = 0.0 if is_ours else standby, 0
            except InvalidToken:
                raise
            except AskedToWait as error:
                pause = error.seconds
            except (TelegramError, SQLAlchemyError) as error:
                pause = min(2.0**failures - 1, LONGEST_PAUSE)
                failures += 1
                log.warning("updates cannot be taken from Telegram (%s); again in %g s", type(error).__name__, pause)
            await asyncio.sleep(pause)


async def _ask_once(client: httpx.AsyncClient, url: str, inbox: Inbox, offset: int | None) -> int | None:
    """Take in what there is. Returns the offset that confirms it, None where there was nothing.

    The offset is never kept for longer: after a quiet week Telegram begins with another number, which may be lower.
    """
    asked = {"timeout": WAIT, "allowed_updates": list(UPDATES)} | ({} if offset is None else {"offset": offset})
    updates = await _result(client, url, asked)
    await inbox.take_in(updates)
    numbers = [number for update in updates if (number := number_of(update)) is not None]
    return max(numbers) + 1 if numbers else None


async def _result(client: httpx.AsyncClient, url: str, asked: dict[str, Any]) -> list[Raw]:
    """What getUpdates answers. Raises InvalidToken, NetworkError, AskedToWait."""
    try:
        response = await client.post(url, json=asked)
        answer = response.json()
    except (httpx.HTTPError, ValueError) as error:
        raise NetworkError(type(error).__name__) from error
    match answer:
        case {"ok": True, "result": list(updates)}:
            return [update for update in updates if isinstance(update, dict)]
        case {"parameters": {"retry_after": int(seconds)}}:
            raise AskedToWait(seconds)
    if response.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.NOT_FOUND):
        raise InvalidToken
    raise NetworkError(f"getUpdates was answered with {response.status_code}")
