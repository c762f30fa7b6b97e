"""The migration of vectors: requests of before have none, and theirs go with them."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text

from runtime.database import make_engine
from tests.hub.test_migration import REQUEST

VECTOR = "INSERT INTO request_vector (request_id, encoder, numbers) VALUES (1, 'toy', x'003c')"


def test_requests_of_before_have_no_vector_and_a_vector_goes_with_its_request(migrations: Config) -> None:
    command.upgrade(migrations, "0004")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with engine.begin() as connection:
        connection.execute(text(REQUEST))
    command.upgrade(migrations, "0025")
    count = text("SELECT count(*) FROM request_vector")
    with engine.begin() as connection:
        assert connection.scalar(count) == 0
        connection.execute(text(VECTOR))
        connection.execute(text("DELETE FROM collaboration_request"))
        assert connection.scalar(count) == 0
    command.downgrade(migrations, "0024")
    assert not inspect(engine).has_table("request_vector")
    engine.dispose()
