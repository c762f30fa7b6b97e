"""The migration of the classes gives them to the requests that are there, and goes back without losing any."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text

from runtime.database import make_engine
from tests.hub.test_migration import EVENT, REQUEST

ADDED = {"said", "area", "heads", "level_min", "level_max"}


def test_a_request_of_before_gets_its_classes_and_the_way_back_keeps_it(migrations: Config) -> None:
    command.upgrade(migrations, "0007")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with engine.begin() as connection:
        connection.execute(text(REQUEST))
        connection.execute(text(EVENT))
        connection.execute(
            text("UPDATE collaboration_request SET learners = '12-15', region = 'Elgin', level = '6 to 8'")
        )
    command.upgrade(migrations, "0009")
    with engine.begin() as connection:
        classes = "SELECT area, heads, level_min, level_max FROM collaboration_request"
        assert tuple(connection.execute(text(classes)).one()) == ("Moray", 12, 6, 8)
    command.downgrade(migrations, "0007")
    assert not ADDED & {column["name"] for column in inspect(engine).get_columns("collaboration_request")}
    with engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM request_event")).scalar() == 1
    engine.dispose()
