"""The migration of recovery codes and lessons makes the tables of the models, and goes back."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from hub.lessons.models import Lesson
from hub.recovery import RecoveryCode
from runtime.database import make_engine

MODELS = (RecoveryCode, Lesson)


def test_the_tables_come_as_the_models_have_them_and_go(migrations: Config) -> None:
    command.upgrade(migrations, "0018")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    for model in MODELS:
        columns = {column["name"] for column in inspect(engine).get_columns(model.__tablename__)}
        assert columns == set(model.__table__.columns.keys())
    command.downgrade(migrations, "0017")
    assert not {model.__tablename__ for model in MODELS} & set(inspect(engine).get_table_names())
    engine.dispose()
