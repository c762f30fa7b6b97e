"""The migration of what passes between hub and employers keeps what is stored, both ways, and makes histories final."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError

from runtime.database import make_engine

NOTE = (
    "INSERT INTO request_event (id, request_id, at, actor, kind, reason, shared) VALUES (2, 1, '2026-11-21', "
    "'employer', 'note', 'Gàidhlig, please', 1)"
)
NEW = {"notice", "request_proof", "guess", "erasure"}
REQUEST = (
    "INSERT INTO collaboration_request (id, reference, status, version, organisation, contact_name, contact_email, "
    "consent_version, consent_at, need, skills, preferred_providers, shown, conversation_id, submission_key, "
    "search_text, created, updated) VALUES (1, 'MC-222222', 'new', 1, 'Craigellan', 'Mairi', 'm@c.example', '1', "
    "'2026-11-20', 'x', '[]', '[]', '[]', 'c', 'k', 'x', '2026-11-20', '2026-11-20')"
)
EVENT = (
    "INSERT INTO request_event (id, request_id, at, actor, kind, shared) VALUES (1, 1, '2026-11-20', 'employer', "
    "'opened', 0)"
)


@pytest.fixture
def engine(migrations: Config) -> Iterator[Engine]:
    """A database of the schema before, with one request."""
    command.upgrade(migrations, "0004")
    made = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with made.begin() as connection:
        connection.execute(text(REQUEST))
        connection.execute(text(EVENT))
    yield made
    made.dispose()


def test_a_request_of_before_is_unread_and_its_history_final(engine: Engine, migrations: Config) -> None:
    command.upgrade(migrations, "0006")
    assert set(inspect(engine).get_table_names()) >= NEW
    with engine.begin() as connection:
        assert connection.execute(text("SELECT unread FROM collaboration_request")).scalar() == 1
        with pytest.raises(IntegrityError, match="only ever added to"):
            connection.execute(text("DELETE FROM request_event"))


def test_a_request_that_was_decided_before_is_read(engine: Engine, migrations: Config) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE collaboration_request SET status = 'declined'"))
    command.upgrade(migrations, "0006")
    with engine.begin() as connection:
        assert connection.execute(text("SELECT unread FROM collaboration_request")).scalar() == 0


def test_what_was_said_in_a_history_is_searched_for(engine: Engine, migrations: Config) -> None:
    with engine.begin() as connection:
        connection.execute(text(NOTE))
    command.upgrade(migrations, "0006")
    with engine.begin() as connection:
        searched, said = connection.execute(text("SELECT search_text, history_text FROM collaboration_request")).one()
    assert (searched, said) == ("x\ngaidhlig, please", "Gàidhlig, please")


def test_the_way_back_keeps_the_requests(engine: Engine, migrations: Config) -> None:
    command.upgrade(migrations, "0006")
    command.downgrade(migrations, "0004")
    assert not NEW & set(inspect(engine).get_table_names())
    with engine.begin() as connection:
        joined = (
            "SELECT reference FROM collaboration_request JOIN request_event ON request_id = collaboration_request.id"
        )
        assert connection.execute(text(joined)).scalar() == "MC-222222"
        connection.execute(text("UPDATE request_event SET reason = 'free again'"))
