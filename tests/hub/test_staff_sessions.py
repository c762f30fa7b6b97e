"""A browser is signed in by a token, until it signs out, is idle, or is twelve hours old."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.models import Staff, StaffSession
from hub.staff_sessions import end_session, session_of, staff_of, start_session

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def test_only_the_digest_of_a_token_is_stored(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa)
    session.flush()
    assert len(token) >= 43
    stored = session.scalars(select(StaffSession)).one()
    assert token not in stored.token_hash
    assert staff_of(session, token) is ailsa
    assert staff_of(session, stored.token_hash) is None
    assert staff_of(session, "") is None


def test_a_session_ends_after_an_hour_of_nothing(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa, at=NOON)
    session.flush()
    assert staff_of(session, token, at=NOON + dt.timedelta(minutes=59)) is ailsa
    assert staff_of(session, token, at=NOON + dt.timedelta(minutes=118)) is ailsa
    assert staff_of(session, token, at=NOON + dt.timedelta(minutes=178)) is None


def test_a_session_ends_after_twelve_hours_of_work(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa, at=NOON)
    session.flush()
    for half_hours in range(24):
        assert staff_of(session, token, at=NOON + dt.timedelta(minutes=30 * half_hours)) is ailsa
    assert staff_of(session, token, at=NOON + dt.timedelta(hours=12)) is None


def test_a_use_of_a_session_is_written_once_a_minute_only(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa, at=NOON)
    session.flush()
    staff_session = session_of(session, token, at=NOON + dt.timedelta(seconds=59))
    assert staff_session is not None
    assert staff_session.seen == NOON
    session_of(session, token, at=NOON + dt.timedelta(seconds=60))
    assert staff_session.seen == NOON + dt.timedelta(seconds=60)


def test_signing_out_ends_one_browser(session: Session, ailsa: Staff) -> None:
    here, there = start_session(session, ailsa), start_session(session, ailsa)
    end_session(session, here)
    assert staff_of(session, here) is None
    assert staff_of(session, there) is ailsa


def test_sessions_that_are_over_are_cleared_away(session: Session, ailsa: Staff) -> None:
    start_session(session, ailsa, at=NOON)
    start_session(session, ailsa, at=NOON + dt.timedelta(hours=12))
    session.flush()
    assert len(session.scalars(select(StaffSession)).all()) == 1


def test_a_session_of_somebody_who_left_is_refused(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa)
    ailsa.active = False
    assert staff_of(session, token) is None
