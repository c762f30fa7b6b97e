"""What the shared database promises whatever it runs on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import Engine, event, func, insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from catalogue.records import Term
from catalogue.store import read_terms
from catalogue.tables import TermRow
from runtime.clock import now
from runtime.database import Base, Sessions, make_engine, make_sessions


class Apart(DeclarativeBase):
    """Keeps the table of this test out of the advisor's own."""

    type_annotation_map = Base.type_annotation_map


class Visit(Apart):
    __tablename__ = "visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime | None]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(f"sqlite:///{tmp_path / 'advisor.db'}")
    Base.metadata.create_all(made)
    Apart.metadata.create_all(made)
    yield made
    made.dispose()


@pytest.fixture
def on_disk(engine: Engine) -> Sessions:
    return make_sessions(engine)


def test_a_moment_comes_back_aware_and_in_utc(on_disk: Sessions) -> None:
    summer = dt.datetime(2026, 7, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    with on_disk.begin() as session:
        session.add(Visit(id=1, at=summer))
    with on_disk() as session:
        visit = session.get_one(Visit, 1)
        assert visit.at == summer
        assert visit.at.tzinfo is dt.UTC


def test_no_moment_comes_back_as_none(on_disk: Sessions) -> None:
    with on_disk.begin() as session:
        session.add(Visit(id=1, at=None))
    with on_disk() as session:
        assert session.get_one(Visit, 1).at is None


def test_a_record_is_validated_again_when_it_is_read(on_disk: Sessions) -> None:
    with on_disk.begin() as session:
        session.execute(text("INSERT INTO term (id, record) VALUES ('rpl', '{\"id\": \"rpl\"}')"))
    with on_disk() as session, pytest.raises(ValidationError):
        read_terms(session)


def test_what_a_record_leaves_unsaid_takes_no_room(on_disk: Sessions) -> None:
    with on_disk.begin() as session:
        session.add(TermRow(id="rpl", record=Term(id="rpl", term="RPL", definition="D")))
    with on_disk() as session:
        assert session.scalar(text("SELECT json_group_array(key) FROM term, json_each(term.record)")) == (
            '["id","term","definition"]'
        )


def test_readers_see_the_last_commit_while_one_writes(on_disk: Sessions) -> None:
    term = Term(id="rpl", term="RPL", definition="D")
    with on_disk.begin() as writer:
        writer.execute(insert(TermRow).values(id="rpl", record=term))
        with on_disk() as reader:
            assert read_terms(reader) == []
    with on_disk() as reader:
        assert read_terms(reader) == [term]


def test_a_writer_need_not_wait_for_readers(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"


@pytest.mark.parametrize(("synced", "synchronous"), [(True, 2), (False, 1)])  # SQLite's numbers for FULL and NORMAL
def test_a_commit_is_on_the_disk_unless_nobody_was_told(tmp_path: Path, synced: bool, synchronous: int) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'advisor.db'}", synced=synced)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == synchronous
    engine.dispose()


def test_foreign_keys_are_kept(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_transaction_that_fails_leaves_nothing_behind(on_disk: Sessions) -> None:
    with on_disk.begin() as session:
        session.add(Visit(id=1))
    with pytest.raises(IntegrityError), on_disk.begin() as session:
        session.add_all([Visit(id=2), Visit(id=1)])
    with on_disk() as session:
        assert session.get(Visit, 2) is None


def test_now_is_in_utc() -> None:
    assert now().tzinfo is dt.UTC


def _impatient(connection: Any, _: object) -> None:
    connection.execute("PRAGMA busy_timeout=0")  # SQLite itself waits for nobody


def test_the_threads_of_a_process_write_one_after_the_other_over_all_its_engines(
    engine: Engine, tmp_path: Path
) -> None:
    other = make_engine(f"sqlite:///{tmp_path / 'advisor.db'}", synced=False)
    for one in (engine, other):
        one.dispose()
        event.listen(one, "connect", _impatient)

    def write(thread: int) -> None:
        sessions = make_sessions((engine, other)[thread % 2])
        for number in range(20):
            with sessions.begin() as session:
                session.add(Visit(id=thread * 100 + number, at=None))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Visit)) == 160
    other.dispose()


def test_a_write_that_failed_holds_up_no_other(on_disk: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runtime.database.LOCK_SECONDS", 0.01)

    def fail() -> None:
        with pytest.raises(IntegrityError), on_disk.begin() as session:
            session.execute(insert(Visit), [{"id": 1}, {"id": 1}])

    def write() -> bool:
        with on_disk.begin() as session:
            session.add(Visit(id=2, at=None))
            session.flush()
            return "writes" in session.connection().info

    with ThreadPoolExecutor(1) as thread:
        thread.submit(fail).result()
    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(write).result()


def test_reading_waits_for_no_write(on_disk: Sessions) -> None:
    with on_disk.begin() as session:
        session.add(Visit(id=1, at=None))
        session.flush()
        with on_disk() as reader:
            assert reader.scalar(select(func.count()).select_from(Visit)) == 0
