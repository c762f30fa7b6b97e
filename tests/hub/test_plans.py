"""No page of the console reads a table that grows with the requests as a whole; one counts in an index of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from advisor.schema import migrate
from hub.staff import add_staff
from runtime.database import make_engine, make_sessions
from tests.hub.bench import client_of, pages_of
from tests.hub.made import AILSA, PASSWORD, cheap_passwords
from tests.hub.many_requests import fill
from tests.hub.plans import WHOLE, Asked, plan_of, wholes

COUNT = 1500
COUNTS = "sector, level and wait, any page"
"""Of filters without an index of their own, those that pass are counted in the index that has them all."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path_factory.mktemp('plans') / 'hub.db'}"
    migrate(url)
    engine = make_engine(url)
    with cheap_passwords(), make_sessions(engine).begin() as session:
        add_staff(session, AILSA, "Ailsa Grant", PASSWORD)
    fill(engine, COUNT)
    yield engine
    engine.dispose()


def test_no_page_reads_all_requests(full: Engine) -> None:
    sessions = make_sessions(full)
    with client_of(sessions) as client:
        read = {name: wholes(full, client, page)[1] for name, page in pages_of(sessions, COUNT).items()}
    counted = {step for _, step in read.pop(COUNTS)}
    assert {name: steps for name, steps in read.items() if steps} == {}
    assert counted == {"SCAN collaboration_request USING COVERING INDEX ix_collaboration_request_counts"}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT id FROM collaboration_request WHERE need = ?",
        "SELECT count(*) FROM request_event WHERE reason = ?",
        "SELECT status FROM collaboration_request WHERE sector = ?",
    ],
)
def test_a_statement_that_reads_them_all_is_told(full: Engine, statement: str) -> None:
    assert any(WHOLE.search(step) for step in plan_of(full, Asked(statement, ("x",))))


def test_the_steps_of_a_plan_are_those_of_the_database(full: Engine) -> None:
    steps = plan_of(full, Asked("SELECT id FROM collaboration_request WHERE reference = ?", ("MC-222222",)))
    assert steps
    assert all(step.startswith("SEARCH collaboration_request USING") for step in steps)
