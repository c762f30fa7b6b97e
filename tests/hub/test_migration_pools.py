"""The migration of pools makes the tables of the models and room for the word of a link, and goes back."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from hub.correspondence import Notice
from hub.pools.models import Pool, PoolMember
from runtime.database import make_engine

MODELS = (Pool, PoolMember)


def test_the_tables_come_as_the_models_have_them_and_go(migrations: Config) -> None:
    command.upgrade(migrations, "0017")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    for model in MODELS:
        columns = {column["name"] for column in inspect(engine).get_columns(model.__tablename__)}
        assert columns == set(model.__table__.columns.keys())
    (code,) = (column for column in inspect(engine).get_columns("notice") if column["name"] == "code")
    assert str(code["type"]) == str(Notice.__table__.c.code.type)
    assert {index["name"] for index in inspect(engine).get_indexes("notice")} >= {"ix_notice_due"}
    command.downgrade(migrations, "0016")
    assert not {model.__tablename__ for model in MODELS} & set(inspect(engine).get_table_names())
    engine.dispose()
