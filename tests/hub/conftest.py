from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from hub.models import CollaborationRequest
from hub.requests import Draft, open_request
from runtime.database import Base, Sessions, make_engine, make_sessions

Opener = Callable[..., CollaborationRequest]
FIELDS: dict[str, Any] = {
    "organisation": "Craigellan Care Homes",
    "contact_name": "Mairi Sinclair",
    "contact_email": "Mairi@craigellan.example",
    "consent_version": "2026-11",
    "need": "Our night staff freeze when a resident with dementia refuses care.",
}


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[Sessions]:
    engine = make_engine(f"sqlite:///{tmp_path / 'hub.db'}")
    Base.metadata.create_all(engine)
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions() as session:
        yield session


@pytest.fixture
def draft() -> Callable[..., Draft]:
    return lambda **changed: Draft(**FIELDS | changed)


@pytest.fixture
def opened(session: Session) -> Opener:
    """Opens a request in the test's session; each call is another submission of the same conversation."""
    count = 0

    def open_one(conversation_id: str = "conversation", **changed: Any) -> CollaborationRequest:
        nonlocal count
        count += 1
        draft = Draft(**FIELDS | changed)
        return open_request(session, draft, conversation_id=conversation_id, submission_key=f"key-{count}")

    return open_one
