"""The webhook: only Telegram may write to it, and what it cannot take now Telegram sends again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import text

from bot.telegram.webhook import MAX_UPDATE, WEBHOOK
from bot.web import make_app
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import TOKEN, Until
from tests.bot.telegram_server import FakeBotApi

ANNA = 71
SECRET = "a-secret-of-the-hub"
RIGHT = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@pytest.fixture
def hooked(telegram: FakeBotApi, chosen: Settings, sessions: Sessions, rasa: FakeRasa) -> FastAPI:
    settings = {
        "telegram_token": SecretStr(TOKEN),
        "telegram_webhook_secret": SecretStr(SECRET),
        "telegram_api": f"{telegram.url}/bot",
        "public_url": "https://advisor.example",
    }
    return make_app(chosen.model_copy(update=settings), lambda: None, rasa, PHRASES)


@asynccontextmanager
async def calling(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://advisor.example") as client:
        yield client


@pytest.fixture
async def client(hooked: FastAPI, telegram: FakeBotApi, until: Until) -> AsyncIterator[httpx.AsyncClient]:
    """Telegram's side, as soon as the advisor has told it the address."""
    async with hooked.router.lifespan_context(hooked), calling(hooked) as client:
        await until(lambda: bool(telegram.calls("setWebhook")))
        while hooked.state.telegram is None:
            await until(lambda: True)
        yield client


async def test_an_update_that_is_sent_is_answered_once_however_often_it_comes(
    client: httpx.AsyncClient, telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    first, second = telegram.update(ANNA, "welders"), telegram.update(ANNA, "plumbers")
    for body in (first, first, second):
        assert (await client.post(WEBHOOK, json=body, headers=RIGHT)).status_code == 200
    await until(lambda: telegram.texts(ANNA) == ["You said: welders", "You said: plumbers"])
    assert rasa.texts == ["welders", "plumbers"]
    assert telegram.calls("getUpdates") == []


async def test_telegram_is_told_the_address_and_the_secret(client: httpx.AsyncClient, telegram: FakeBotApi) -> None:
    (call,) = telegram.calls("setWebhook")
    assert (call["url"], call["secret_token"]) == (f"https://advisor.example{WEBHOOK}", SECRET)
    assert call["max_connections"] == "1"


@pytest.mark.parametrize("secret", ["", "another", SECRET[:-1], "é"])
async def test_whoever_does_not_know_the_secret_is_refused(
    client: httpx.AsyncClient, telegram: FakeBotApi, rasa: FakeRasa, secret: str
) -> None:
    sent = [(name.encode(), secret.encode()) for name in RIGHT if secret]
    answer = await client.post(WEBHOOK, json=telegram.update(ANNA, "welders"), headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_secret")
    assert rasa.asked == []


async def test_what_is_no_json_is_refused_and_what_has_no_number_is_not_asked_for_again(
    client: httpx.AsyncClient,
) -> None:
    assert (await client.post(WEBHOOK, content=b"{", headers=RIGHT)).status_code == 400
    for body in ("[]", '"text"', "{}"):
        assert (await client.post(WEBHOOK, content=body, headers=RIGHT)).status_code == 200


async def test_an_update_may_be_larger_than_a_message_of_the_api(
    client: httpx.AsyncClient, telegram: FakeBotApi
) -> None:
    quoting = telegram.update(ANNA, "welders") | {"padding": "x" * 200_000}
    assert (await client.post(WEBHOOK, json=quoting, headers=RIGHT)).status_code == 200
    assert (await client.post(WEBHOOK, content=b" " * (MAX_UPDATE + 1), headers=RIGHT)).status_code == 413


async def test_before_telegram_is_connected_an_update_is_to_be_sent_again(hooked: FastAPI) -> None:
    async with calling(hooked) as client:
        assert (await client.post(WEBHOOK, json={}, headers=RIGHT)).status_code == 503


async def test_an_update_that_cannot_be_stored_is_to_be_sent_again(
    client: httpx.AsyncClient, telegram: FakeBotApi, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        session.execute(text("ALTER TABLE telegram_update RENAME TO elsewhere"))
    answer = await client.post(WEBHOOK, json=telegram.update(ANNA, "welders"), headers=RIGHT)
    assert answer.status_code == 503


async def test_without_a_secret_there_is_no_webhook(app: FastAPI) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client:
        assert (await client.post(WEBHOOK, json={}, headers=RIGHT)).status_code == 404
