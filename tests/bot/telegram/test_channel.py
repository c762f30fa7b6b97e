"""The connection to Telegram: what it opens, what it survives, and that it leaves nothing behind."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import Any, cast

import pytest
from pydantic import SecretStr
from telegram.error import InvalidToken

from bot.chat import Chat
from bot.telegram.channel import Account, answering, keep_answering
from bot.telegram.handlers import MENU
from bot.telegram.inbox import Inbox
from bot.telegram.polling import keep_asking
from bot.turn_order import TurnOrder
from bot.web import make_app
from contract import Text
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import TOKEN, Until, polling
from tests.bot.telegram_content import MAX_TEXT
from tests.bot.telegram_server import FakeBotApi
from tests.conftest import EMAIL

ANNA, BEN = 71, 72


@pytest.mark.usefixtures("bot")
async def test_the_menu_holds_every_command_in_the_words_of_the_domain(telegram: FakeBotApi) -> None:
    (call,) = telegram.calls("setMyCommands")
    menu = {entry["command"]: entry["description"] for entry in json.loads(call["commands"])}
    assert menu == {name: PHRASES(f"utter_command_{name}") for name in MENU}


@pytest.mark.usefixtures("bot")
async def test_a_message_that_is_too_long_for_telegram_comes_in_pieces_that_lose_nothing(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    words = [f"word{number}" for number in range(1500)]
    rasa.replies["welders"] = [Text(lead=" ".join(words))]
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: words[-1] in "".join(telegram.texts(ANNA)[-1:]))
    assert " ".join(telegram.texts(ANNA)).split() == words
    assert all(len(text) <= MAX_TEXT for text in telegram.texts(ANNA))


@pytest.mark.usefixtures("bot")
async def test_a_chat_that_blocked_the_bot_does_not_stop_it(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.block(ANNA)
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.calls("sendMessage")) == 1)
    telegram.deliver_text(BEN, "plumbers")
    await until(lambda: telegram.texts(BEN) == ["You said: plumbers"])
    assert telegram.sent(ANNA) == []
    assert "bot was blocked by the user" in caplog.text


@pytest.mark.usefixtures("bot")
@pytest.mark.filterwarnings("ignore:.*retry_after.*")
async def test_an_answer_that_comes_too_fast_is_sent_again_when_telegram_allows(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    telegram.refuse("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: telegram.texts(ANNA) == ["You said: welders"])
    assert rasa.texts == ["welders"]


@pytest.mark.usefixtures("bot")
@pytest.mark.filterwarnings("ignore:.*retry_after.*")
async def test_an_answer_that_has_to_wait_long_holds_up_no_other_chat(telegram: FakeBotApi, until: Until) -> None:
    telegram.refuse("sendMessage", 429, "Too Many Requests: retry after 3600", retry_after=3600)
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.calls("sendMessage")) == 1)
    telegram.deliver_text(BEN, "plumbers")
    await until(lambda: telegram.texts(BEN) == ["You said: plumbers"])
    assert telegram.texts(ANNA) == []


async def test_the_web_application_answers_in_telegram_when_it_has_a_token(
    telegram: FakeBotApi, until: Until, chosen: Settings, sessions: Sessions, rasa: FakeRasa
) -> None:
    token = {"telegram_token": SecretStr(TOKEN), "telegram_api": f"{telegram.url}/bot"}
    app = make_app(chosen.model_copy(update=token), lambda: None, rasa)
    async with app.router.lifespan_context(app):
        telegram.deliver_text(ANNA, "welders")
        await until(lambda: telegram.texts(ANNA) == ["You said: welders"])


async def test_a_wrong_token_is_said_at_once(account: Account, chat: Chat, order: TurnOrder) -> None:
    with pytest.raises(InvalidToken):
        async with answering(replace(account, token="123456:wrong"), chat, PHRASES, order):
            raise AssertionError("it should not have started")


async def test_an_answer_under_way_is_still_sent_when_it_stops(
    telegram: FakeBotApi, chat: Chat, rasa: FakeRasa, account: Account, order: TurnOrder
) -> None:
    rasa.held = {"welders"}
    stack = AsyncExitStack()
    await stack.enter_async_context(polling(account, chat, order))
    telegram.deliver_text(ANNA, "welders")
    await rasa.reached.wait()
    stopping = asyncio.create_task(stack.aclose())
    rasa.let_go()
    await stopping
    assert telegram.texts(ANNA) == ["You said: welders"]


async def test_stopping_leaves_nothing_running(
    telegram: FakeBotApi, until: Until, chat: Chat, account: Account, order: TurnOrder
) -> None:
    before = asyncio.all_tasks()
    async with polling(account, chat, order):
        telegram.deliver_text(ANNA, "welders")
        await until(lambda: telegram.texts(ANNA) == ["You said: welders"])
    assert asyncio.all_tasks() == before


async def test_what_arrives_while_it_is_stopped_is_answered_when_it_runs_again(
    telegram: FakeBotApi, until: Until, chat: Chat, rasa: FakeRasa, account: Account, order: TurnOrder
) -> None:
    async with polling(account, chat, order):
        telegram.deliver_text(ANNA, "welders")
        await until(lambda: len(telegram.sent(ANNA)) == 1)
    telegram.deliver_text(ANNA, "plumbers")
    async with polling(account, chat, order):
        await until(lambda: telegram.texts(ANNA) == ["You said: welders", "You said: plumbers"])
    assert rasa.texts == ["welders", "plumbers"]


async def test_a_token_that_telegram_refuses_ends_the_polling_and_not_the_website(
    telegram: FakeBotApi, chat: Chat, caplog: pytest.LogCaptureFixture, account: Account, order: TurnOrder
) -> None:
    telegram.refuse("getMe", 401, "Unauthorized")
    await asyncio.wait_for(keep_answering(account, chat, PHRASES, order), 10)
    assert "without Telegram" in caplog.text
    assert TOKEN not in caplog.text


async def test_a_telegram_that_cannot_be_reached_is_tried_again(
    telegram: FakeBotApi, chat: Chat, rasa: FakeRasa, until: Until, account: Account, order: TurnOrder
) -> None:
    telegram.refuse("getMe", 500, "Internal Server Error")
    task = asyncio.create_task(keep_answering(account, chat, PHRASES, order, pause=0))
    await until(lambda: bool(telegram.calls("setMyCommands")))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.usefixtures("bot")
async def test_an_update_that_cannot_be_read_is_told_once_and_holds_up_nothing(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, caplog: pytest.LogCaptureFixture
) -> None:
    unreadable = {"message": {"chat": {"id": ANNA}, "text": "mairi@fibre.example", "date": "not a date"}}
    number = telegram.deliver_raw(unreadable, times=2)
    telegram.deliver_raw({"message": {"text": "nowhere", "entities": 7}})
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.sent(ANNA)) == 2)
    assert EMAIL in telegram.texts(ANNA)[0]
    assert telegram.texts(ANNA)[1] == "You said: welders"
    assert caplog.text.count(f"update {number} of Telegram cannot be read") == 1
    assert "mairi" not in caplog.text
    assert rasa.texts == ["welders"]


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    ("status", "retry_after"), [(500, None), (429, 1), (409, None)], ids=["broken", "too often", "another asks too"]
)
async def test_updates_are_asked_for_again_after_a_refusal(
    telegram: FakeBotApi, until: Until, status: int, retry_after: int | None
) -> None:
    telegram.refuse("getUpdates", status, "refused", retry_after=retry_after)
    telegram.deliver_text(ANNA, "welders")
    telegram.deliver_text(ANNA, "plumbers")
    await until(lambda: telegram.texts(ANNA) == ["You said: welders", "You said: plumbers"])


async def test_a_token_that_telegram_takes_back_ends_the_polling(
    telegram: FakeBotApi, account: Account, chat: Chat, order: TurnOrder, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.refuse("getUpdates", 401, "Unauthorized")
    await asyncio.wait_for(keep_answering(account, chat, PHRASES, order), 10)
    assert "without Telegram" in caplog.text


@pytest.mark.usefixtures("bot")
async def test_after_a_quiet_time_no_number_is_confirmed_that_may_be_higher_than_the_next(
    telegram: FakeBotApi, until: Until
) -> None:
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: any("offset" in call for call in telegram.calls("getUpdates")))
    telegram.let_time_pass()
    await until(lambda: "offset" not in telegram.calls("getUpdates")[-1])


class Standby(TurnOrder):
    """Another process asks Telegram, until it ends."""

    others = True

    @asynccontextmanager
    async def alone(self, work: str) -> AsyncIterator[bool]:
        yield not self.others


async def test_a_replica_asks_only_when_no_other_one_does(
    telegram: FakeBotApi, account: Account, chat: Chat, sessions: Sessions, until: Until
) -> None:
    order = Standby(sessions.kw["bind"])
    inbox = Inbox(chat.in_session, order, cast(Any, None))
    task = asyncio.create_task(keep_asking(account.token, account.api, inbox, order, standby=0))
    for _ in range(20):
        await asyncio.sleep(0)
    assert telegram.calls("getUpdates") == []
    order.others = False
    await until(lambda: bool(telegram.calls("getUpdates")))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
