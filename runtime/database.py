"""The one database: its base class, its engine, and the column type that stores a record whole."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import JSON, DateTime, Engine, create_engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

Sessions = sessionmaker[Session]
Model = TypeVar("Model", bound=BaseModel)


class Moment(TypeDecorator[dt.datetime]):
    """A point in time: aware in Python, UTC in the database, also where the database forgets time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return value.astimezone(dt.UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        return value.replace(tzinfo=dt.UTC) if value else None


class Document(TypeDecorator[Model]):
    """A frozen pydantic record in a JSON column, validated again whenever it is read."""

    impl = JSON
    cache_ok = True

    def __init__(self, model: type[Model]) -> None:
        super().__init__()
        self.model = model

    def process_bind_param(self, value: Model | None, dialect: Dialect) -> Any:
        return value.model_dump(mode="json", exclude_defaults=True) if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> Model | None:
        return self.model.model_validate(value) if value is not None else None


class Base(DeclarativeBase):
    type_annotation_map = {dt.datetime: Moment}  # noqa: RUF012  SQLAlchemy declares it so


def make_engine(url: str) -> Engine:
    """An engine for `url`. SQLite waits 5 s for a lock, keeps foreign keys, lets readers read while one writes,
    and overwrites what is deleted."""
    engine = create_engine(url, connect_args={"timeout": 5} if url.startswith("sqlite") else {})
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _prepare(connection: Any, _: object) -> None:
            for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "secure_delete=ON"):
                connection.execute(f"PRAGMA {pragma}")

    return engine


def make_sessions(engine: Engine) -> Sessions:
    """The factory of sessions; `with sessions.begin() as session` is one transaction."""
    return sessionmaker(engine, expire_on_commit=False)
