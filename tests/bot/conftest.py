"""What the tests of the bot share: the application over a Rasa written by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from bot.chat import Chat
from bot.web import make_app
from runtime.database import Sessions
from runtime.phrases import read_phrases
from runtime.settings import ROOT, Settings
from tests.bot.fake_rasa import FakeRasa
from tests.conftest import EMAIL

PHRASES = read_phrases(ROOT / "domain.yml")


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
def chat(sessions: Sessions, rasa: FakeRasa) -> Chat:
    return Chat(sessions, rasa, PHRASES, EMAIL)


@pytest.fixture
def rebuilds() -> list[str]:
    """A word for each time that the application asked for a new index."""
    return []


@pytest.fixture
def app(chosen: Settings, sessions: Sessions, rasa: FakeRasa, rebuilds: list[str]) -> FastAPI:
    """The web application as it is served, over the test's database and Rasa."""
    return make_app(chosen, lambda: rebuilds.append("asked"), rasa)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without a browser: speaks to the application while it runs, and opens no socket."""
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client,
    ):
        yield client
