"""The migration of the route that is chosen with a status: histories of before stay, and name none."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from runtime.database import make_engine
from tests.hub.test_migration import EVENT, REQUEST

DECIDED = (
    "INSERT INTO request_event (id, request_id, at, actor, kind, from_status, to_status, reason, shared, route) VALUES "
    "(2, 1, '2026-11-21', 'ailsa@hub.example', 'status', 'new', 'in_review', 'Soon.', 1, 'adapt')"
)


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


def test_a_route_that_came_with_a_status_is_an_event_of_its_own_in_the_schema_before(migrations: Config) -> None:
    command.upgrade(migrations, "0004")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with engine.begin() as connection:
        connection.execute(text(REQUEST))
    command.upgrade(migrations, "0026")
    with engine.begin() as connection:
        connection.execute(text(EVENT))
        connection.execute(text(DECIDED))
    command.downgrade(migrations, "0025")
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT kind, reason, actor, at, shared FROM request_event ORDER BY id")).all()
        with pytest.raises(IntegrityError, match="only ever added to"):
            connection.execute(text("DELETE FROM request_event"))
    engine.dispose()
    assert kept == [
        ("opened", None, "employer", "2026-11-20", 0),
        ("status", "Soon.", "ailsa@hub.example", "2026-11-21", 1),
        ("route", "adapt", "ailsa@hub.example", "2026-11-21", 0),
    ]
