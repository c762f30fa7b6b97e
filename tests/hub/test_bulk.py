from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hub import bulk
from hub.bulk import RefusedFor, TooManyAtOnce, ViewChanged, change_all
from hub.filters import Filters
from hub.lifecycle import Decision, IllegalTransition, change
from hub.models import CollaborationRequest
from hub.transitions import OPEN
from runtime.database import Sessions
from tests.hub.made import AILSA, Opener


def test_every_request_of_the_view_is_changed_and_no_other(session: Session, opened: Opener) -> None:
    requests = [opened(route=route) for route in ("adapt", "rpl", "adapt")]
    seen: list[CollaborationRequest] = []
    assert change_all(session, Filters(route="adapt"), 2, seen.append) == 2
    assert seen == [requests[0], requests[2]]


def test_a_view_that_holds_others_than_were_seen_is_not_changed(session: Session, opened: Opener) -> None:
    opened()
    for count in (0, 2):
        with pytest.raises(ViewChanged):
            change_all(session, Filters(OPEN), count, lambda _: None)


def test_one_that_cannot_be_changed_keeps_all_as_they_were(
    sessions: Sessions, session: Session, opened: Opener
) -> None:
    opened()
    change(session, declined := opened(), "decline", Decision(AILSA, "no"))
    session.commit()
    with pytest.raises(RefusedFor) as refused, sessions.begin() as other:
        change_all(other, Filters(), 2, lambda one: change(other, one, "decline", Decision(AILSA, "no")))
    assert refused.value.reference == declined.reference
    assert isinstance(refused.value.__cause__, IllegalTransition)
    assert [request.status for request in session.query(CollaborationRequest).all()] == ["new", "declined"]


def test_more_than_one_form_changes_is_refused(
    session: Session, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 1)
    for _ in range(2):
        opened()
    with pytest.raises(TooManyAtOnce):
        change_all(session, Filters(), 2, lambda _: None)
