"""The migration of the marks of use makes the table of the model, and goes back."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from hub.measures.usage import Usage
from runtime.database import make_engine


def test_the_table_comes_as_the_model_has_it_and_goes(migrations: Config) -> None:
    command.upgrade(migrations, "0016")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    columns = {column["name"] for column in inspect(engine).get_columns(Usage.__tablename__)}
    assert columns == set(Usage.__table__.columns.keys())
    command.downgrade(migrations, "0015")
    assert Usage.__tablename__ not in inspect(engine).get_table_names()
    engine.dispose()
