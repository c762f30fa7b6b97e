"""A chat is told something it did not ask for, in pieces that Telegram takes; what cannot be sent says why."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.telegram.push import ChatGone, Push, TelegramUnavailable
from contract import Button, Text
from tests.bot.conftest import PHRASES
from tests.bot.telegram.conftest import TOKEN
from tests.bot.telegram_content import MAX_TEXT
from tests.bot.telegram_server import FakeBotApi

ANNA = 71
NEWS = Text(lead="News of your request.", buttons=(Button(title="How is it?", payload="key-1"),))


@pytest.fixture
async def push(telegram: FakeBotApi) -> AsyncIterator[Push]:
    made = Push(TOKEN, f"{telegram.url}/bot", PHRASES)
    yield made
    await made.close()


async def test_a_message_arrives_with_its_buttons(telegram: FakeBotApi, push: Push) -> None:
    await push.send(str(ANNA), NEWS)
    ((sent),) = telegram.sent(ANNA)
    assert (sent.text, sent.buttons) == ("News of your request.", (("How is it?", "key-1"),))


async def test_a_long_message_comes_in_pieces(telegram: FakeBotApi, push: Push) -> None:
    await push.send(str(ANNA), Text(lead="word " * 1500))
    assert len(telegram.texts(ANNA)) == 2
    assert all(len(text) <= MAX_TEXT for text in telegram.texts(ANNA))


async def test_a_chat_that_blocked_the_bot_is_gone(telegram: FakeBotApi, push: Push) -> None:
    telegram.block(ANNA)
    with pytest.raises(ChatGone, match="blocked"):
        await push.send(str(ANNA), NEWS)


async def test_telegram_that_cannot_be_reached_is_unavailable() -> None:
    push = Push(TOKEN, "http://127.0.0.1:1/bot", PHRASES)
    with pytest.raises(TelegramUnavailable, match="NetworkError"):
        await push.send(str(ANNA), NEWS)
    await push.close()
