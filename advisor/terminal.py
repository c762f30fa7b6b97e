"""What every command needs: the console to print on, the settings, the database, and an end that says why."""

from __future__ import annotations

import re
from typing import NoReturn

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError
from rich.console import Console

from advisor.schema import migrate
from runtime.database import Sessions, make_engine, make_sessions
from runtime.settings import Settings, settings

console = Console()


def read_settings() -> Settings:
    """The settings of this machine; ends the command with exit code 1 and the name of a setting that is wrong."""
    try:
        return settings()
    except SettingsError as error:  # a list that is no JSON
        field = re.search(r'field "(\w+)"', str(error))
        fail(
            f"A setting is wrong{f': ADVISOR_{field[1].upper()}' if field else ''}: it must be a JSON list, such as []"
        )
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        fail(f"A setting is wrong{f': ADVISOR_{name.upper()}' if name else ''}: {first['msg']}")


def open_database(chosen: Settings) -> Sessions:
    """The database at the newest schema; it is made where there is none yet."""
    chosen.var.mkdir(parents=True, exist_ok=True)
    migrate(chosen.database)
    return make_sessions(make_engine(chosen.database))


def fail(text: str) -> NoReturn:
    """Print the text in red and end the command with exit code 1."""
    console.print(text, style="red", markup=False, highlight=False)
    raise typer.Exit(1)
