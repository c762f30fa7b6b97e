"""The migration of the route that is chosen with a status: histories of before stay, and name none."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from runtime.database import make_engine
from tests.hub.test_migration import EVENT, REQUEST


def test_a_history_of_before_stays_both_ways(migrations: Config) -> None:
    command.upgrade(migrations, "0004")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with engine.begin() as connection:
        connection.execute(text(REQUEST))
        connection.execute(text(EVENT))
    command.upgrade(migrations, "0026")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT kind, route FROM request_event")).one() == ("opened", None)
    command.downgrade(migrations, "0025")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT kind FROM request_event")) == "opened"
    engine.dispose()
