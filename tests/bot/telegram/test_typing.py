"""The sign that an answer is coming: a courtesy, shown only where there is time for it."""

from __future__ import annotations

import pytest

from bot.telegram import handlers
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import Until
from tests.bot.telegram_server import FakeBotApi

ANNA = 71


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("status", [None, 400, 403, 502])
async def test_where_an_answer_takes_long_the_chat_is_shown_that_it_is_coming(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, status: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers, "TYPING_AFTER", 0)
    if status:
        telegram.refuse("sendChatAction", status, "refused")
    rasa.held = {"welders"}
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.calls("sendChatAction")) == 1)
    rasa.let_go()
    await until(lambda: telegram.texts(ANNA) == ["You said: welders"])


@pytest.mark.usefixtures("bot")
async def test_an_answer_that_is_there_at_once_is_not_announced(
    telegram: FakeBotApi, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers, "TYPING_AFTER", 60)
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: telegram.texts(ANNA) == ["You said: welders"])
    assert telegram.calls("sendChatAction") == []
