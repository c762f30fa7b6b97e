from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from catalogue.records import Credential
from catalogue.store import apply_credentials, read_credentials
from hub.console import console_app
from hub.models import CollaborationRequest
from hub.requests import Draft, get_request, open_request
from hub.staff import add_staff
from runtime.database import Sessions

AILSA, RORY, PASSWORD = "ailsa@hub.example", "rory@hub.example", "a long pass phrase"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}

CATALOGUE = "/console/catalogue"

Opener = Callable[..., str]


class Review:
    """A file that was uploaded, and the page that it led to."""

    def __init__(self, client: TestClient, name: str, content: bytes | str, **choice: str) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        self.client = client
        self.answer = client.post(CATALOGUE, data={"replace": "nothing"} | choice, files={"file": (name, data)})
        self.text = self.answer.text
        self.path = self.answer.url.path

    @property
    def seen(self) -> str:
        found = re.search(r'name="seen" value="(\w+)"', self.text)
        assert found is not None
        return found[1]

    @property
    def counts(self) -> list[int]:
        """Added, changed, removed, unchanged."""
        return [int(number) for number in re.findall(r'<dd class="number">(\d+)</dd>', self.text)]

    def apply(self, client: TestClient | None = None, seen: str | None = None):
        return (client or self.client).post(f"{self.path}/apply", data={"seen": self.seen if seen is None else seen})

    def leave(self, client: TestClient | None = None):
        return (client or self.client).post(f"{self.path}/leave")


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    """The folder in which files wait; it is made with the first of them."""
    return tmp_path / "uploads"


@pytest.fixture
def rebuilt() -> list[str]:
    """One entry for each time that the search was told of a change."""
    return []


@pytest.fixture
def console(sessions: Sessions, uploads: Path, rebuilt: list[str]) -> FastAPI:
    """The console where the web process puts it."""
    with sessions.begin() as session:
        add_staff(session, AILSA, "Ailsa Grant", PASSWORD)
        add_staff(session, RORY, "Rory Mackay", PASSWORD)
    app = FastAPI()
    console = console_app(
        sessions,
        secure_cookies=False,
        hub_name="Test Hub",
        uploads=uploads,
        rebuild=lambda: rebuilt.append("rebuilt"),
    )
    app.mount("/console", console)
    return app


@pytest.fixture
def stranger(console: FastAPI) -> Iterator[TestClient]:
    with TestClient(console, headers=FROM_HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def ailsa(console: FastAPI) -> Iterator[TestClient]:
    """A browser in which Ailsa is signed in; it follows redirects as a browser does."""
    with TestClient(console, headers=FROM_HERE) as client:
        client.post("/console/sign-in", data={"email": AILSA, "password": PASSWORD})
        yield client


@pytest.fixture
def rory(console: FastAPI) -> Iterator[TestClient]:
    """A browser in which Rory is signed in."""
    with TestClient(console, headers=FROM_HERE) as client:
        client.post("/console/sign-in", data={"email": RORY, "password": PASSWORD})
        yield client


@pytest.fixture
def sent(sessions: Sessions) -> Opener:
    """Sends a request as an employer would; gives its reference."""
    count = 0

    def send(**changed: Any) -> str:
        nonlocal count
        count += 1
        fields = {
            "organisation": "Craigellan Care Homes",
            "contact_name": "Mairi Sinclair",
            "contact_email": "mairi@craigellan.example",
            "consent_version": "2026-11",
            "need": "Night staff need to know what to do.",
        }
        with sessions.begin() as session:
            draft = Draft(**fields | changed)
            return open_request(session, draft, conversation_id="c", submission_key=f"key-{count}").reference

    return send


@pytest.fixture
def stored(sessions: Sessions) -> Callable[[str], CollaborationRequest]:
    def read(reference: str) -> CollaborationRequest:
        with sessions() as session:
            request = get_request(session, reference)
            _ = request.events  # loaded now, to be read after the session
            return request

    return read


@pytest.fixture
def upload(ailsa: TestClient) -> Callable[..., Review]:
    def send(content: bytes | str, name: str = "courses.csv", **choice: str) -> Review:
        return Review(ailsa, name, content, **choice)

    return send


@pytest.fixture
def titles(sessions: Sessions) -> Callable[[], dict[str, str]]:
    """Reads the titles by id; three credentials of two sources are there to begin with."""

    def credential(name: str, title: str, source: str) -> Credential:
        return Credential(id=name, title=title, provider="Forth College", source=source, assessed=True)

    def read() -> dict[str, str]:
        with sessions() as session:
            return {record.id: record.title for record in read_credentials(session)}

    with sessions.begin() as session:
        feed = [credential("weld", "Welding", "Forth"), credential("braze", "Brazing", "Forth")]
        apply_credentials(session, [*feed, credential("sail", "Sailing", "Clyde")])
    return read
