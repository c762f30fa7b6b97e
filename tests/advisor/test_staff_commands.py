"""`advisor staff`: logins for the console."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from typer.testing import Result

from hub.audit import entries
from hub.models import Staff
from hub.staff import authenticate
from runtime.database import Sessions
from runtime.settings import Settings
from tests.advisor.conftest import Advisor

EMAIL = "mairi@hub.example"
PASSWORD = "correct horse battery"


def add(advisor: Advisor, email: str = EMAIL, password: str = PASSWORD, *more: str) -> Result:
    return advisor("staff", "add", email, "--password-stdin", *more, typed=f"{password}\n")


def test_a_login_is_made_with_the_password_from_standard_input(advisor: Advisor, stored: Sessions) -> None:
    made = add(advisor)
    assert made.exit_code == 0, made.output
    with stored.begin() as session:
        assert authenticate(session, EMAIL, PASSWORD) is not None


def test_a_password_is_never_shown(advisor: Advisor) -> None:
    assert PASSWORD not in add(advisor).output


def test_a_login_tells_where_to_sign_in(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_WEB_PORT", "8123")
    assert f"{EMAIL} can sign in at http://127.0.0.1:8123/console/" in add(advisor).output


def test_a_login_is_named_for_its_address_unless_a_name_is_given(advisor: Advisor, stored: Sessions) -> None:
    add(advisor)
    add(advisor, "ishbel@hub.example", PASSWORD, "--name", "Ishbel Reid")
    with stored() as session:
        assert session.scalars(select(Staff.name).order_by(Staff.id)).all() == ["mairi", "Ishbel Reid"]


def test_the_password_may_be_typed_twice_instead(advisor: Advisor, stored: Sessions) -> None:
    made = advisor("staff", "add", EMAIL, typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert made.exit_code == 0, made.output
    assert PASSWORD not in made.output
    with stored.begin() as session:
        assert authenticate(session, EMAIL, PASSWORD) is not None


def test_a_password_that_is_typed_differently_makes_no_login(advisor: Advisor, chosen: Settings) -> None:
    made = advisor("staff", "add", EMAIL, typed=f"{PASSWORD}\nanother long one\n")
    assert made.exit_code == 1
    assert "The two entered values do not match." in made.output
    assert not (chosen.var / "new").exists()


def test_a_weak_password_makes_no_login_and_says_why(advisor: Advisor, stored: Sessions) -> None:
    made = add(advisor, password="short")
    assert (made.exit_code, made.output) == (1, "A password has 12 to 256 characters.\n")
    with stored() as session:
        assert session.scalars(select(Staff)).all() == []


def test_an_address_that_is_taken_makes_no_second_login(advisor: Advisor) -> None:
    add(advisor)
    made = add(advisor, EMAIL.upper())
    assert (made.exit_code, made.output) == (1, f"{EMAIL} is on the staff already.\n")


@pytest.mark.parametrize(
    ("email", "says"),
    [
        ("", "Say which address signs in"),
        ("mairi", "Say which address signs in"),
        ("mairi@", "This does not look like an e-mail address"),
        ("mairi@@hub.example", "This does not look like an e-mail address"),
    ],
)
def test_what_is_no_address_makes_no_login(advisor: Advisor, email: str, says: str) -> None:
    made = add(advisor, email)
    assert made.exit_code == 1
    assert made.output.startswith(says)


def test_a_new_password_takes_the_place_of_the_old_one(advisor: Advisor, stored: Sessions) -> None:
    add(advisor)
    changed = advisor("staff", "password", EMAIL, "--password-stdin", typed="another long pass phrase\n")
    assert (changed.exit_code, changed.output.strip()) == (
        0,
        f"{EMAIL} has a new password and is signed out everywhere.",
    )
    with stored.begin() as session:
        assert authenticate(session, EMAIL, PASSWORD) is None
        assert authenticate(session, EMAIL, "another long pass phrase") is not None


def test_a_weak_new_password_leaves_the_old_one(advisor: Advisor, stored: Sessions) -> None:
    add(advisor)
    refused = advisor("staff", "password", EMAIL, "--password-stdin", typed="short\n")
    assert refused.exit_code == 1
    assert "12" in refused.output
    with stored.begin() as session:
        assert authenticate(session, EMAIL, PASSWORD) is not None


def test_a_person_who_is_removed_can_no_longer_sign_in(advisor: Advisor, stored: Sessions) -> None:
    add(advisor)
    removed = advisor("staff", "remove", EMAIL)
    assert (removed.exit_code, removed.output.strip()) == (0, f"{EMAIL} can no longer sign in.")
    with stored.begin() as session:
        assert authenticate(session, EMAIL, PASSWORD) is None
        assert session.scalars(select(Staff.name)).all() == ["mairi"]


@pytest.mark.parametrize(
    "words", [("password", EMAIL, "--password-stdin"), ("reset", EMAIL, "--password-stdin"), ("remove", EMAIL)]
)
def test_nobody_with_the_address_is_said(advisor: Advisor, words: tuple[str, ...]) -> None:
    refused = advisor("staff", *words, typed=f"{PASSWORD}\n")
    assert refused.exit_code == 1
    assert f"Nobody on the staff has the address {EMAIL}." in refused.output


def test_the_first_is_an_admin_and_others_decide_requests_unless_a_role_is_given(advisor: Advisor) -> None:
    add(advisor)
    add(advisor, "ishbel@hub.example")
    add(advisor, "jo@hub.example", PASSWORD, "--role", "viewer")
    advisor("staff", "remove", "jo@hub.example")
    assert advisor("staff", "list").output.splitlines() == [
        "ishbel@hub.example  triage  ishbel",
        "jo@hub.example  viewer, removed  jo",
        f"{EMAIL}  admin  mairi",
    ]


def test_a_role_is_changed(advisor: Advisor) -> None:
    add(advisor)
    assert advisor("staff", "role", EMAIL, "editor").output.strip() == f"{EMAIL} has the role editor now."
    assert "editor" in advisor("staff", "list").output
    assert advisor("staff", "role", EMAIL, "king").exit_code == 2
    unknown = advisor("staff", "role", "ghost@hub.example", "editor")
    assert (unknown.exit_code, unknown.output.strip()) == (1, "Nobody on the staff has the address ghost@hub.example.")


def test_a_login_that_is_reset_needs_no_second_factor(advisor: Advisor, stored: Sessions) -> None:
    add(advisor)
    with stored.begin() as session:
        session.scalars(select(Staff)).one().totp_secret = "A" * 32
    assert f"{EMAIL}  admin, second factor  mairi" in advisor("staff", "list").output
    reset = advisor("staff", "reset", EMAIL, "--password-stdin", typed="another long pass phrase\n")
    assert reset.output.strip() == f"{EMAIL} has a new password and no second factor, and is signed out everywhere."
    with stored.begin() as session:
        person = authenticate(session, EMAIL, "another long pass phrase")
        assert person is not None
        assert person.totp_secret is None


def test_who_was_removed_comes_back_with_a_new_password(advisor: Advisor, stored: Sessions) -> None:
    add(advisor)
    advisor("staff", "remove", EMAIL)
    assert add(advisor, password="another long pass phrase").exit_code == 0
    with stored.begin() as session:
        assert authenticate(session, EMAIL, "another long pass phrase") is not None
        assert len(session.scalars(select(Staff)).all()) == 1


def test_the_audit_log_has_what_the_command_did(advisor: Advisor, stored: Sessions) -> None:
    add(advisor)
    advisor("staff", "role", EMAIL, "editor")
    advisor("staff", "password", EMAIL, "--password-stdin", typed="another long pass phrase\n")
    advisor("staff", "remove", EMAIL)
    with stored() as session:
        logged = [(entry.actor, str(entry.act), entry.about) for entry in reversed(entries(session))]
    assert logged == [
        ("advisor staff", "staff_added", f"{EMAIL}, admin"),
        ("advisor staff", "role_given", f"{EMAIL}, editor"),
        ("advisor staff", "password_set", EMAIL),
        ("advisor staff", "staff_removed", EMAIL),
    ]
