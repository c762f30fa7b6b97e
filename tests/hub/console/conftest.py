from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from starlette.testclient import TestClient

from catalogue import feeds
from catalogue.records import Credential
from catalogue.skills import read_skills
from catalogue.store import apply_credentials, read_credentials
from hub.console import console_app
from hub.demand.published import Published
from hub.hourly import Hourly
from hub.measures.figures import measures
from hub.models import CollaborationRequest, Staff
from hub.requests import get_request, open_request
from hub.roles import Role
from hub.staff import add_staff
from hub.staff_sessions import start_session
from runtime.database import Sessions, make_engine, make_sessions
from runtime.phrases import Phrases
from runtime.settings import ROOT
from tests.hub.console.made import SAME_ORIGIN, Erased, Reader, Review, Sender, Titles, Uploader
from tests.hub.made import AILSA, PASSWORD, RORY, cheap_passwords, draft_of

skills_read_once = lru_cache(maxsize=1)(read_skills)
"""The vocabulary of skills takes a seventh of a second to read, and every look at an import reads it."""


@pytest.fixture(scope="session")
def template(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database with two members of staff."""
    path = Path(shutil.copy(empty_database, tmp_path_factory.mktemp("staffed") / "hub.db"))
    engine = make_engine(f"sqlite:///{path}")
    with cheap_passwords(), make_sessions(engine).begin() as session:
        add_staff(session, AILSA, "Ailsa Grant", PASSWORD, Role.ADMIN)
        add_staff(session, RORY, "Rory Mackay", PASSWORD, Role.ADMIN)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    """The responses of the domain, which take a tenth of a second to read."""
    return Phrases.read(ROOT / "domain.yml")


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    """The folder of the uploaded files; it is made with the first of them."""
    return tmp_path / "uploads"


@pytest.fixture
def feed_copies(tmp_path: Path) -> Path:
    """The folder of what was fetched of feeds."""
    return tmp_path / "feeds"


@pytest.fixture
def rebuilt() -> list[str]:
    """One entry for each rebuild of the index."""
    return []


@pytest.fixture
def fetched() -> list[str]:
    """The sources whose feeds were asked to be fetched."""
    return []


@pytest.fixture
def erased() -> Erased:
    return Erased()


@pytest.fixture
def suggested() -> dict[str, tuple[str, ...]]:
    """The phrases that are suggested for credentials; for others they cannot be had."""
    return {}


@pytest.fixture
def console(
    sessions: Sessions,
    phrases: Phrases,
    uploads: Path,
    feed_copies: Path,
    rebuilt: list[str],
    fetched: list[str],
    erased: Erased,
    suggested: dict[str, tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> FastAPI:
    """The console at the path where the web process mounts it."""
    monkeypatch.setattr(feeds, "read_skills", skills_read_once)
    app = FastAPI()
    console = console_app(
        sessions,
        phrases,
        web_url="http://hub.example",
        hub_name="Test Hub",
        uploads=uploads,
        feed_copies=feed_copies,
        rebuild=lambda: rebuilt.append("rebuilt"),
        fetch=fetched.append,
        erase=erased,
        copy=erased.copy,
        published=Published(sessions, 5),
        country="IRL",
        measured=Hourly(sessions, lambda session: measures(session, 5)),
        phrases_of=suggested.get,
    )
    app.mount("/console", console)
    return app


@pytest.fixture
def stranger(console: FastAPI) -> Iterator[TestClient]:
    """A browser that is not signed in and follows no redirect."""
    with TestClient(console, headers=SAME_ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.fixture
def ailsa(console: FastAPI, sessions: Sessions) -> Iterator[TestClient]:
    """A browser in which Ailsa is signed in."""
    with TestClient(console, headers=SAME_ORIGIN) as client:
        sign_in(client, sessions, AILSA)
        yield client


@pytest.fixture
def rory(console: FastAPI, sessions: Sessions) -> Iterator[TestClient]:
    """A browser in which Rory is signed in."""
    with TestClient(console, headers=SAME_ORIGIN) as client:
        sign_in(client, sessions, RORY)
        yield client


def sign_in(client: TestClient, sessions: Sessions, email: str) -> None:
    """Give the browser the cookie of a new session; test_sign_in.py signs in through the page."""
    with sessions.begin() as session:
        token = start_session(session, session.scalars(select(Staff).where(Staff.email == email)).one())
    client.cookies.set("console", token, domain="testserver.local", path="/console")


@pytest.fixture
def sent(sessions: Sessions) -> Sender:
    count = 0

    def send(**fields: Any) -> str:
        nonlocal count
        count += 1
        with sessions.begin() as session:
            key = f"key-{count}"
            return open_request(session, draft_of(**fields), conversation_id="c", submission_key=key).reference

    return send


@pytest.fixture
def stored(sessions: Sessions) -> Reader:
    def read(reference: str) -> CollaborationRequest:
        with sessions() as session:
            request = get_request(session, reference)
            _ = request.events  # loaded now, to be read after the session
            return request

    return read


@pytest.fixture
def upload(ailsa: TestClient) -> Uploader:
    def send(content: bytes | str, name: str = "courses.csv", **choice: str) -> Review:
        return Review(ailsa, name, content, **choice)

    return send


@pytest.fixture
def titles(sessions: Sessions) -> Titles:
    """Reads the titles by id; three credentials of two sources are there to begin with."""

    def credential(name: str, title: str, source: str) -> Credential:
        return Credential(id=name, title=title, provider="Forth College", source=source, assessed=True)

    def read() -> dict[str, str]:
        with sessions() as session:
            return {record.id: record.title for record in read_credentials(session)}

    with sessions.begin() as session:
        forth = [credential("weld", "Welding", "Forth"), credential("braze", "Brazing", "Forth")]
        apply_credentials(session, [*forth, credential("sail", "Sailing", "Clyde")])
    return read
