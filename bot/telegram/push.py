"""Telling a Telegram chat something that it did not ask for just now."""

from __future__ import annotations

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.request import HTTPXRequest

from bot.telegram.formatting import formatted
from bot.telegram.render import keyboard
from bot.telegram.sending import send_html
from bot.telegram.showing import LONGEST
from contract import Message
from runtime.phrases import Phrases


class ChatGone(Exception):
    """The chat cannot be written to any more: it blocked the bot, or was deleted."""


class TelegramUnavailable(Exception):
    """Telegram did not take the message this time."""


class Push:
    """Sends by the bot of `token`; `api` is the Bot API's address up to and including `/bot`."""

    def __init__(self, token: str, api: str, phrases: Phrases) -> None:
        self._phrases = phrases
        self._request = HTTPXRequest(connection_pool_size=4)
        self._bot = Bot(token, base_url=api, request=self._request)

    async def send(self, chat: str, message: Message) -> None:
        """Send a message whose buttons are issued already. Raises ChatGone, TelegramUnavailable."""
        *parts, last = formatted(message, self._phrases, LONGEST)
        try:
            for part in parts:
                await send_html(self._bot, chat, part, None)
            await send_html(self._bot, chat, last, keyboard(message))
        except (Forbidden, BadRequest) as error:
            raise ChatGone(str(error)) from error
        except TelegramError as error:
            raise TelegramUnavailable(f"{type(error).__name__}: {error}") from error

    async def close(self) -> None:
        """Close its connections."""
        await self._request.shutdown()
