"""Telegram inside the web process, from start-up to shutdown when a token is set: by polling, or by a webhook."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.chat import Chat
from bot.languages import Languages
from bot.languages.languages import ENGLISH_ALONE
from bot.privacy import Notice
from bot.telegram.beside import Beside
from bot.telegram.handlers import Handlers
from bot.telegram.inbox import Inbox
from bot.telegram.outbox import Outbox
from bot.telegram.polling import UPDATES, keep_asking
from bot.turn_order import TurnOrder
from runtime.phrases import Phrases

log = logging.getLogger(__name__)

AT_ONCE = 30
"""Requests to Telegram at the same time, as many as it takes messages in a second; more wait for PATIENCE seconds."""
PATIENCE = 10.0


@dataclass(frozen=True)
class Account:
    """The bot of a token. `api` is the Bot API's address up to and including `/bot`, `notice` what /privacy says.

    `hook` is (address, secret) where Telegram is to send updates by itself; None where it is asked for them.
    """

    token: str
    api: str
    notice: Notice
    hook: tuple[str, str] | None = None


@asynccontextmanager
async def answering(
    account: Account, service: Chat, phrases: Phrases, order: TurnOrder, languages: Languages = ENGLISH_ALONE
) -> AsyncIterator[Inbox]:
    """Answer Telegram while the context is open; updates are put into the inbox. Raises telegram.error.InvalidToken.

    Updates of one chat are handled in order, of several chats at once.
    """
    request = HTTPXRequest(connection_pool_size=AT_ONCE, pool_timeout=PATIENCE)
    bot = Bot(account.token, base_url=account.api, request=request)
    outbox = Outbox(bot, service.in_session, order)
    handlers = Handlers(service, phrases, Beside(service, phrases, outbox, account.notice), bot, languages)
    async with bot:
        inbox = Inbox(service.in_session, order, handlers.work, bot_name=bot.username)
        await handlers.set_menu()
        await outbox.start()
        await inbox.start()
        try:
            if account.hook:
                address, secret = account.hook
                # one at a time, so that updates come in their order
                await bot.set_webhook(address, secret_token=secret, allowed_updates=UPDATES, max_connections=1)
            else:
                await bot.delete_webhook(drop_pending_updates=False)
            yield inbox
        finally:
            await inbox.stop()
            await outbox.stop()


async def keep_answering(
    account: Account,
    service: Chat,
    phrases: Phrases,
    order: TurnOrder,
    *,
    languages: Languages = ENGLISH_ALONE,
    ready: Callable[[Inbox | None], None] = lambda _: None,
    pause: float = 30,
) -> None:
    """Answer Telegram until cancelled; while it cannot be reached, try again every `pause` seconds.

    The website goes on meanwhile. A token that Telegram refuses is logged, without the token, and ends it. `ready` is
    told the inbox while there is one.
    """
    while True:
        try:
            async with answering(account, service, phrases, order, languages) as inbox:
                log.info("answering Telegram")
                ready(inbox)
                try:
                    await (
                        asyncio.Event().wait()
                        if account.hook
                        else keep_asking(account.token, account.api, inbox, order)
                    )
                finally:
                    ready(None)
        except InvalidToken:
            log.error("Telegram refuses ADVISOR_TELEGRAM_TOKEN; the advisor goes on without Telegram")
            return
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); trying again in %g s", type(error).__name__, pause)
            await asyncio.sleep(pause)
