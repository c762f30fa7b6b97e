"""What the tests of the bot share: the application over a Rasa written by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session

from bot.chat import Chat
from bot.conversations import open_conversation
from bot.erasure import Eraser
from bot.tracker import TrackerStore
from bot.web import make_app
from runtime.database import Sessions
from runtime.phrases import Phrases
from runtime.settings import ROOT, Settings
from tests.bot.fake_rasa import FakeRasa
from tests.conftest import EMAIL

PHRASES = Phrases.read(ROOT / "domain.yml")


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions() as session:
        yield session


@pytest.fixture
def conversation(session: Session) -> str:
    """A stored conversation in which nothing was said."""
    return open_conversation(session)[0]


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
def eraser(sessions: Sessions, chosen: Settings) -> Eraser:
    return Eraser(sessions, TrackerStore(chosen.tracker_database))


@pytest.fixture
def chat(sessions: Sessions, rasa: FakeRasa, eraser: Eraser) -> Chat:
    return Chat(sessions, rasa, PHRASES, EMAIL, eraser)


@pytest.fixture
def rebuilds() -> list[str]:
    """A word for each time that the application asked for a new index."""
    return []


@pytest.fixture
def app(chosen: Settings, sessions: Sessions, rasa: FakeRasa, rebuilds: list[str]) -> FastAPI:
    """The web application as it is served, over the test's database and Rasa."""
    return make_app(chosen, lambda: rebuilds.append("asked"), rasa, PHRASES)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without a browser: speaks to the application while it runs, and opens no socket."""
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://advisor.example") as client,
    ):
        yield client


@pytest.fixture
async def begun(chat: Chat, rasa: FakeRasa) -> str:
    """A conversation that was opened, with nothing asked since."""
    conversation_id = await chat.identify((await chat.open()).token)
    rasa.asked.clear()
    rasa.contexts.clear()
    return conversation_id
