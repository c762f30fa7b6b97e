"""Only the conversation that made a request, and one that typed the code sent to its contact, may change it."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.correspondence import Channel, Notice, NoticeState
from hub.models import CollaborationRequest
from hub.notices import settle
from hub.proofs import CODE_HOLDS, CODES_AN_HOUR, PROVED_FOR, TRIES, NoCode, TooManyCodes, may_change, redeem, send_code
from tests.hub.made import Opener

AT = dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC)
WAYS = (Channel.CHAT, Channel.EMAIL)


@pytest.fixture
def request_(opened: Opener) -> CollaborationRequest:
    return opened(conversation_id="mine")


def code_of(session: Session) -> str:
    return str(session.scalars(select(Notice.code).order_by(Notice.id.desc())).first())


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_conversation_that_made_a_request_may_change_it(session: Session, request_: CollaborationRequest) -> None:
    assert may_change(session, request_, "mine")
    assert not may_change(session, request_, "another")


def test_a_code_goes_to_the_contact_on_every_way_and_is_not_stored_beside_it(
    session: Session, request_: CollaborationRequest
) -> None:
    send_code(session, request_, "another", WAYS, at=AT)
    notices = session.scalars(select(Notice)).all()
    assert {(notice.channel, notice.code, notice.event_id) for notice in notices} == {
        (channel, code_of(session), None) for channel in WAYS
    }
    assert len(code_of(session)) == 6
    settle(session, notices[0].id, NoticeState.DELIVERED)
    session.refresh(notices[0])
    assert notices[0].code is None


def test_a_code_that_is_typed_proves_the_conversation_for_an_hour(
    session: Session, request_: CollaborationRequest
) -> None:
    send_code(session, request_, "another", WAYS, at=AT)
    code = code_of(session)
    assert redeem(session, request_, "another", f"it is {code[:3]} {code[3:]}", at=AT)
    assert may_change(session, request_, "another", at=AT)
    assert not may_change(session, request_, "a third", at=AT)
    assert not may_change(session, request_, "another", at=AT + PROVED_FOR)


def test_a_code_works_once(session: Session, request_: CollaborationRequest) -> None:
    send_code(session, request_, "another", WAYS, at=AT)
    code = code_of(session)
    assert redeem(session, request_, "another", code, at=AT)
    with pytest.raises(NoCode):
        redeem(session, request_, "another", code, at=AT)


def test_a_code_works_only_where_it_was_asked_for_and_for_its_request(
    session: Session, request_: CollaborationRequest, opened: Opener
) -> None:
    send_code(session, request_, "another", WAYS, at=AT)
    code = code_of(session)
    with pytest.raises(NoCode):
        redeem(session, request_, "a third", code, at=AT)
    other = opened()
    send_code(session, other, "another", WAYS, at=AT)
    assert code_of(session) == code or not redeem(session, other, "another", code, at=AT)


@pytest.mark.parametrize("typed", ["", "what code?", "12", "1" * 50])
def test_what_is_no_code_proves_nothing(session: Session, request_: CollaborationRequest, typed: str) -> None:
    send_code(session, request_, "another", WAYS, at=AT)
    assert not redeem(session, request_, "another", typed, at=AT)


def test_a_code_expires(session: Session, request_: CollaborationRequest) -> None:
    send_code(session, request_, "another", WAYS, at=AT)
    with pytest.raises(NoCode):
        redeem(session, request_, "another", code_of(session), at=AT + CODE_HOLDS)


def test_a_code_that_is_guessed_at_too_often_is_dead(session: Session, request_: CollaborationRequest) -> None:
    send_code(session, request_, "another", WAYS, at=AT)
    code = code_of(session)
    for _ in range(TRIES):
        assert not redeem(session, request_, "another", wrong(code), at=AT)
    with pytest.raises(NoCode):
        redeem(session, request_, "another", code, at=AT)


def test_asking_again_sends_no_second_code_while_the_first_holds(
    session: Session, request_: CollaborationRequest
) -> None:
    for _ in range(3):
        send_code(session, request_, "another", WAYS, at=AT)
    assert session.scalar(select(func.count()).select_from(Notice)) == len(WAYS)


def test_nobodys_mailbox_is_filled_with_codes(session: Session, request_: CollaborationRequest) -> None:
    for number in range(CODES_AN_HOUR):
        send_code(session, request_, f"stranger {number}", WAYS, at=AT)
    with pytest.raises(TooManyCodes):
        send_code(session, request_, "one more", WAYS, at=AT)
    send_code(session, request_, "one more", WAYS, at=AT + dt.timedelta(hours=1))
