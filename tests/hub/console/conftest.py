from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from catalogue.database import Sessions
from hub.console import console_app
from hub.models import CollaborationRequest
from hub.requests import Draft, get_request, open_request
from hub.staff import add_staff

AILSA, RORY, PASSWORD = "ailsa@hub.example", "rory@hub.example", "a long pass phrase"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}

Opener = Callable[..., str]


@pytest.fixture
def console(sessions: Sessions) -> FastAPI:
    """The console where the web process puts it."""
    with sessions.begin() as session:
        add_staff(session, AILSA, "Ailsa Grant", PASSWORD)
        add_staff(session, RORY, "Rory Mackay", PASSWORD)
    app = FastAPI()
    app.mount("/console", console_app(sessions, secure_cookies=False, hub_name="Test Hub"))
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
