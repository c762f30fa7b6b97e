"""Members of staff are added, sign in, are locked out after failures, and leave."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.correspondence import Guess
from hub.models import Staff, StaffSession
from hub.staff import (
    EmailTaken,
    InvalidEmail,
    NoSuchStaff,
    active_staff,
    add_staff,
    authenticate,
    change_password,
    deactivate,
)
from hub.staff_sessions import staff_of, start_session
from runtime.database import Sessions
from tests.hub.made import AILSA as EMAIL
from tests.hub.made import PASSWORD, RORY

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def test_a_member_of_staff_is_stored_with_a_name_and_an_address_in_lower_case(session: Session, ailsa: Staff) -> None:
    assert (ailsa.email, ailsa.name) == (EMAIL, "Ailsa Grant")
    assert session.get(Staff, ailsa.id) is ailsa


def test_a_password_holds_until_it_is_changed(session: Session, ailsa: Staff) -> None:
    assert authenticate(session, EMAIL, PASSWORD, at=NOON + dt.timedelta(days=3650)) is ailsa


def test_an_address_belongs_to_one(session: Session, ailsa: Staff) -> None:
    with pytest.raises(EmailTaken, match=EMAIL):
        add_staff(session, "AILSA@hub.example", "Somebody else", PASSWORD)


def test_an_address_must_be_one(session: Session) -> None:
    with pytest.raises(InvalidEmail, match="such as name@"):
        add_staff(session, "ailsa", "Ailsa", PASSWORD)


def test_somebody_without_a_name_goes_by_the_address(session: Session) -> None:
    assert add_staff(session, EMAIL, "  ", PASSWORD).name == EMAIL


def test_the_right_password_signs_in(session: Session, ailsa: Staff) -> None:
    assert authenticate(session, " AILSA@hub.example", PASSWORD) is ailsa


def test_every_refusal_is_the_same(session: Session, ailsa: Staff) -> None:
    assert authenticate(session, EMAIL, "a wrong pass phrase") is None
    assert authenticate(session, EMAIL, "") is None
    assert authenticate(session, "stranger@hub.example", PASSWORD) is None
    deactivate(session, EMAIL)
    assert authenticate(session, EMAIL, PASSWORD) is None


def test_five_failures_lock_for_fifteen_minutes(session: Session, ailsa: Staff) -> None:
    for _ in range(4):
        authenticate(session, EMAIL, "a wrong pass phrase", at=NOON)
    assert authenticate(session, EMAIL, PASSWORD, at=NOON) is ailsa
    for _ in range(5):
        authenticate(session, EMAIL, "a wrong pass phrase", at=NOON)
    assert authenticate(session, EMAIL, PASSWORD, at=NOON + dt.timedelta(minutes=14, seconds=59)) is None
    assert authenticate(session, EMAIL, PASSWORD, at=NOON + dt.timedelta(minutes=15)) is ailsa


def test_a_stranger_who_guesses_locks_out_only_their_own_network(session: Session, ailsa: Staff) -> None:
    for number in range(9):
        authenticate(session, EMAIL, "a wrong pass phrase", address=f"2001:db8::{number}", at=NOON)
    assert authenticate(session, EMAIL, PASSWORD, address="2001:db8::77", at=NOON) is None
    assert authenticate(session, EMAIL, PASSWORD, address="192.0.2.7", at=NOON) is ailsa


def test_an_unknown_account_is_counted_like_a_known_one(session: Session, ailsa: Staff) -> None:
    for _ in range(9):
        authenticate(session, "ghost@hub.example", PASSWORD, address="192.0.2.7", at=NOON)
    failures = session.scalars(select(Guess.subject)).all()
    assert len(failures) == 5
    assert not any("ghost" in subject or "192" in subject for subject in failures)
    assert authenticate(session, EMAIL, PASSWORD, address="192.0.2.7", at=NOON) is ailsa


def test_failures_that_no_longer_count_are_forgotten(session: Session, ailsa: Staff) -> None:
    for minutes in (0, 0, 20):
        authenticate(session, EMAIL, "a wrong pass phrase", at=NOON + dt.timedelta(minutes=minutes))
    assert len(session.scalars(select(Guess)).all()) == 1


def test_guesses_during_a_lock_do_not_lengthen_it(session: Session, ailsa: Staff) -> None:
    for minute in range(14):
        authenticate(session, EMAIL, "a wrong pass phrase", at=NOON + dt.timedelta(minutes=minute))
    assert authenticate(session, EMAIL, PASSWORD, at=NOON + dt.timedelta(minutes=15)) is ailsa


def test_a_success_forgets_earlier_failures(session: Session, ailsa: Staff) -> None:
    for password in (*["a wrong pass phrase"] * 4, PASSWORD, *["a wrong pass phrase"] * 4):
        authenticate(session, EMAIL, password)
    assert authenticate(session, EMAIL, PASSWORD) is ailsa


def test_failures_that_come_at_once_are_all_counted(sessions: Sessions, session: Session, ailsa: Staff) -> None:
    session.commit()
    with sessions() as first, sessions() as second:
        for browser in (first, second):
            assert browser.scalars(select(Guess)).all() == []
        for browser in (first, second):
            authenticate(browser, EMAIL, "a wrong pass phrase")
            browser.commit()
    assert len(session.scalars(select(Guess)).all()) == 2


def test_a_new_password_signs_out_everywhere(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa)
    change_password(session, " AILSA@hub.example ", "another pass phrase")
    assert staff_of(session, token) is None
    assert authenticate(session, EMAIL, PASSWORD) is None
    assert authenticate(session, EMAIL, "another pass phrase") is ailsa


def test_somebody_who_left_is_out_at_once(session: Session, ailsa: Staff) -> None:
    rory = add_staff(session, RORY, "Rory Mackay", PASSWORD)
    token, other = start_session(session, ailsa), start_session(session, rory)
    deactivate(session, EMAIL)
    assert (staff_of(session, token), staff_of(session, other)) == (None, rory)
    assert session.scalars(select(StaffSession.staff_id)).all() == [rory.id]
    assert active_staff(session) == [rory]


def test_changes_need_somebody_to_change(session: Session) -> None:
    with pytest.raises(NoSuchStaff, match="stranger@hub"):
        change_password(session, "stranger@hub.example", PASSWORD)
    with pytest.raises(NoSuchStaff):
        deactivate(session, "stranger@hub.example")
