"""The migration of new offers makes the tables of the models, and goes back."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text

from hub.supply import ComparedCredential, Invitation, NewOffer
from runtime.database import make_engine

MODELS = (ComparedCredential, Invitation, NewOffer)
LATER = {"told"}
"""Columns that a later migration adds."""


def test_the_tables_come_as_the_models_have_them_and_go(migrations: Config) -> None:
    command.upgrade(migrations, "0015")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    for model in MODELS:
        columns = {column["name"] for column in inspect(engine).get_columns(model.__tablename__)}
        assert columns == set(model.__table__.columns.keys()) - LATER
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO revision (name, mark) VALUES ('compared', 'x'), ('term', 'y')"))
    command.downgrade(migrations, "0013")
    assert not {model.__tablename__ for model in MODELS} & set(inspect(engine).get_table_names())
    with engine.begin() as connection:
        assert list(connection.execute(text("SELECT name FROM revision"))) == [("term",)]
    engine.dispose()
