"""Passwords are hashed with OWASP's parameters, and a check of one costs the same for everybody."""

from __future__ import annotations

from contextlib import suppress
from typing import Literal

import pytest
from argon2 import PasswordHasher
from sqlalchemy.orm import Session
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from hub import passwords
from hub.models import Staff
from hub.passwords import PASSWORD_LENGTH, WeakPassword, hashed
from hub.staff import add_staff, authenticate
from tests.hub.made import AILSA as EMAIL
from tests.hub.made import CHEAP, HASHER, PASSWORD

OWASP = "$argon2id$v=19$m=19456,t=2,p=1$"
"""How a hash with OWASP's first choice of parameters begins."""


@pytest.fixture
def real_hasher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "hasher", HASHER)


def test_a_password_is_kept_as_argon2id(real_hasher: None, ailsa: Staff) -> None:
    assert ailsa.password_hash.startswith(OWASP)
    assert PASSWORD not in repr(vars(ailsa))


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("eleven char", "12 to 256"),
        ("x" * 257, "12 to 256"),
        ("AILSA@hub.example", "must not be the e-mail"),
        (f" {EMAIL} ", "must not be the e-mail"),
        ("password1234", "easy to guess"),
        ("1qaz2wsx3edc", "easy to guess"),
        ("passwordpassword", "easy to guess"),
        ("111111111111", "easy to guess"),
        ("Summer2026Summer", "easy to guess"),
        ("microcredential", "easy to guess"),
        ("Advisor2026!!", "easy to guess"),
        ("ailsa.hub.example", "easy to guess"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(session: Session, password: str, words: str) -> None:
    with pytest.raises(WeakPassword, match=words):
        add_staff(session, EMAIL, "Ailsa", password)


def test_none_of_the_most_frequent_passwords_is_taken() -> None:
    frequent = [password for password in FREQUENCY_LISTS["passwords"] if len(password) in PASSWORD_LENGTH]
    assert len(frequent) > 200
    taken = []
    for password in frequent:
        with suppress(WeakPassword):
            taken.append(hashed(EMAIL, password))
    assert taken == []


@pytest.mark.parametrize(
    "password", ["a long pass phrase", "tjenare 42 vispgrädde", "q7!fK0vLz#92", " ".join(map(str, range(1000, 1051)))]
)
def test_a_password_of_any_composition_is_taken(session: Session, password: str) -> None:
    assert add_staff(session, EMAIL, "Ailsa", password).password_hash


def test_one_password_typed_on_two_keyboards_is_one(session: Session) -> None:
    add_staff(session, EMAIL, "Ailsa", "Mo\u0300r and wide moors")
    assert authenticate(session, EMAIL, "M\u00f2r and wide moors") is not None


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
