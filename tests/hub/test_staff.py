from __future__ import annotations

import datetime as dt

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from hub import staff as staff_module
from hub.models import Staff, StaffSession
from hub.staff import (
    EmailTaken,
    InvalidEmail,
    NoSuchStaff,
    WeakPassword,
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

EMAIL, PASSWORD = "ailsa@hub.example", "a long pass phrase"
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


@pytest.fixture
def ailsa(session: Session) -> Staff:
    return add_staff(session, " Ailsa@Hub.Example ", "Ailsa Grant", PASSWORD)


def test_an_address_is_kept_in_lower_case_and_a_password_as_argon2id(ailsa: Staff) -> None:
    assert ailsa.email == EMAIL
    assert ailsa.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in repr(vars(ailsa))


def test_an_address_belongs_to_one(session: Session, ailsa: Staff) -> None:
    with pytest.raises(EmailTaken, match=EMAIL):
        add_staff(session, "AILSA@hub.example", "Somebody else", PASSWORD)


def test_an_address_must_be_one(session: Session) -> None:
    with pytest.raises(InvalidEmail, match="such as name@"):
        add_staff(session, "ailsa", "Ailsa", PASSWORD)


@pytest.mark.parametrize(
    ("password", "words"),
    [("eleven char", "12 to 256"), ("x" * 257, "12 to 256"), ("AILSA@hub.example", "must not be the e-mail")],
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
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            checked.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(staff_module, "_hasher", Watched(time_cost=2, memory_cost=19 * 1024, parallelism=1))
    authenticate(session, "stranger@hub.example", PASSWORD)
    assert [hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$") for hash in checked] == [True]


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
        for one in (first, second):
            assert one.scalars(select(Staff)).one().failed_sign_ins == 0
        for one in (first, second):
            authenticate(one, EMAIL, "a wrong pass phrase")
            one.commit()
    session.refresh(ailsa)
    assert ailsa.failed_sign_ins == 2


def test_a_hash_of_another_day_is_renewed_at_the_next_sign_in(session: Session, ailsa: Staff) -> None:
    ailsa.password_hash = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    assert authenticate(session, EMAIL, PASSWORD) is ailsa
    assert "m=19456,t=2,p=1" in ailsa.password_hash


def test_a_hash_that_cannot_be_read_refuses(session: Session, ailsa: Staff) -> None:
    ailsa.password_hash = "$argon2id$broken"
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


def test_a_look_is_written_down_once_a_minute_only(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa, at=NOON)
    session.flush()
    found = session_of(session, token, at=NOON + dt.timedelta(seconds=59))
    assert found is not None
    assert found.seen == NOON
    session_of(session, token, at=NOON + dt.timedelta(seconds=60))
    assert found.seen == NOON + dt.timedelta(seconds=60)


def test_signing_out_ends_one_browser(session: Session, ailsa: Staff) -> None:
    here, there = start_session(session, ailsa), start_session(session, ailsa)
    end_session(session, here)
    assert staff_of(session, here) is None
    assert staff_of(session, there) is ailsa


def test_sessions_that_are_over_are_cleared_away(session: Session, ailsa: Staff) -> None:
    start_session(session, ailsa, at=NOON)
    start_session(session, ailsa, at=NOON + dt.timedelta(hours=13))
    session.flush()
    assert len(session.scalars(select(StaffSession)).all()) == 1


def test_a_new_password_unlocks_and_signs_out_everywhere(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa)
    ailsa.locked_until = now() + dt.timedelta(minutes=5)
    change_password(session, EMAIL, "another pass phrase")
    assert staff_of(session, token) is None
    assert authenticate(session, EMAIL, PASSWORD) is None
    assert authenticate(session, EMAIL, "another pass phrase") is ailsa


def test_somebody_who_left_is_out_at_once(session: Session, ailsa: Staff) -> None:
    token = start_session(session, ailsa)
    deactivate(session, EMAIL)
    assert staff_of(session, token) is None
    assert active_staff(session) == []


def test_changes_need_somebody_to_change(session: Session) -> None:
    with pytest.raises(NoSuchStaff, match="stranger@hub"):
        change_password(session, "stranger@hub.example", PASSWORD)
    with pytest.raises(NoSuchStaff):
        deactivate(session, "stranger@hub.example")
