"""A bot that polls a Telegram written by hand, over HTTP, with the real python-telegram-bot in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest

from bot.chat import Chat
from bot.telegram.channel import polling
from tests.bot.conftest import PHRASES
from tests.bot.telegram_server import FakeBotApi

TOKEN = "123456:unit-tests"
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
async def bot(telegram: FakeBotApi, chat: Chat) -> AsyncIterator[None]:
    async with polling(TOKEN, f"{telegram.url}/bot", chat, PHRASES):
        yield
