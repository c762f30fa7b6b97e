"""The server of the database ends a connection in mid-transaction: nothing is stored, and the next try goes through."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from hub.models import CollaborationRequest
from hub.requests import open_request
from runtime.database import Sessions
from tests.hub.made import draft_of


def test_a_request_whose_connection_is_ended_is_stored_by_the_next_try_and_once(sessions: Sessions) -> None:
    def send(*, ended: bool) -> str:
        with sessions.begin() as session:
            request = open_request(session, draft_of(), conversation_id="c", submission_key="once")
            if ended:
                mine = session.scalar(text("SELECT pg_backend_pid()"))
                with sessions.begin() as other:
                    other.execute(text("SELECT pg_terminate_backend(:mine)"), {"mine": mine})
            return request.reference

    with pytest.raises(OperationalError):
        send(ended=True)
    assert send(ended=False) == send(ended=False)
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(CollaborationRequest)) == 1
