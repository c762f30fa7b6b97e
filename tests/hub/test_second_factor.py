"""A second factor is set up by a code of it; a code is taken once, near its time, and guessed five times at most."""

from __future__ import annotations

import datetime as dt

import pyotp
import pytest
from sqlalchemy.orm import Session

from hub.models import Staff, StaffSession
from hub.second_factor import address_for_app, confirm, offered_secret, remove_factor, right_code
from hub.staff import authenticate
from hub.staff_sessions import admit, session_of, start_session, waiting_for_code
from tests.hub.made import AILSA, PASSWORD

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def code_at(secret: str | None, at: dt.datetime) -> str:
    assert secret is not None
    return str(pyotp.TOTP(secret).at(at))


@pytest.fixture
def factored(session: Session, ailsa: Staff) -> Staff:
    """Ailsa with a second factor, none of whose codes was used."""
    ailsa.totp_secret = pyotp.random_base32()
    session.flush()
    return ailsa


@pytest.fixture
def browser(session: Session, ailsa: Staff) -> StaffSession:
    found = session_of(session, start_session(session, ailsa))
    assert found is not None
    return found


def test_a_factor_counts_once_a_code_of_it_was_typed(session: Session, browser: StaffSession) -> None:
    secret = offered_secret(browser)
    assert offered_secret(browser) == secret
    assert not confirm(browser, "000000" if code_at(secret, NOON) != "000000" else "111111", at=NOON)
    assert session.get_one(Staff, browser.staff_id).totp_secret is None
    assert confirm(browser, code_at(secret, NOON), at=NOON)
    stored = session.get_one(Staff, browser.staff_id).totp_secret
    assert (stored, browser.offered_secret) == (secret, None)


def test_without_an_offer_there_is_nothing_to_confirm(browser: StaffSession) -> None:
    assert not confirm(browser, "123456", at=NOON)


def test_an_app_reads_whose_login_it_is(browser: StaffSession) -> None:
    address = address_for_app(offered_secret(browser), AILSA, "The Hub")
    assert pyotp.parse_uri(address).name == AILSA


@pytest.mark.parametrize("seconds", [-30, 0, 30])
def test_a_code_is_taken_near_its_time(session: Session, factored: Staff, seconds: int) -> None:
    typed = code_at(factored.totp_secret, NOON + dt.timedelta(seconds=seconds))
    assert right_code(session, factored, f" {typed[:3]} {typed[3:]} ", at=NOON)


def test_a_code_of_another_time_is_refused(session: Session, factored: Staff) -> None:
    assert not right_code(session, factored, code_at(factored.totp_secret, NOON - dt.timedelta(minutes=5)), at=NOON)


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "١٢٣٤٥٦", "1" * 500])
def test_what_is_no_code_is_refused(session: Session, factored: Staff, typed: str) -> None:
    assert not right_code(session, factored, typed, at=NOON)


def test_a_code_is_taken_once(session: Session, factored: Staff) -> None:
    typed = code_at(factored.totp_secret, NOON)
    assert right_code(session, factored, typed, at=NOON)
    assert not right_code(session, factored, typed, at=NOON)
    later = NOON + dt.timedelta(seconds=30)
    assert right_code(session, factored, code_at(factored.totp_secret, later), at=later)


def test_a_code_before_the_last_one_is_refused(session: Session, factored: Staff) -> None:
    assert right_code(session, factored, code_at(factored.totp_secret, NOON), at=NOON)
    before = NOON - dt.timedelta(seconds=30)
    assert not right_code(session, factored, code_at(factored.totp_secret, before), at=NOON)


def test_after_five_wrong_codes_a_right_one_is_refused_for_a_quarter_of_an_hour(
    session: Session, factored: Staff
) -> None:
    for _ in range(5):
        assert not right_code(session, factored, "wrong", at=NOON)
        session.flush()
        assert authenticate(session, AILSA, PASSWORD, at=NOON) is factored  # which does not forget the wrong codes
    assert not right_code(session, factored, code_at(factored.totp_secret, NOON), at=NOON)
    later = NOON + dt.timedelta(minutes=16)
    assert right_code(session, factored, code_at(factored.totp_secret, later), at=later)


def test_a_removed_factor_has_no_right_code(session: Session, factored: Staff) -> None:
    typed = code_at(factored.totp_secret, NOON)
    remove_factor(session, factored)
    assert not right_code(session, factored, typed, at=NOON)


def test_a_browser_that_waits_for_a_code_is_not_signed_in(session: Session, factored: Staff) -> None:
    token = start_session(session, factored, browser="Firefox", at=NOON)
    session.flush()
    assert session_of(session, token, at=NOON) is None
    waiting = waiting_for_code(session, token, at=NOON)
    assert waiting is not None
    admitted = admit(session, waiting, at=NOON)
    session.flush()
    signed_in = session_of(session, admitted, at=NOON)
    assert signed_in is not None
    assert signed_in.browser == "Firefox"
    assert waiting_for_code(session, token, at=NOON) is None
    assert waiting_for_code(session, admitted, at=NOON) is None


def test_a_browser_waits_for_five_minutes(session: Session, factored: Staff) -> None:
    token = start_session(session, factored, at=NOON)
    session.flush()
    assert waiting_for_code(session, token, at=NOON + dt.timedelta(minutes=5)) is None


def test_who_left_meanwhile_is_not_waited_for(session: Session, factored: Staff) -> None:
    token = start_session(session, factored, at=NOON)
    factored.active = False
    session.flush()
    assert waiting_for_code(session, token, at=NOON) is None
