"""The migration of feeds keeps the mappings of sources, both ways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect, text

from catalogue.fetching.feed import Feed
from catalogue.fetching.kept_feeds import keep_feed
from catalogue.importers import ColumnMapping
from catalogue.kept_mappings import kept_mapping
from runtime.database import make_engine, make_sessions

MAPPING = 'INSERT INTO source (name, mapping) VALUES (\'Forth\', \'{"columns": {"Ref": "code"}}\')'


@pytest.fixture
def engine(migrations: Config) -> Iterator[Engine]:
    """A database of the schema before, with the mapping of one source, brought to the new one."""
    command.upgrade(migrations, "0007")
    made = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with made.begin() as connection:
        connection.execute(text(MAPPING))
    command.upgrade(migrations, "0008")
    yield made
    made.dispose()


def test_a_mapping_of_before_is_kept_and_its_source_not_fetched(engine: Engine) -> None:
    with make_sessions(engine)() as session:
        assert kept_mapping(session, "Forth") == ColumnMapping(columns={"Ref": "code"})
        assert session.execute(text("SELECT feed, last_fetch FROM source")).one() == (None, None)


def test_the_way_back_keeps_mappings_and_loses_feeds(engine: Engine, migrations: Config) -> None:
    with make_sessions(engine).begin() as session:
        for source in ("Forth", "Clyde"):
            keep_feed(session, source, Feed(addresses=("https://college.example/f",)))
    command.downgrade(migrations, "0007")
    assert {column["name"] for column in inspect(engine).get_columns("source")} == {"name", "mapping"}
    with engine.begin() as connection:
        assert connection.execute(text("SELECT name FROM source")).scalars().all() == ["Forth"]
