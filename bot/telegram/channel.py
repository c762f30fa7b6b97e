"""Telegram inside the web process: polling from start-up to shutdown when a token is set."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot.chat import Chat
from bot.telegram.handlers import Handlers
from bot.telegram.outbox import Outbox
from runtime.phrases import Phrases

log = logging.getLogger(__name__)


@asynccontextmanager
async def polling(token: str, api: str, service: Chat, phrases: Phrases) -> AsyncIterator[None]:
    """Answer Telegram while the context is open. `api` is the Bot API's address up to and including `/bot`.

    Updates of one chat are handled in order, of several chats at once. Raises telegram.error.InvalidToken.
    """
    application = Application.builder().token(token).base_url(api).concurrent_updates(True).build()
    outbox = Outbox(application.bot, service.in_session)
    handlers = Handlers(service, phrases, outbox)
    handlers.register(application)
    async with application.bot, application:  # the bot by itself too: only so its connections close on a wrong token
        await handlers.set_menu(application)
        assert application.updater is not None  # noqa: S101  the builder made one
        try:
            await application.start()
            await outbox.start()
            await application.updater.start_polling(drop_pending_updates=False)
            yield
        finally:
            if application.updater.running:
                await application.updater.stop()
            if application.running:
                await application.stop()
            await outbox.stop()


async def keep_polling(token: str, api: str, service: Chat, phrases: Phrases, pause: float = 30) -> None:
    """Answer Telegram until cancelled; while it cannot be reached, try again every `pause` seconds.

    The website goes on meanwhile. A token that Telegram refuses is logged, without the token, and ends it.
    """
    while True:
        try:
            async with polling(token, api, service, phrases):
                log.info("answering Telegram")
                await asyncio.Event().wait()
        except InvalidToken:
            log.error("Telegram refuses ADVISOR_TELEGRAM_TOKEN; the advisor goes on without Telegram")
            return
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); trying again in %g s", type(error).__name__, pause)
            await asyncio.sleep(pause)
