"""What the tests of the bot share: settings of their own, an empty database, a Rasa written by hand."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.chat import Chat
from bot.phrases import read_phrases
from bot.web import make_app
from catalogue.database import Base, Sessions, make_engine, make_sessions
from catalogue.settings import ROOT, Settings
from tests.bot.fake_rasa import FakeRasa

PHRASES = read_phrases(ROOT / "domain.yml")
EMAIL = "people@hub.example"


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings that come from nowhere but here."""
    for name in [name for name in os.environ if name.startswith("ADVISOR_")]:
        monkeypatch.delenv(name)
    return Settings(_env_file=None, var=tmp_path, contact_email=EMAIL)


@pytest.fixture
def sessions(chosen: Settings) -> Iterator[Sessions]:
    engine = make_engine(chosen.database)
    Base.metadata.create_all(engine)
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
def chat(sessions: Sessions, rasa: FakeRasa) -> Chat:
    return Chat(sessions, rasa, PHRASES, EMAIL)


@pytest.fixture
def app(chosen: Settings, sessions: Sessions, rasa: FakeRasa) -> FastAPI:
    """The web application as it is served, over the test's database and Rasa."""
    return make_app(chosen, rasa)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without a browser: speaks to the application while it runs, and opens no socket."""
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client,
    ):
        yield client
