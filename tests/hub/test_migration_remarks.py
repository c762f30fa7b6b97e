"""The migration of the remarks leaves every request as it is."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from runtime.database import make_engine
from tests.hub.test_migration import REQUEST


def test_requests_of_before_have_no_remarks_and_stay(migrations: Config) -> None:
    command.upgrade(migrations, "0004")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with engine.begin() as connection:
        connection.execute(text(REQUEST))
    command.upgrade(migrations, "0022")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT contact, remarks FROM collaboration_request")).one() == (
            "m@c.example",
            None,
        )
    command.downgrade(migrations, "0021")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM collaboration_request")) == 1
    engine.dispose()
