"""`advisor backup` and `advisor restore`: all that cannot be made again, in one file, taken while the advisor runs.

That is what employers and staff said: the hub's database and Rasa's conversations. The index and the models are built
from the catalogue and the data, so they are not in it. PostgreSQL has its own programs for this.
"""

from __future__ import annotations

import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from advisor.prepare import StepFailed
from advisor.schema import migrate
from runtime.settings import Settings

NAMES = ("advisor.db", "rasa.db")
"""The databases, in the order in which they are copied: Rasa may know a turn more than the hub, never one less."""
BESIDE = ("-wal", "-shm", "-journal")
"""Files of SQLite beside a database, which belong to the very file they were written for."""


def backup(chosen: Settings, target: Path) -> None:
    """Write a backup to `target`, whole or not at all. Raises StepFailed."""
    sources = _databases(chosen)
    if not sources["advisor.db"].exists():
        raise StepFailed(f"There is nothing to back up: {sources['advisor.db']} is not there.")
    if target.exists():
        raise StepFailed(f"{target} is there already. Choose another name: a backup never replaces one.")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as name:
            folder = Path(name)
            for database in NAMES:
                if sources[database].exists():
                    _copy(sources[database], folder / database)
            _pack(folder, folder / "packed.tar.gz")
            (folder / "packed.tar.gz").rename(target)
    except (OSError, sqlite3.Error) as error:
        raise StepFailed(f"The backup could not be written to {target}: {error}. Nothing was changed.") from error


def restore(chosen: Settings, source: Path, *, replace: bool) -> None:
    """Put the databases of a backup in their place and bring them to the newest schema. The advisor must not run.

    Raises StepFailed, before anything is changed, where the file is no backup, where a database is in use, and where
    one is there and `replace` is False.
    """
    places = _databases(chosen)
    present = [path for path in places.values() if path.exists()]
    if present and not replace:
        raise StepFailed(f"{present[0]} is there already; with --replace the backup takes its place.")
    chosen.var.mkdir(parents=True, exist_ok=True)
    with _unpacked(source, chosen.var) as folder:
        for path in present:
            _check_nobody_writes(path)
        for name in NAMES:
            for suffix in ("", *BESIDE):
                places[name].with_name(name + suffix).unlink(missing_ok=True)
            if (folder / name).exists():
                (folder / name).rename(places[name])
    migrate(chosen.database)


def _databases(chosen: Settings) -> dict[str, Path]:
    if chosen.database_url:
        raise StepFailed(
            "ADVISOR_DATABASE_URL names a database server, which has its own programs for this: pg_dump writes "
            "a backup of everything, also while the advisor runs, and pg_restore brings it back."
        )
    return {name: chosen.var / name for name in NAMES}


def _copy(source: Path, target: Path) -> None:
    """A copy as of one moment, also while others write: SQLite begins again where they did."""
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=30)) as read,
        closing(sqlite3.connect(target)) as write,
    ):
        read.backup(write)
        write.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def _pack(folder: Path, packed: Path) -> None:
    with tarfile.open(packed, "w:gz") as archive:
        for name in NAMES:
            if (folder / name).exists():
                archive.add(folder / name, name)
    packed.chmod(0o600)  # it holds what people said
    with packed.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _unpacked(source: Path, beside: Path) -> Iterator[Path]:
    """The sound databases of a backup, in a folder that is deleted at the end. Raises StepFailed."""
    with tempfile.TemporaryDirectory(dir=beside, prefix=".restore-") as name:
        folder = Path(name)
        try:
            with tarfile.open(source) as archive:
                for member in archive:
                    if member.name in NAMES and member.isfile():
                        archive.extract(member, folder, filter="data")
            for path in folder.iterdir():
                _check_sound(path)
        except (OSError, EOFError, tarfile.TarError, sqlite3.Error) as error:
            raise StepFailed(f"{source} is no sound backup: {error}. Nothing was changed.") from error
        if not (folder / "advisor.db").exists():
            raise StepFailed(f"{source} is no backup of an advisor. Nothing was changed.")
        yield folder


def _check_sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(f"{path.name}: {verdict}")


def _check_nobody_writes(path: Path) -> None:
    """Raises StepFailed while another process has the database open: its next write would go to the file taken away."""
    with closing(sqlite3.connect(path, timeout=0)) as database:
        try:
            database.execute("PRAGMA locking_mode=EXCLUSIVE")
            database.execute("BEGIN EXCLUSIVE")
            database.rollback()
        except sqlite3.OperationalError as error:
            raise StepFailed(f"{path} is in use ({error}). Stop the advisor first. Nothing was changed.") from error
        except sqlite3.DatabaseError:
            return  # damaged: what a backup is for
