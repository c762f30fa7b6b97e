"""The command as an operator types it, with its own folder and database, and programs that stand in for others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from advisor.cli import app
from advisor.terminal import console
from runtime.database import Sessions, make_engine, make_sessions
from runtime.settings import Settings, settings

Advisor = Callable[..., Result]
Program = Callable[[str], Path]


@pytest.fixture
def database(chosen: Settings) -> str:
    """Where the command keeps its records: in a folder that does not exist yet."""
    return f"sqlite:///{chosen.var / 'new' / 'advisor.db'}"


@pytest.fixture
def advisor(chosen: Settings, database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Advisor]:
    """Runs the command with these words; `typed` is what stands on its standard input."""
    monkeypatch.setenv("ADVISOR_VAR", str(chosen.var / "new"))
    monkeypatch.setenv("ADVISOR_DATABASE_URL", database)
    monkeypatch.setattr(console, "width", 200)
    settings.cache_clear()
    yield lambda *words, typed=None: CliRunner().invoke(app, list(words), input=typed)
    settings.cache_clear()


@pytest.fixture
def stored(database: str) -> Iterator[Sessions]:
    engine = make_engine(database)
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Writes a shell script that stands in for another program."""

    def write(source: str) -> Path:
        path = tmp_path / "program"
        path.write_text(f"#!/bin/sh\n{source}\n")
        path.chmod(0o700)
        return path

    return write


@pytest.fixture
def python(program: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a shell script in the place of the Python that the command starts its processes with."""
    return lambda source: monkeypatch.setattr("sys.executable", str(program(source)))
