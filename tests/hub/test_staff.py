from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from hub import passwords
from hub.models import Staff, StaffSession
from hub.passwords import WeakPassword
from hub.staff import (
    EmailTaken,
    InvalidEmail,
    NoSuchStaff,
    active_staff,
    add_staff,
    authenticate,
    change_password,
    deactivate,
    end_session,
    session_of,
    staff_of,
    start_session,
)
from runtime.clock import now
from runtime.database import Sessions
from tests.hub.made import AILSA as EMAIL
from tests.hub.made import CHEAP, HASHER, PASSWORD, RORY

OWASP = "$argon2id$v=19$m=19456,t=2,p=1$"
"""How a hash with OWASP's first choice of parameters begins."""

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


@pytest.fixture
def ailsa(session: Session) -> Staff:
    return add_staff(session, " Ailsa@Hub.Example ", "Ailsa Grant", PASSWORD)


@pytest.fixture
def real_hasher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "hasher", HASHER)


def test_a_member_of_staff_is_stored_with_a_name_and_an_address_in_lower_case(session: Session, ailsa: Staff) -> None:
    assert (ailsa.email, ailsa.name) == (EMAIL, "Ailsa Grant")
    assert session.get(Staff, ailsa.id) is ailsa


def test_a_password_is_kept_as_argon2id(real_hasher: None, ailsa: Staff) -> None:
    assert ailsa.password_hash.startswith(OWASP)
    assert PASSWORD not in repr(vars(ailsa))


def test_an_address_belongs_to_one(session: Session, ailsa: Staff) -> None:
    with pytest.raises(EmailTaken, match=EMAIL):
        add_staff(session, "AILSA@hub.example", "Somebody else", PASSWORD)


def test_an_address_must_be_one(session: Session) -> None:
    with pytest.raises(InvalidEmail, match="such as name@"):
        add_staff(session, "ailsa", "Ailsa", PASSWORD)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("eleven char", "12 to 256"),
        ("x" * 257, "12 to 256"),
        ("AILSA@hub.example", "must not be the e-mail"),
        (f" {EMAIL} ", "must not be the e-mail"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(session: Session, password: str, words: str) -> None:
    with pytest.raises(WeakPassword, match=words):
        add_staff(session, EMAIL, "Ailsa", password)


def test_somebody_without_a_name_goes_by_the_address(session: Session) -> None:
    assert add_staff(session, EMAIL, "  ", PASSWORD).name == EMAIL


def test_the_right_password_signs_in(session: Session, ailsa: Staff) -> None:
    assert authenticate(session, " AILSA@hub.example", PASSWORD) is ailsa


def test_one_password_typed_on_two_keyboards_is_one(session: Session) -> None:
    add_staff(session, EMAIL, "Ailsa", "Mo\u0300r and wide moors")
    assert authenticate(session, EMAIL, "M\u00f2r and wide moors") is not None


def test_every_refusal_is_the_same(session: Session, ailsa: Staff) -> None:
    assert authenticate(session, EMAIL, "a wrong pass phrase") is None
    assert authenticate(session, EMAIL, "") is None
    assert authenticate(session, "stranger@hub.example", PASSWORD) is None
    deactivate(session, EMAIL)
    assert authenticate(session, EMAIL, PASSWORD) is None


def test_an_unknown_address_costs_the_work_of_a_known_one(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            checked.append(str(hash))
            return super().verify(hash, password)

    watched = Watched(time_cost=HASHER.time_cost, memory_cost=HASHER.memory_cost, parallelism=HASHER.parallelism)
    monkeypatch.setattr(passwords, "hasher", watched)
    authenticate(session, "stranger@hub.example", PASSWORD)
    assert [hash.startswith(OWASP) for hash in checked] == [True]
    authenticate(session, "stranger@hub.example", "x" * 257)  # nobody can have this password, so it costs nothing
    assert len(checked) == 1


def test_five_failures_lock_for_fifteen_minutes(session: Session, ailsa: Staff) -> None:
    for _ in range(4):
        authenticate(session, EMAIL, "a wrong pass phrase", at=NOON)
    assert ailsa.locked_until is None
    authenticate(session, EMAIL, "a wrong pass phrase", at=NOON)
    assert authenticate(session, EMAIL, PASSWORD, at=NOON + dt.timedelta(minutes=14, seconds=59)) is None
    assert authenticate(session, EMAIL, PASSWORD, at=NOON + dt.timedelta(minutes=15)) is ailsa
    assert (ailsa.failed_sign_ins, ailsa.locked_until) == (0, None)


def test_guesses_during_a_lock_do_not_lengthen_it(session: Session, ailsa: Staff) -> None:
    for _ in range(9):
        authenticate(session, EMAIL, "a wrong pass phrase", at=NOON)
    assert authenticate(session, EMAIL, PASSWORD, at=NOON + dt.timedelta(minutes=15)) is ailsa


def test_a_success_forgets_earlier_failures(session: Session, ailsa: Staff) -> None:
    for password in (*["a wrong pass phrase"] * 4, PASSWORD, *["a wrong pass phrase"] * 4):
        authenticate(session, EMAIL, password)
    assert authenticate(session, EMAIL, PASSWORD) is ailsa


def test_failures_that_read_the_same_number_are_all_counted(sessions: Sessions, session: Session, ailsa: Staff) -> None:
    session.commit()
    with sessions() as first, sessions() as second:
        for browser in (first, second):
            assert browser.scalars(select(Staff)).one().failed_sign_ins == 0
        for browser in (first, second):
            authenticate(browser, EMAIL, "a wrong pass phrase")
            browser.commit()
    session.refresh(ailsa)
    assert ailsa.failed_sign_ins == 2


def test_a_hash_of_other_parameters_is_renewed_at_the_next_sign_in(
    real_hasher: None, session: Session, ailsa: Staff
) -> None:
    ailsa.password_hash = CHEAP.hash(PASSWORD)
    assert authenticate(session, EMAIL, PASSWORD) is ailsa
    assert ailsa.password_hash.startswith(OWASP)


def test_a_hash_of_the_same_parameters_stays(session: Session, ailsa: Staff) -> None:
    before = ailsa.password_hash
    authenticate(session, EMAIL, PASSWORD)
    assert ailsa.password_hash == before


@pytest.mark.parametrize("stored", ["$argon2id$broken", "plain text"])
def test_a_hash_that_cannot_be_read_refuses(session: Session, ailsa: Staff, stored: str) -> None:
    ailsa.password_hash = stored
    assert authenticate(session, EMAIL, PASSWORD) is None


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


def test_a_new_password_unlocks_and_signs_out_everywhere(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa)
    ailsa.locked_until = now() + dt.timedelta(minutes=5)
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


def test_a_session_of_somebody_who_left_is_refused(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa)
    ailsa.active = False
    assert staff_of(session, token) is None


def test_changes_need_somebody_to_change(session: Session) -> None:
    with pytest.raises(NoSuchStaff, match="stranger@hub"):
        change_password(session, "stranger@hub.example", PASSWORD)
    with pytest.raises(NoSuchStaff):
        deactivate(session, "stranger@hub.example")
