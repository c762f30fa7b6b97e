"""A bot that polls a Telegram written by hand, over HTTP, with the real python-telegram-bot in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress

import pytest

from bot.chat import Chat
from bot.privacy import Notice
from bot.telegram.channel import Account, keep_answering
from bot.turn_order import TurnOrder
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.telegram_server import FakeBotApi

TOKEN = "123456:unit-tests"
NOTICE = Notice("Hub", "hub@hub.example", 365, 1095, None)
Until = Callable[[Callable[[], bool]], Awaitable[None]]


@pytest.fixture(scope="package")
def server() -> Iterator[FakeBotApi]:
    with FakeBotApi(TOKEN) as server:
        yield server


@pytest.fixture
def telegram(server: FakeBotApi) -> FakeBotApi:
    """The server, which takes a moment to stop, with nothing of the test before."""
    server.forget()
    return server


@pytest.fixture
def until(telegram: FakeBotApi) -> Until:
    """Waits for something to be true of Telegram while the bot goes on."""

    async def wait(predicate: Callable[[], bool]) -> None:
        await asyncio.to_thread(telegram.wait_for, predicate)

    return wait


@pytest.fixture
def account(telegram: FakeBotApi) -> Account:
    return Account(TOKEN, f"{telegram.url}/bot", NOTICE)


@pytest.fixture
def order(sessions: Sessions) -> TurnOrder:
    return TurnOrder(sessions.kw["bind"])


@asynccontextmanager
async def polling(account: Account, chat: Chat, order: TurnOrder) -> AsyncIterator[None]:
    """A process that answers Telegram while the block runs."""
    connected = asyncio.Event()
    task = asyncio.create_task(keep_answering(account, chat, PHRASES, order, ready=lambda _: connected.set()))
    await connected.wait()
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


@pytest.fixture
async def bot(account: Account, chat: Chat, order: TurnOrder) -> AsyncIterator[None]:
    async with polling(account, chat, order):
        yield
