"""What the tests of the bot share: the application over a Rasa written by hand."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from functools import lru_cache
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session

from bot import web
from bot.chat import Chat
from bot.conversations import open_conversation
from bot.erasure import Eraser
from bot.languages import Languages, read_languages
from bot.mail import Mailer
from bot.notices import Courier
from bot.tracker import TrackerStore
from bot.web import make_app
from hub.lifecycle import Decision, change
from hub.requests import open_request
from hub.transitions import TransitionName
from runtime.database import Sessions
from runtime.phrases import Phrases
from runtime.settings import ROOT, Settings
from tests.bot.fake_finder import FakeFinder
from tests.bot.fake_rasa import FakeRasa
from tests.bot.mail_server import FakeMailServer
from tests.bot.served import served
from tests.bot.told import Decide, FakePush
from tests.conftest import EMAIL, FORM
from tests.hub.made import AILSA, draft_of

PHRASES = Phrases.read(ROOT / "domain.yml")
read_once = lru_cache(maxsize=None)(read_languages)
"""The catalogues of words take a thirtieth of a second to read, and every application reads them."""


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
    return Chat(sessions, rasa, PHRASES, EMAIL, FORM, eraser)


@pytest.fixture
def rebuilds() -> list[str]:
    """A word for each time that the application asked for a new index."""
    return []


@pytest.fixture
def finder() -> FakeFinder:
    return FakeFinder()


@pytest.fixture(autouse=True)
def _languages_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(tag: str, folder: Path | None) -> Languages:
        return read_languages(tag, folder) if folder else read_once(tag)

    monkeypatch.setattr(web, "read_languages", read)


@pytest.fixture
def app(chosen: Settings, sessions: Sessions, rasa: FakeRasa, finder: FakeFinder, rebuilds: list[str]) -> FastAPI:
    """The web application as it is served, over the test's database, Rasa and action server."""
    return make_app(chosen, lambda: rebuilds.append("asked"), rasa, PHRASES, finder)


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


@pytest.fixture
def push() -> FakePush:
    return FakePush()


@pytest.fixture
def mail_server() -> Iterator[FakeMailServer]:
    with FakeMailServer() as server:
        yield server


@pytest.fixture
def courier(sessions: Sessions, chat: Chat, chosen: Settings, push: FakePush, mail_server: FakeMailServer) -> Courier:
    mail = {"smtp_host": "127.0.0.1", "smtp_port": mail_server.port, "smtp_security": "none"}
    return Courier(sessions, chat, PHRASES, chosen, push=push, mailer=Mailer(chosen.model_copy(update=mail)))


@pytest.fixture
def decide(sessions: Sessions) -> Decide:
    """Opens a request in a conversation and has staff decide it; returns its reference."""

    def decide_one(
        conversation: str, name: TransitionName = "triage", reason: str = "", *, shared: bool = False
    ) -> str:
        with sessions.begin() as session:
            request = open_request(session, draft_of(), conversation_id=conversation, submission_key=conversation)
            change(session, request, name, Decision(AILSA, reason, shared=shared))
            return request.reference

    return decide_one


@pytest.fixture
def no_pdf_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which the libraries that draw a PDF are missing."""
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("weasyprint", None)


@pytest.fixture(name="web")
def served_web(app: FastAPI) -> Iterator[httpx.Client]:
    """A client of the application as a server serves it."""
    with served(app) as address, httpx.Client(base_url=address, timeout=10) as client:
        yield client


@pytest.fixture
def key(web: httpx.Client) -> dict[str, str]:
    """The header that opens a new conversation."""
    return {"Authorization": f"Bearer {web.post('/api/conversations').json()['token']}"}
