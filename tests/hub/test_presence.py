"""Staff see which colleague has the same request open."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from hub.models import Staff
from hub.presence import look_at, others_at
from hub.staff import add_staff, deactivate
from hub.staff_sessions import start_session
from tests.hub.made import AILSA, PASSWORD, RORY

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
REFERENCE, OTHER = "MC-222222", "MC-333333"


@pytest.fixture
def token(session: Session, ailsa: Staff) -> str:
    """The browser of Ailsa."""
    made = start_session(session, ailsa, at=NOON)
    session.flush()
    return made


def seen_by_rory(session: Session, minutes: int = 0) -> list[str]:
    return [name for name, _ in others_at(session, REFERENCE, RORY, at=NOON + dt.timedelta(minutes=minutes))]


def test_a_colleague_is_seen_at_a_request_and_nobody_sees_themselves(session: Session, token: str) -> None:
    look_at(session, token, REFERENCE, at=NOON)
    assert others_at(session, REFERENCE, RORY, at=NOON) == [("Ailsa Grant", NOON)]
    assert others_at(session, REFERENCE, AILSA, at=NOON) == []
    assert others_at(session, OTHER, RORY, at=NOON) == []


@pytest.mark.parametrize("page", [None, OTHER])
def test_who_went_on_to_another_page_is_no_longer_there(session: Session, token: str, page: str | None) -> None:
    look_at(session, token, REFERENCE, at=NOON)
    look_at(session, token, page, at=NOON)
    assert seen_by_rory(session) == []


def test_after_a_quarter_of_an_hour_a_page_counts_as_closed(session: Session, token: str) -> None:
    look_at(session, token, REFERENCE, at=NOON)
    assert seen_by_rory(session, minutes=14) == ["Ailsa Grant"]
    assert seen_by_rory(session, minutes=15) == []


def test_two_browsers_of_one_colleague_are_one(session: Session, ailsa: Staff, token: str) -> None:
    second = start_session(session, ailsa, at=NOON)
    session.flush()
    for browser in (token, second):
        look_at(session, browser, REFERENCE, at=NOON)
    assert seen_by_rory(session) == ["Ailsa Grant"]


def test_who_left_the_staff_is_not_there(session: Session, token: str) -> None:
    look_at(session, token, REFERENCE, at=NOON)
    deactivate(session, AILSA)
    assert seen_by_rory(session) == []


def test_a_browser_that_is_not_signed_in_looks_at_nothing(session: Session) -> None:
    add_staff(session, RORY, "Rory", PASSWORD)
    look_at(session, "nonsense", REFERENCE, at=NOON)
    assert others_at(session, REFERENCE, AILSA, at=NOON) == []
