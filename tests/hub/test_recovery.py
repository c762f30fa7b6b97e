"""A recovery code stands in for the app once, is stored nowhere, and goes with the second factor."""

from __future__ import annotations

import datetime as dt
import math
from functools import partial

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from hub import recovery
from hub.models import Staff
from hub.recovery import COUNT, FORMER_LENGTH, LETTERS, RecoveryCode, codes_left, is_recovery_code, make_codes, use_code
from hub.second_factor import remove_factor, right_code
from hub.sign_ins import FAILURES_ALLOWED
from hub.staff import add_staff, deactivate, reset
from tests.hub.made import AILSA, PASSWORD, RORY

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


@pytest.fixture
def factored(session: Session, ailsa: Staff) -> Staff:
    ailsa.totp_secret = pyotp.random_base32()
    session.flush()
    return ailsa


def test_each_code_is_taken_once_however_it_is_typed(session: Session, factored: Staff) -> None:
    codes = make_codes(session, factored.id)
    assert len(set(codes)) == COUNT
    assert all(is_recovery_code(code) for code in codes)
    for typed in (codes[0], codes[1].upper(), codes[2].replace("-", " "), f" {codes[3].replace('-', '')} "):
        assert right_code(session, factored, typed, at=NOON)
        assert not right_code(session, factored, typed, at=NOON)
    assert codes_left(session, factored.id) == COUNT - 4


def test_a_code_cannot_be_guessed_by_who_reads_its_digest(session: Session, factored: Staff) -> None:
    letters = make_codes(session, factored.id)[0].replace("-", "")
    assert len(letters) * math.log2(len(LETTERS)) >= 112


def test_a_code_that_was_made_when_codes_were_shorter_still_lets_in(
    session: Session, factored: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "LENGTH", FORMER_LENGTH)
    code, *_ = make_codes(session, factored.id)
    monkeypatch.undo()
    assert is_recovery_code(code)
    assert right_code(session, factored, code, at=NOON)


def test_the_database_holds_no_code(session: Session, factored: Staff) -> None:
    codes = make_codes(session, factored.id)
    stored = " ".join(session.scalars(select(RecoveryCode.digest)))
    assert not any(code in stored or code.replace("-", "") in stored for code in codes)


def test_new_codes_end_the_old_ones(session: Session, factored: Staff) -> None:
    old, *_ = make_codes(session, factored.id)
    make_codes(session, factored.id)
    assert not use_code(session, factored.id, old)
    assert codes_left(session, factored.id) == COUNT


def test_a_code_of_another_lets_nobody_in(session: Session, factored: Staff) -> None:
    rory = add_staff(session, RORY, "Rory Mackay", PASSWORD)
    code, *_ = make_codes(session, rory.id)
    assert not right_code(session, factored, code, at=NOON)
    assert codes_left(session, rory.id) == COUNT


def test_guesses_at_codes_are_counted_with_those_of_the_app(session: Session, factored: Staff) -> None:
    code, *_ = make_codes(session, factored.id)
    for _ in range(FAILURES_ALLOWED):
        assert not right_code(session, factored, "abcd-efgh-jkmn-pqrs", at=NOON)
    assert not right_code(session, factored, code, at=NOON)
    assert right_code(session, factored, code, at=NOON + dt.timedelta(minutes=16))


def left_and_came_back(session: Session) -> None:
    deactivate(session, AILSA)
    add_staff(session, AILSA, "Ailsa Grant", PASSWORD)


def test_the_codes_go_with_the_factor_with_a_reset_and_with_who_left_and_comes_back(
    session: Session, factored: Staff
) -> None:
    for take_away in (
        partial(remove_factor, session, factored),
        partial(reset, session, AILSA, PASSWORD),
        partial(left_and_came_back, session),
    ):
        make_codes(session, factored.id)
        take_away()
        assert codes_left(session, factored.id) == 0


@pytest.mark.parametrize("typed", ["123456", "", "abcd", "abcd-efgh-jkmn-pqrs-t"])
def test_what_has_another_length_is_no_recovery_code(typed: str) -> None:
    assert not is_recovery_code(typed)
