"""What `advisor catalogue` prints about a feed, and how it writes an export."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy.orm import Session

from catalogue import exporters, importers
from catalogue.reports import Changes, Report
from catalogue.store import each_credential

MOST_IDS = 10
NO_PROVIDER = "there is no provider"
SUFFIXES = {".csv": "csv", ".json": "schema-org", ".jsonld": "schema-org", ".jsonl": "schema-org-lines"}


class UnknownFormat(Exception):
    """Neither an option nor the name of the file says which format an export has; the text lists the formats."""


@contextmanager
def shown_progress(file: Path, console: Console) -> Iterator[importers.Progress]:
    """Show on a terminal a bar that fills as the file is read; yields the function to call with the bytes read."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"Reading {file.name}", total=file.stat().st_size)
        yield lambda read: bar.update(task, completed=read)


def print_problems(report: Report, console: Console) -> None:
    """Print the errors and the warnings that the report holds, and the number of those that it only counts."""
    for listed, count, style, word in (
        (report.warnings, report.warning_count, "yellow", "warning"),
        (report.problems, report.problem_count, "red", "error"),
    ):
        for problem in listed:
            console.print(f"{word}: {problem}", style=style, markup=False, highlight=False)
        if (further := count - len(listed)) > 0:
            console.print(f"... and {counted(further, f'more {word}')}.", style=style)


def counted(number: int, word: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {word}{'s' * (number != 1)}"


def left_out(report: Report) -> str:
    """How many bad records are left out, to follow the changes; empty where none is."""
    return f", {report.problem_count} bad left out" if report.problem_count else ""


def without_providers(report: Report) -> bool:
    """Whether no record can be taken, and all that is known to be missing is the provider."""
    return not report.taken and all(problem.message == NO_PROVIDER for problem in report.problems)


def print_ids(changes: Changes, console: Console) -> None:
    """Print which records would be added, changed and removed: the first MOST_IDS of each."""
    for change in ("added", "changed", "removed"):
        ids: tuple[str, ...] = getattr(changes, change)
        more = f" ... and {len(ids) - MOST_IDS} more" if len(ids) > MOST_IDS else ""
        if ids:
            console.print(f"{change}: {', '.join(ids[:MOST_IDS])}{more}", markup=False, highlight=False)


def export_catalogue(session: Session, file: Path, format: str | None, country: str | None = None) -> int:
    """Write every credential to the file and return their number; an older file is replaced when all is written.

    `country` is that of the hub, by its three letters. Raises UnknownFormat, and OSError when the folder cannot be
    written to.
    """
    name = format or SUFFIXES.get(file.suffix.lower())
    if name not in exporters.FORMATS:
        formats = ", ".join(exporters.FORMATS)
        raise UnknownFormat(f"In which format shall {file.name} be? Say --format; the formats are {formats}.")
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".export-") as folder:
        beside = Path(folder) / file.name
        with beside.open("w", encoding="utf-8", newline="") as out:
            number = exporters.writer(name, country)(each_credential(session), out)
        beside.replace(file)
    return number
