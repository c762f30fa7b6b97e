"""However often the web process is killed, nothing is lost or doubled; `kills.py` is the long form."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from hub.models import CollaborationRequest
from hub.requests import open_request
from tests.bot.kills import Hub, run
from tests.bot.mail_server import FakeMailServer
from tests.hub.made import draft_of

KILLS = 20


def test_kills_at_every_step_of_a_request_lose_and_double_nothing() -> None:
    found = run(KILLS)
    assert found.faults == []
    assert found.kills == KILLS
    assert found.broken_off > 0


def test_what_is_lost_and_what_is_doubled_is_found(tmp_path: Path) -> None:
    with FakeMailServer() as mail:
        hub = Hub(tmp_path, mail, 1)
        try:
            token, reference = hub.round("")
            assert hub.found.faults == []
            mail.taken.clear()
            with hub.sessions.begin() as session:
                mine = select(CollaborationRequest.conversation_id).where(CollaborationRequest.reference == reference)
                open_request(session, draft_of(), conversation_id=session.scalars(mine).one(), submission_key="again")
            hub.compare(token, reference)
        finally:
            hub.close()
    assert hub.found.faults == [f"{reference}: requests 2 for 1", f"{reference}: mails 0 for 1"]
