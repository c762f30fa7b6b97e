"""The migration of who agreed to hear of new courses: nobody of before did, and requests with their offers stay."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from runtime.database import make_engine
from tests.hub.test_migration import REQUEST

OFFER = (
    "INSERT INTO new_offer (request_id, credential_id, added, quote, found) "
    "VALUES (1, 'weld', 1, 'Weld.', '2026-11-28 10:00:00')"
)


def test_nobody_of_before_agreed_and_nobody_was_told(migrations: Config) -> None:
    command.upgrade(migrations, "0004")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with engine.begin() as connection:
        connection.execute(text(REQUEST))
    command.upgrade(migrations, "0023")
    with engine.begin() as connection:
        connection.execute(text(OFFER))
    command.upgrade(migrations, "0024")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id, hears FROM collaboration_request")).one() == (1, 0)
        assert connection.execute(text("SELECT credential_id, told FROM new_offer")).one() == ("weld", 0)
    command.downgrade(migrations, "0023")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM new_offer")) == 1
    engine.dispose()
