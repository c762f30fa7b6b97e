"""One PostgreSQL and one Redis for all tests of this folder; each test has a database of its own."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from advisor.schema import migrate
from runtime.database import Sessions, make_engine, make_sessions
from runtime.settings import Settings
from tests.engines.servers import RedisServer, postgresql, redis_server

NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    # not pytest's folder: the user postgres may not enter it
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="advisor-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "postgresql").mkdir()
        with postgresql(folder / "postgresql") as url:
            yield url


@pytest.fixture
def url(server: str) -> str:
    """The address of an empty database, as an operator writes it."""
    name = f"advisor_{next(NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def on_postgresql(chosen: Settings, url: str) -> Settings:
    """Settings with a PostgreSQL at the newest schema."""
    settings = chosen.model_copy(update={"database_url": url})
    migrate(settings.database)
    return settings


@pytest.fixture
def sessions(on_postgresql: Settings) -> Iterator[Sessions]:
    engine = make_engine(on_postgresql.database)
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisServer]:
    with redis_server(tmp_path) as server:
        yield server
