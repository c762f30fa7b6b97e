"""The migration of formatted answers: what waited to be sent before it stays the plain text that it was."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, select, text

from bot.models import TelegramAnswer
from runtime.database import make_engine, make_sessions

WAITING = """INSERT INTO telegram_answer (update_id, piece, chat, text, attempts, due)
VALUES (1, 0, '71', 'steel <b> & glass', 0, '2026-11-27 09:00:00')"""


def test_an_answer_that_waits_stays_plain_and_the_columns_come_and_go(migrations: Config) -> None:
    command.upgrade(migrations, "0015")
    engine = make_engine(str(migrations.get_main_option("sqlalchemy.url")))
    with engine.begin() as connection:
        connection.execute(text(WAITING))
    command.upgrade(migrations, "0019")
    columns = {column["name"] for column in inspect(engine).get_columns("telegram_answer")}
    assert columns == set(TelegramAnswer.__table__.columns.keys())
    with make_sessions(engine)() as session:
        answer = session.scalars(select(TelegramAnswer)).one()
    assert (answer.text, answer.formatted, answer.edits) == ("steel <b> & glass", False, None)
    command.downgrade(migrations, "0015")
    assert not {"formatted", "edits"} & {column["name"] for column in inspect(engine).get_columns("telegram_answer")}
    engine.dispose()
