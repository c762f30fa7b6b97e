from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from hub.models import CollaborationRequest, Staff
from hub.requests import open_request
from hub.staff import add_staff
from hub.vectors import NeedVector
from runtime.database import Sessions, make_engine, make_sessions
from tests.hub.made import PASSWORD, Drafter, Opener, cheap_passwords, draft_of


@pytest.fixture(autouse=True)
def _cheap_passwords() -> Iterator[None]:
    with cheap_passwords():
        yield


@pytest.fixture(scope="session")
def template(empty_database: Path) -> Path:
    """The database that each test copies; the console puts its staff in."""
    return empty_database


@pytest.fixture
def sessions(template: Path, tmp_path: Path) -> Iterator[Sessions]:
    engine = make_engine(f"sqlite:///{shutil.copy(template, tmp_path / 'hub.db')}")
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions() as session:
        yield session


@pytest.fixture
def draft() -> Drafter:
    return draft_of


@pytest.fixture
def opened(session: Session) -> Opener:
    """Opens a request in the test's session; each call is another submission of the same conversation."""
    count = 0

    def open_another(
        conversation_id: str = "conversation", *, vector: NeedVector | None = None, **fields: Any
    ) -> CollaborationRequest:
        nonlocal count
        count += 1
        key, draft = f"key-{count}", draft_of(**fields)
        return open_request(session, draft, conversation_id=conversation_id, submission_key=key, vector=vector)

    return open_another


@pytest.fixture
def ailsa(session: Session) -> Staff:
    return add_staff(session, " Ailsa@Hub.Example ", "Ailsa Grant", PASSWORD)
