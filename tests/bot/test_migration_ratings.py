"""The migration of ratings and codes makes the tables of the models, and goes back."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from bot.models import Conversation, ConversationKey, MoveCode
from hub.ratings import Rating
from runtime.database import make_engine


def test_the_tables_come_as_the_models_have_them_and_go(migrations: Config) -> None:
    command.upgrade(migrations, "0013")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    for model in (Rating, Conversation, ConversationKey, MoveCode):
        columns = {column["name"] for column in inspect(engine).get_columns(model.__tablename__)}
        assert columns == set(model.__table__.columns.keys())
    command.downgrade(migrations, "0009")
    assert not {"rating", "conversation_key", "move_code"} & set(inspect(engine).get_table_names())
    engine.dispose()
