"""Telegram in a second language, which a hub added by a folder alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from telegram.constants import BotCommandLimit

from bot.chat import Chat
from bot.languages import Languages, read_languages
from bot.languages.catalogue import NAME
from bot.languages.collecting import update
from bot.telegram.channel import Account, keep_answering
from bot.telegram.handlers import MENU
from bot.turn_order import TurnOrder
from contract import Fallback
from runtime.language import SOURCE
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.languages.made import TAG, dropped_into, odd
from tests.bot.telegram.conftest import Until
from tests.bot.telegram_content import person
from tests.bot.telegram_server import FakeBotApi

ANNA, BEN = 7, 8


@pytest.fixture
def languages(tmp_path: Path) -> Languages:
    folder = dropped_into(tmp_path / "languages")
    update(folder / "gsw")  # a language that Telegram has no two letters for
    update(folder / "cy")
    begun, hello = (folder / "cy" / NAME).read_text(encoding="utf-8"), 'msgid "Say hello"\nmsgstr "{}"'
    (folder / "cy" / NAME).write_text(begun.replace(hello.format(""), hello.format("x" * 300)), encoding="utf-8")
    return read_languages(SOURCE, folder)


@pytest.fixture
async def bot(account: Account, chat: Chat, order: TurnOrder, languages: Languages) -> AsyncIterator[None]:
    connected = asyncio.Event()
    answering = keep_answering(account, chat, PHRASES, order, languages=languages, ready=lambda _: connected.set())
    task = asyncio.create_task(answering)
    await connected.wait()
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def deliver(telegram: FakeBotApi, chat: int, text: str, code: str | None) -> None:
    """Somebody types whose Telegram is in a language."""
    message: dict[str, Any] = telegram.update(chat, text)["message"]
    message["from"] = person(chat) | ({"language_code": code} if code else {})
    telegram.deliver_raw({"message": message})


@pytest.mark.usefixtures("bot")
async def test_there_is_a_menu_in_each_language_that_telegram_knows(telegram: FakeBotApi) -> None:
    menus = {
        call.get("language_code"): [entry["description"] for entry in json.loads(call["commands"])]
        for call in telegram.calls("setMyCommands")
    }
    english = [PHRASES(f"utter_command_{name}") for name in MENU]
    longest = "x" * BotCommandLimit.MAX_DESCRIPTION
    assert menus == {None: english, TAG: [odd(text) for text in english], "cy": [longest, *english[1:]]}


@pytest.mark.usefixtures("bot")
async def test_what_is_said_beside_the_conversation_is_in_the_language_of_whoever_wrote(
    telegram: FakeBotApi, until: Until
) -> None:
    what = PHRASES("utter_explain_what")
    for code in ("he-IL", "gd", None):
        deliver(telegram, ANNA, "/explain", code)
    await until(lambda: telegram.texts(ANNA) == [odd(what), what, what])


@pytest.mark.usefixtures("bot")
async def test_the_advisor_is_asked_in_english_and_answers_in_it(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    deliver(telegram, BEN, "/explain SCQF", TAG)
    await until(lambda: telegram.count() == 1)
    assert rasa.asked[-1][1] == "What does SCQF mean?"
    assert "⟦" not in telegram.texts(BEN)[0]


@pytest.mark.usefixtures("bot")
async def test_thumbs_and_what_comes_of_them_are_in_that_language(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["welders"] = [Fallback(lead="I am not sure.")]
    deliver(telegram, ANNA, "welders", TAG)
    await until(lambda: telegram.count() == 1)
    assert [title for title, _ in telegram.sent(ANNA)[0].buttons] == [odd("Helpful"), odd("Not helpful")]
