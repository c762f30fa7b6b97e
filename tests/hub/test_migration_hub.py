"""The migration of the part makes the tables that the models describe, and goes back without losing a request."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text

from runtime.database import Base, make_engine

NEW = {"unmet_need", "audit_entry", "legal_hold"}
CHANGED = {"staff", "staff_session"}


def test_the_tables_are_those_of_the_models_and_the_way_back_removes_them(migrations: Config) -> None:
    command.upgrade(migrations, "0012")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    for name in NEW | CHANGED:
        made = {column["name"] for column in inspect(engine).get_columns(name)}
        assert made == {column.name for column in Base.metadata.tables[name].columns}
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO unmet_need (source, need, month, words) VALUES ('s', 'n', '2026-11-01', '[]')")
        )
    command.downgrade(migrations, "0009")
    assert not NEW & set(inspect(engine).get_table_names())
    engine.dispose()
