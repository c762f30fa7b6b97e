"""`advisor staff`: who may sign in to the console."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from advisor.terminal import console, fail, open_database, read_settings
from hub.passwords import WeakPassword
from hub.staff import EmailTaken, InvalidEmail, add_staff

staff = typer.Typer(no_args_is_help=True, help="Who may sign in to the console.")


@staff.command()
def add(
    email: Annotated[str, typer.Argument(help="the address to sign in with")],
    name: Annotated[str, typer.Option(help="the name colleagues see")] = "",
    password_stdin: Annotated[bool, typer.Option(help="read the password from standard input")] = False,
) -> None:
    """Make a login for the console. The password is asked for and never shown."""
    chosen = read_settings()
    if "@" not in email:
        fail("Say which address signs in: make staff EMAIL=you@example.org")
    if password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = typer.prompt("Password (12 characters or more)", hide_input=True, confirmation_prompt=True)
    try:
        with open_database(chosen).begin() as session:
            add_staff(session, email=email, name=name or email.partition("@")[0], password=password)
    except (EmailTaken, InvalidEmail, WeakPassword) as error:
        fail(str(error))
    console.print(f"{email} can sign in at {chosen.web_url}/console/")
