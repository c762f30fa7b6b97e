"""The one database: its base class, its engine, and the column type that stores a record whole."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import DDL, JSON, Connection, DateTime, Engine, FromClause, create_engine, event, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

Sessions = sessionmaker[Session]
T = TypeVar("T")
LOCK_SECONDS = 5.0
"""How long a write to SQLite waits for another one. Read at each call, so that tests can wait for less."""

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


def only_added_to(table: FromClause, statements: Mapping[str, Sequence[str]]) -> None:
    """Let these statements of each dialect, which make the rows of a table final, follow the making of the table."""
    for dialect, every in statements.items():
        for statement in every:
            made_final = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]  # has no types
            event.listen(table, "after_create", made_final)


def make_engine(url: str, *, synced: bool = True) -> Engine:
    """An engine for `url`. SQLite waits LOCK_SECONDS for a lock, keeps foreign keys, lets readers read while one
    writes, and overwrites what is deleted.

    A commit is on the disk when it returns, so that a power cut loses nothing that somebody was told. `synced` may be
    False where nobody is told yet: such a commit survives a crash of the process, and is synced by the next that is.
    """
    is_file = url.startswith("sqlite")
    # another machine's server may restart: a connection that it closed is made anew, not reported to an employer
    patience = {"timeout": LOCK_SECONDS} if is_file else {}
    # an error is logged, and must not quote what people said
    engine = create_engine(url, connect_args=patience, pool_pre_ping=not is_file, hide_parameters=True)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _prepare(connection: Any, _: object) -> None:
            waiting = "FULL" if synced else "NORMAL"
            for pragma in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", f"synchronous={waiting}"):
                connection.execute(f"PRAGMA {pragma}")

        if engine.url.database:
            _take_turns(engine, _writing.setdefault(engine.url.database, threading.Lock()))

    if engine.dialect.name == "postgresql":

        @event.listens_for(engine, "connect")
        def _plan(connection: Any, _: object) -> None:
            # its default is that of a turning disk, where an index that holds all that is asked for is read too seldom
            connection.execute("SET random_page_cost = 1.1")
            connection.commit()

    return engine


_writing: dict[str, threading.Lock] = {}
"""Who writes to a file, over all engines of this process."""


def _take_turns(engine: Engine, lock: threading.Lock) -> None:
    """Let the threads of this process write to a file one after the other, from their first change to their commit.

    SQLite lets one write at a time and has the others sleep up to 100 ms between two looks; here they go on at once.
    """

    @event.listens_for(engine, "before_cursor_execute")
    def _begin(connection: Connection, _: object, __: object, ___: object, context: Any, ____: object) -> None:
        changes = context is not None and (context.isinsert or context.isupdate or context.isdelete)
        if changes and "writes" not in connection.info and lock.acquire(timeout=LOCK_SECONDS):
            connection.info["writes"] = True

    @event.listens_for(engine, "checkin")
    def _end(_: object, record: Any) -> None:
        if record.info.pop("writes", False):
            lock.release()


def hold_others(connection: Connection | Session, work: str) -> None:
    """Let nobody else, on any machine, do the same `work` before this transaction ends.

    With PostgreSQL the second waits and then finds it done. SQLite, which one machine uses, waits for its file instead.
    """
    bound = connection.connection() if isinstance(connection, Session) else connection
    if bound.dialect.name == "postgresql":
        bound.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:work, 1))"), {"work": work})


async def in_thread(sessions: Sessions, work: Callable[[Session], T]) -> T:
    """`work` in one transaction, off the event loop."""

    def transaction() -> T:
        with sessions.begin() as session:
            return work(session)

    return await asyncio.to_thread(transaction)


def make_sessions(engine: Engine) -> Sessions:
    """The factory of sessions; `with sessions.begin() as session` is one transaction."""
    return sessionmaker(engine, expire_on_commit=False)
