from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from hub.answers import answer
from hub.arrangement import DayIsPast
from hub.filters import Filters, is_asleep
from hub.history import StaleRequest
from hub.lifecycle import Decision, change
from hub.models import DeclineCode
from hub.notices import notices_of
from hub.queue import queue
from hub.snooze import NotOpen, snooze, wake
from runtime.clock import today
from tests.hub.made import AILSA, Opener

TOMORROW = today() + dt.timedelta(days=1)


def waiting(session: Session) -> int:
    return len(queue(session, Filters(snoozed=False)).items)


@pytest.mark.parametrize("until", [TOMORROW, None])
def test_what_is_put_off_leaves_the_queue_and_nobody_else_is_told(
    session: Session, opened: Opener, until: dt.date | None
) -> None:
    request = opened()
    snooze(session, request, until=until, by=AILSA, seen=1)
    assert (waiting(session), request.version) == (0, 2)
    assert request.events[-1].reason == (until.isoformat() if until else None)
    assert notices_of(session, request) == []


def test_it_is_back_on_its_day(opened: Opener, session: Session) -> None:
    request = opened()
    snooze(session, request, until=TOMORROW, by=AILSA)
    request.snoozed_until = today()  # as it will be tomorrow
    session.flush()
    assert waiting(session) == 1
    assert not is_asleep(request.snoozed_until)


def test_the_employers_words_bring_it_back_at_once(session: Session, opened: Opener) -> None:
    request = opened()
    snooze(session, request, until=None, by=AILSA)
    answer(session, request, "we are fifteen now")
    assert (waiting(session), request.snoozed_until, request.unread) == (1, None, True)


def test_a_change_of_the_status_and_a_hand_bring_it_back_too(session: Session, opened: Opener) -> None:
    first, second = opened(), opened()
    for request in (first, second):
        snooze(session, request, until=TOMORROW, by=AILSA)
    change(session, first, "triage", Decision(AILSA))
    wake(session, second, by=AILSA)
    assert waiting(session) == 2
    before = second.version
    wake(session, second, by=AILSA)
    assert second.version == before


def test_a_day_that_is_over_a_stale_page_and_a_closed_request_are_refused(session: Session, opened: Opener) -> None:
    request = opened()
    with pytest.raises(DayIsPast):
        snooze(session, request, until=today(), by=AILSA)
    with pytest.raises(StaleRequest):
        snooze(session, request, until=None, by=AILSA, seen=9)
    with pytest.raises(StaleRequest):
        wake(session, request, by=AILSA, seen=9)
    change(session, request, "decline", Decision(AILSA, "no"))
    with pytest.raises(NotOpen):
        snooze(session, request, until=None, by=AILSA)
    assert request.snoozed_until is None


def test_a_decline_has_a_code_which_reopening_takes_away(session: Session, opened: Opener) -> None:
    request, other = opened(), opened()
    change(session, request, "decline", Decision(AILSA, "no"), code=DeclineCode.TOO_FEW)
    change(session, other, "decline", Decision(AILSA, "no"))
    assert (request.decline_code, other.decline_code) == (DeclineCode.TOO_FEW, DeclineCode.OTHER)
    change(session, request, "reopen", Decision(AILSA, "more came"))
    assert request.decline_code is None
    with pytest.raises(TypeError, match="takes no code"):
        change(session, request, "triage", Decision(AILSA), code=DeclineCode.OTHER)
