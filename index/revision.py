"""Which revision of the catalogue the serving build was made from, and one build at a time for each folder.

The revision stands beside the builds, not in one: a catalogue that was changed and changed back has its former build.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE, LOCK = "revision", "building"


def read_revision(folder: Path) -> str | None:
    """The revision (catalogue/revisions.py) that the index under `folder` holds; None before the first
    build."""
    try:
        return (folder / FILE).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


def write_revision(folder: Path, revision: str) -> None:
    """Say that the serving build holds this revision."""
    beside = folder / f"{FILE}.new"
    beside.write_text(revision, encoding="utf-8")
    beside.replace(folder / FILE)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Inside, no other process of this machine builds under `folder`: a second one waits, and finds the work done."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # goes with the process, whatever ends it
        yield
