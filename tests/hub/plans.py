"""Which statements of the console's pages read a table as a whole, with very many requests.

`python -m tests.hub.plans 100000 sqlite` and `... postgresql` make a database of that many requests, fetch a page of
each sort that tests/hub/bench.py measures, and print how many statements it took and which of them the database answers
by reading one of the tables that grow with the requests from its beginning.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from hub.staff import add_staff
from runtime.database import make_sessions
from tests.hub.bench import Page, client_of, engine_of, pages_of
from tests.hub.made import AILSA, PASSWORD, cheap_passwords
from tests.hub.many_requests import fill

GROWING = ("collaboration_request", "request_event", "request_word", "request_vector", "notice")
"""Tables with rows for each request."""

WHOLE = re.compile(rf"(?:SCAN|Seq Scan on) (?:{'|'.join(GROWING)})\b(?!.* ix_collaboration_request_unread)")
"""A step of a plan, of SQLite and of PostgreSQL, that reads a table or an index of it from its beginning to its end.
Of the index that has the unread alone, that is a page of these."""


class Asked(NamedTuple):
    """A statement as it was sent to the database."""

    statement: str
    parameters: Any


@contextmanager
def asked_of(engine: Engine) -> Iterator[list[Asked]]:
    """Collects what is read from the database meanwhile."""
    collected: list[Asked] = []

    def collect(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            collected.append(Asked(statement, parameters))

    event.listen(engine, "before_cursor_execute", collect)
    try:
        yield collected
    finally:
        event.remove(engine, "before_cursor_execute", collect)


def plan_of(engine: Engine, asked: Asked) -> list[str]:
    """The steps by which the database answers a statement."""
    explain = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(explain + asked.statement, asked.parameters)
        return [str(row[-1]) for row in rows]


def wholes(engine: Engine, client: TestClient, page: Page) -> tuple[int, list[tuple[str, str]]]:
    """How many statements a page takes, and those with such a step, each with the step."""
    address = page()
    with asked_of(engine) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    steps = [(each.statement, step) for each in asked for step in plan_of(engine, each) if WHOLE.search(step)]
    return len(asked), steps


def lines(engine: Engine, count: int) -> Iterator[str]:
    """What is printed: a line for each sort of page, and one for each statement that reads a table as a whole."""
    sessions = make_sessions(engine)
    with cheap_passwords(), sessions.begin() as session:
        add_staff(session, AILSA, "Ailsa Grant", PASSWORD)
    fill(engine, count)
    with client_of(sessions) as client:
        for name, page in pages_of(sessions, count).items():
            statements, steps = wholes(engine, client, page)
            yield f"{name:34}{statements:3} statements, {len(steps)} read a table as a whole"
            yield from (
                f"    {step.strip()}: {' '.join(statement.split())}" for statement, step in dict.fromkeys(steps)
            )


def main(words: Sequence[str]) -> None:
    count, name = words
    with engine_of(name) as engine:
        for line in lines(engine, int(count)):
            print(line, flush=True)  # noqa: T201  it is what the command is for


if __name__ == "__main__":
    main(sys.argv[1:])
