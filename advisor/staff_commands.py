"""`advisor staff`: who may sign in to the console."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from advisor.terminal import console, fail, open_database, read_settings
from hub.audit import Act, record
from hub.passwords import WeakPassword
from hub.roles import Role
from hub.staff import (
    EmailTaken,
    InvalidEmail,
    NoSuchStaff,
    add_staff,
    change_password,
    deactivate,
    everybody,
    give_role,
    reset,
)

COMMAND = "advisor staff"
"""In whose name the audit log has what is done here."""

staff = typer.Typer(no_args_is_help=True, help="Who may sign in to the console.")

Email = Annotated[str, typer.Argument(help="the address to sign in with")]
PasswordStdin = Annotated[bool, typer.Option(help="read the password from standard input")]


@staff.command()
def add(
    email: Email,
    name: Annotated[str, typer.Option(help="the name colleagues see")] = "",
    role: Annotated[Role | None, typer.Option(help="what this person may do; the first is an admin")] = None,
    password_stdin: PasswordStdin = False,
) -> None:
    """Make a login for the console, of the role triage, also for somebody who was removed. The password is asked for
    and never shown."""
    chosen = read_settings()
    if "@" not in email:
        fail("Say which address signs in: make staff EMAIL=you@example.org")
    password = _read_password(password_stdin)
    try:
        with open_database(chosen).begin() as session:
            given = role or (Role.TRIAGE if everybody(session) else Role.ADMIN)
            person = add_staff(session, email, name or email.partition("@")[0], password, given)
            record(session, COMMAND, Act.STAFF_ADDED, f"{person.email}, {given}")
    except (EmailTaken, InvalidEmail, WeakPassword) as error:
        fail(str(error))
    console.print(f"{email} can sign in at {chosen.web_url}/console/")


@staff.command(name="list")
def show() -> None:
    """List everybody with their role."""
    with open_database(read_settings())() as session:
        for person in everybody(session):
            factor = ", second factor" if person.totp_secret else ""
            left = "" if person.active else ", removed"
            console.print(f"{person.email}  {person.role}{factor}{left}  {person.name}", markup=False, highlight=False)


@staff.command(name="role")
def change_role(email: Email, role: Annotated[Role, typer.Argument(help="viewer, triage, editor or admin")]) -> None:
    """Give a person another role, which holds from their next page on."""
    try:
        with open_database(read_settings()).begin() as session:
            give_role(session, email, role)
            record(session, COMMAND, Act.ROLE_GIVEN, f"{email.strip().casefold()}, {role}")
    except NoSuchStaff as error:
        fail(str(error))
    console.print(f"{email} has the role {role} now.")


@staff.command()
def password(email: Email, password_stdin: PasswordStdin = False) -> None:
    """Set a new password and sign out every browser of this person."""
    chosen = read_settings()
    new = _read_password(password_stdin)
    try:
        with open_database(chosen).begin() as session:
            change_password(session, email, new)
            record(session, COMMAND, Act.PASSWORD_SET, email.strip().casefold())
    except (NoSuchStaff, WeakPassword) as error:
        fail(str(error))
    console.print(f"{email} has a new password and is signed out everywhere.")


@staff.command(name="reset")
def reset_login(email: Email, password_stdin: PasswordStdin = False) -> None:
    """Set a new password, remove the second factor and sign out every browser of this person."""
    chosen = read_settings()
    new = _read_password(password_stdin)
    try:
        with open_database(chosen).begin() as session:
            reset(session, email, new)
            record(session, COMMAND, Act.PASSWORD_SET, f"{email.strip().casefold()}, second factor removed")
    except (NoSuchStaff, WeakPassword) as error:
        fail(str(error))
    console.print(f"{email} has a new password and no second factor, and is signed out everywhere.")


@staff.command()
def remove(email: Email) -> None:
    """Refuse every further sign-in of this person; what they did keeps their name."""
    try:
        with open_database(read_settings()).begin() as session:
            deactivate(session, email)
            record(session, COMMAND, Act.STAFF_REMOVED, email.strip().casefold())
    except NoSuchStaff as error:
        fail(str(error))
    console.print(f"{email} can no longer sign in.")


def _read_password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password (12 characters or more)", hide_input=True, confirmation_prompt=True))
