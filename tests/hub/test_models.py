from __future__ import annotations

import pytest
from sqlalchemy import delete, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hub.models import CollaborationRequest, HistoryIsFinal, RequestEvent, Shown
from hub.search_words import RequestWord
from tests.hub.made import Opener


def test_lists_come_back_as_tuples_of_what_went_in(session: Session, opened: Opener) -> None:
    shown = (Shown(id="dementia-care", title="Dementia Care", why_rejected="by day"), Shown(id="other", title="Other"))
    request = opened(skills=["care", "records"], shown=shown)
    session.expire(request)
    assert request.skills == ("care", "records")
    assert request.preferred_providers == ()
    assert request.shown == shown


def test_an_event_cannot_be_rewritten(session: Session, opened: Opener) -> None:
    event = opened().events[0]
    event.reason = "nothing happened here"
    with pytest.raises(HistoryIsFinal):
        session.flush()


@pytest.mark.parametrize("statement", ["UPDATE request_event SET reason = 'x'", "DELETE FROM request_event"])
def test_the_database_keeps_a_history_from_every_hand(session: Session, opened: Opener, statement: str) -> None:
    opened()
    with pytest.raises(IntegrityError, match="a history is only ever added to"):
        session.execute(text(statement))


def test_erasing_a_request_erases_its_history(session: Session, opened: Opener) -> None:
    session.execute(delete(CollaborationRequest).where(CollaborationRequest.id == opened().id))
    assert session.scalars(select(RequestEvent)).all() == []


def test_what_is_searched_follows_what_is_stored(session: Session, opened: Opener) -> None:
    request = opened(organisation="Sabhal Mòr Tours")
    assert {"sabhal", "mor", "tours"} <= words(session)
    request.organisation = "Àrd Tours"
    session.flush()
    assert {"ard", "tours"} <= words(session)
    assert "sabhal" not in words(session)
    session.delete(request)
    session.flush()
    assert words(session) == set()


def words(session: Session) -> set[str]:
    return set(session.scalars(select(RequestWord.word)))


def test_a_version_is_counted_by_the_database(session: Session, opened: Opener) -> None:
    request = opened()
    assert request.version == 1
    request.region = "Moray"
    session.flush()
    assert request.version == 2
