"""The migration of the contact keeps the address of every request under its new name, and gives it back."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from runtime.database import make_engine
from tests.hub.test_migration import REQUEST


def test_the_address_is_kept_there_and_back(migrations: Config) -> None:
    command.upgrade(migrations, "0004")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with engine.begin() as connection:
        connection.execute(text(REQUEST))
    command.upgrade(migrations, "0020")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT contact FROM collaboration_request")) == "m@c.example"
    command.downgrade(migrations, "0019")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT contact_email FROM collaboration_request")) == "m@c.example"
    engine.dispose()
