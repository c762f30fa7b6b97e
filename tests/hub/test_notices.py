"""Every change that concerns the employer is queued with the change, tried until it is delivered, and sent by one."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from hub.answers import answer
from hub.arrangement import add_note, arrange
from hub.correspondence import Channel, Notice, NoticeState
from hub.history import StaleRequest
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER, CollaborationRequest, DeclineCode, Route
from hub.notices import FIRST_PAUSE, LEASE, LONGEST_PAUSE, TRIED_FOR, claim_due, notices_of, settle, try_again
from runtime.clock import now
from runtime.database import Sessions
from tests.hub.made import AILSA, Opener

BOTH = {Channel.CHAT, Channel.EMAIL}


def queued(session: Session, request: CollaborationRequest) -> set[Channel]:
    return {notice.channel for notice in notices_of(session, request)}


def claimed(session: Session, at: dt.datetime | None = None) -> Notice:
    notice = claim_due(session, tuple(Channel), at=at)
    assert notice is not None
    return notice


def test_a_decision_is_told_on_every_channel(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "decline", Decision(AILSA, "nobody teaches it"))
    assert queued(session, request) == BOTH
    assert {notice.event_id for notice in notices_of(session, request)} == {request.events[-1].id}


def test_a_request_that_was_just_sent_and_a_note_of_staff_are_not_told(session: Session, opened: Opener) -> None:
    request = opened()
    add_note(session, request, by=AILSA, text="rang them")
    answer(session, request, "we are fifteen")
    assert queued(session, request) == set()


def test_a_route_that_is_chosen_is_told_and_one_that_is_cleared_an_owner_and_a_day_are_not(
    session: Session, opened: Opener
) -> None:
    request = opened()
    arrange(session, request, owner=None, route=Route.ADAPT, due=None, by=AILSA)
    told = notices_of(session, request)
    assert {notice.channel for notice in told} == BOTH
    assert {notice.event_id for notice in told} == {request.events[-1].id}
    arrange(session, request, owner=None, route=None, due=dt.date(2999, 1, 2), by=AILSA)
    assert notices_of(session, request) == told


def test_a_route_that_is_set_on_a_closed_request_is_told_nobody(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "decline", Decision(AILSA, reason="Nobody has it."), code=DeclineCode.OTHER)
    before = notices_of(session, request)
    arrange(session, request, owner=None, route=Route.ADAPT, due=None, by=AILSA)
    assert notices_of(session, request) == before


def test_a_route_that_is_chosen_with_a_decision_is_told_with_it(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "triage", Decision(AILSA), route=Route.RPL)
    assert [notice.event_id for notice in notices_of(session, request) if notice.channel is Channel.CHAT] == [
        event.id for event in request.events[1:]
    ]


def test_a_withdrawal_by_the_employer_is_confirmed_by_e_mail_alone(session: Session, opened: Opener) -> None:
    request = opened()
    change(session, request, "withdraw", Decision(EMPLOYER))
    assert queued(session, request) == {Channel.EMAIL}


def test_the_employer_of_a_duplicate_hears_of_the_progress_of_the_original(session: Session, opened: Opener) -> None:
    original, duplicate = opened(), opened()
    change(session, duplicate, "mark_duplicate", Decision(AILSA), of=original.reference)
    before = len(notices_of(session, duplicate))
    change(session, original, "triage", Decision(AILSA))
    new = notices_of(session, duplicate)[before:]
    assert {(notice.channel, notice.event_id) for notice in new} == {(way, original.events[-1].id) for way in BOTH}


def test_the_employer_of_a_duplicate_is_not_asked_what_the_original_is_asked(session: Session, opened: Opener) -> None:
    original, duplicate = opened(), opened()
    change(session, duplicate, "mark_duplicate", Decision(AILSA), of=original.reference)
    before = len(notices_of(session, duplicate))
    change(session, original, "ask_for_information", Decision(AILSA, "How many?"))
    assert len(notices_of(session, duplicate)) == before


def test_a_change_that_is_refused_tells_nobody(session: Session, opened: Opener) -> None:
    request = opened()
    with pytest.raises(StaleRequest):
        change(session, request, "triage", Decision(AILSA, seen=99))
    assert queued(session, request) == set()


def test_a_change_that_is_rolled_back_tells_nobody(sessions: Sessions, session: Session, opened: Opener) -> None:
    request = opened()
    session.commit()
    change(session, request, "triage", Decision(AILSA))
    session.rollback()
    with sessions() as after:
        assert claim_due(after, tuple(Channel)) is None


def test_a_notice_is_sent_by_one_process_at_a_time(sessions: Sessions, session: Session, opened: Opener) -> None:
    change(session, opened(), "triage", Decision(AILSA))
    session.commit()
    taken = []
    for _ in range(3):
        with sessions.begin() as process:
            notice = claim_due(process, tuple(Channel))
            taken.append(notice and notice.channel)
    assert set(taken) == {*BOTH, None}


def test_a_notice_of_a_process_that_died_is_sent_by_another(session: Session, opened: Opener) -> None:
    change(session, opened(), "triage", Decision(AILSA))
    at = now()
    first = {claimed(session, at).id, claimed(session, at).id}
    assert claim_due(session, tuple(Channel), at=at) is None
    assert claimed(session, at + LEASE).id in first


def test_only_the_channels_that_are_asked_for_are_taken(session: Session, opened: Opener) -> None:
    change(session, opened(), "triage", Decision(AILSA))
    notice = claim_due(session, [Channel.EMAIL])
    assert notice is not None
    assert notice.channel is Channel.EMAIL
    assert claim_due(session, [Channel.EMAIL]) is None


def test_a_delivered_notice_is_not_sent_again(session: Session, opened: Opener) -> None:
    change(session, opened(), "withdraw", Decision(EMPLOYER))
    settle(session, claimed(session).id, NoticeState.DELIVERED)
    assert claim_due(session, tuple(Channel), at=now() + dt.timedelta(days=30)) is None


def test_the_pause_after_a_failure_doubles_up_to_an_hour(session: Session, opened: Opener) -> None:
    change(session, opened(), "withdraw", Decision(EMPLOYER))
    at, pauses = now(), []
    for _ in range(12):
        notice = claimed(session, at)
        try_again(session, notice, "no answer", at=at)
        session.refresh(notice)
        pauses.append(notice.due - at)
        at = notice.due
    assert pauses[:3] == [FIRST_PAUSE, FIRST_PAUSE * 2, FIRST_PAUSE * 4]
    assert pauses[-1] == LONGEST_PAUSE
    assert notice.problem == "no answer"


def test_a_notice_that_cannot_be_delivered_for_a_week_has_failed(session: Session, opened: Opener) -> None:
    change(session, opened(), "withdraw", Decision(EMPLOYER))
    at = now() + TRIED_FOR + dt.timedelta(minutes=1)
    notice = claimed(session, at)
    try_again(session, notice, "no such mailbox", at=at)
    session.refresh(notice)
    assert (notice.state, notice.problem) == (NoticeState.FAILED, "no such mailbox")
