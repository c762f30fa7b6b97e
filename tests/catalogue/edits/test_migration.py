"""The migration of edits makes the table and the columns of the models, guards the log, and goes back."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from catalogue.edits.log import Edit
from catalogue.tables import CredentialRow, GuidanceRow, TermRow
from runtime.database import make_engine

MODELS = (Edit, CredentialRow, TermRow, GuidanceRow)
ENTRY = """INSERT INTO catalogue_edit (id, at, actor, kind, key, field, before, after)
VALUES (1, '2026-11-27', 'a@hub.example', 'term', 'rpl', 'definition', '"a"', '"b"')"""


def test_the_tables_come_as_the_models_have_them_and_go(migrations: Config) -> None:
    command.upgrade(migrations, "0021")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    for model in MODELS:
        columns = {column["name"] for column in inspect(engine).get_columns(model.__tablename__)}
        assert columns == set(model.__table__.columns.keys())
    with engine.begin() as connection:
        connection.execute(text(ENTRY))
    for change in ("UPDATE catalogue_edit SET actor = 'b'", "DELETE FROM catalogue_edit"):
        with pytest.raises(DatabaseError, match="only ever added to"), engine.begin() as connection:
            connection.execute(text(change))
    command.downgrade(migrations, "0020")
    assert "catalogue_edit" not in inspect(engine).get_table_names()
    assert "withdrawn" not in {column["name"] for column in inspect(engine).get_columns("credential")}
    engine.dispose()
