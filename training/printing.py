"""Where the commands of this package print, and how one ends that cannot go on."""

from __future__ import annotations

from typing import NoReturn

import typer
from rich.console import Console

console = Console()


def fail(error: Exception, words: str = "") -> NoReturn:
    """Say why a command ends, in these words or the error's own, and end it with an exit status of 1."""
    console.print(words or str(error), markup=False, highlight=False)
    raise typer.Exit(1) from error
