"""Alembic's entry: the tables of every package, over the address that the caller gives."""

from typing import Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

import bot.models  # noqa: F401
import catalogue.tables  # noqa: F401
import hub.models  # noqa: F401
from runtime.database import Base, hold_others, make_engine
from runtime.settings import settings


def as_plain_type(kind: str, item: object, _: object) -> str | Literal[False]:
    """Migrations name the database's own types: they must still run when our column types have changed."""
    return f"sa.{type(item.impl).__name__}()" if kind == "type" and isinstance(item, TypeDecorator) else False


url = context.config.get_main_option("sqlalchemy.url") or settings().database
engine = make_engine(url)
with engine.connect() as connection:
    # batch mode: SQLite cannot alter a table in place
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=True, render_item=as_plain_type
    )
    with context.begin_transaction():
        hold_others(connection, "migration")
        context.run_migrations()
engine.dispose()
