"""A backup holds all that people said, also of an advisor that is being written to; a restore is all or nothing."""

from __future__ import annotations

import sqlite3
import tarfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from advisor.backup import backup, restore
from advisor.prepare import StepFailed
from advisor.schema import migrate
from hub.models import CollaborationRequest
from hub.requests import Draft, find_request, open_request
from runtime.database import Sessions, make_engine, make_sessions
from runtime.settings import Settings
from tests.advisor.conftest import Advisor

DRAFT = Draft(
    organisation="Fibre Ltd",
    contact_name="Morag",
    contact="morag@fibre.example",
    consent_version="2026-11",
    need="splice fibre",
)


@pytest.fixture
def hub(chosen: Settings) -> Iterator[Sessions]:
    """The database of an advisor that runs."""
    migrate(chosen.database)
    engine = make_engine(chosen.database)
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture
def rasa(chosen: Settings) -> Path:
    """Rasa's conversations, with one event."""
    path = chosen.var / "rasa.db"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE events (data TEXT)")
        database.execute("INSERT INTO events VALUES ('hello')")
    return path


def request_in(sessions: Sessions, key: str = "key") -> str:
    with sessions.begin() as session:
        return open_request(session, DRAFT, conversation_id="here", submission_key=key).reference


def count(chosen: Settings) -> int:
    engine = make_engine(chosen.database)
    with make_sessions(engine)() as session:
        stored = session.scalar(select(func.count()).select_from(CollaborationRequest)) or 0
    engine.dispose()
    return stored


def elsewhere(chosen: Settings) -> Settings:
    """The settings of a machine that has nothing yet."""
    return chosen.model_copy(update={"var": chosen.var / "new"})


def test_what_was_backed_up_is_there_on_a_new_machine(
    chosen: Settings, hub: Sessions, rasa: Path, tmp_path: Path
) -> None:
    reference = request_in(hub)
    backup(chosen, tmp_path / "b.tar.gz")
    new = elsewhere(chosen)
    restore(new, tmp_path / "b.tar.gz", replace=False)
    engine = make_engine(new.database)
    with make_sessions(engine)() as session:
        assert find_request(session, reference, conversation_id="here").need == "splice fibre"
    engine.dispose()
    with closing(sqlite3.connect(new.var / "rasa.db")) as database:
        assert database.execute("SELECT data FROM events").fetchall() == [("hello",)]


def test_a_backup_of_a_hub_that_is_being_written_to_is_of_one_moment(
    chosen: Settings, hub: Sessions, tmp_path: Path
) -> None:
    written: list[str] = []
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        while not stop.is_set():
            written.append(request_in(hub, f"key-{len(written)}"))
            begun.set()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    promised = len(written)
    backup(chosen, tmp_path / "b.tar.gz")
    stop.set()
    writer.join()
    new = elsewhere(chosen)
    restore(new, tmp_path / "b.tar.gz", replace=False)
    engine = make_engine(new.database)
    with engine.connect() as connection:
        events = connection.execute(text("SELECT count(*) FROM request_event")).scalar()
    engine.dispose()
    assert promised <= count(new) <= len(written)
    assert events == count(new)  # a request and its history are stored together


def test_a_backup_is_for_its_owner_alone_and_holds_nothing_else(
    chosen: Settings, hub: Sessions, tmp_path: Path
) -> None:
    target = tmp_path / "b.tar.gz"
    backup(chosen, target)
    assert target.stat().st_mode & 0o777 == 0o600
    with tarfile.open(target) as archive:
        assert archive.getnames() == ["advisor.db"]
    assert list(tmp_path.glob(".backup-*")) == []


def test_a_backup_never_replaces_one(chosen: Settings, hub: Sessions, tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_text("the only one")
    with pytest.raises(StepFailed, match="is there already"):
        backup(chosen, tmp_path / "b.tar.gz")
    assert (tmp_path / "b.tar.gz").read_text() == "the only one"


def test_where_there_is_nothing_or_no_room_the_backup_says_so(chosen: Settings, hub: Sessions, tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="nothing to back up"):
        backup(elsewhere(chosen), tmp_path / "b.tar.gz")
    with pytest.raises(StepFailed, match="could not be written"):
        backup(chosen, tmp_path / "nowhere" / "b.tar.gz")


def test_a_restore_replaces_what_is_there_only_when_told_to(chosen: Settings, hub: Sessions, tmp_path: Path) -> None:
    backup(chosen, tmp_path / "b.tar.gz")
    request_in(hub)
    hub.kw["bind"].dispose()
    with pytest.raises(StepFailed, match="with --replace"):
        restore(chosen, tmp_path / "b.tar.gz", replace=False)
    assert count(chosen) == 1
    restore(chosen, tmp_path / "b.tar.gz", replace=True)
    assert count(chosen) == 0


def test_a_restore_waits_for_the_advisor_to_be_stopped(chosen: Settings, hub: Sessions, tmp_path: Path) -> None:
    backup(chosen, tmp_path / "b.tar.gz")
    with hub() as session:
        session.execute(text("SELECT 1 FROM staff")).all()
        with pytest.raises(StepFailed, match="Stop the advisor first"):
            restore(chosen, tmp_path / "b.tar.gz", replace=True)
    assert count(chosen) == 0


def test_a_damaged_database_is_what_a_restore_is_for(chosen: Settings, hub: Sessions, tmp_path: Path) -> None:
    request_in(hub)
    backup(chosen, tmp_path / "b.tar.gz")
    hub.kw["bind"].dispose()
    (chosen.var / "advisor.db").write_bytes(b"damaged " * 1000)
    restore(chosen, tmp_path / "b.tar.gz", replace=True)
    assert count(chosen) == 1


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00broken"])
def test_a_file_that_is_no_backup_changes_nothing(
    chosen: Settings, hub: Sessions, tmp_path: Path, content: bytes
) -> None:
    request_in(hub)
    hub.kw["bind"].dispose()
    (tmp_path / "b.tar.gz").write_bytes(content)
    with pytest.raises(StepFailed, match="no sound backup"):
        restore(chosen, tmp_path / "b.tar.gz", replace=True)
    assert count(chosen) == 1


def test_an_archive_of_something_else_changes_nothing(chosen: Settings, hub: Sessions, tmp_path: Path) -> None:
    hub.kw["bind"].dispose()
    strange = tmp_path / "strange"
    strange.write_bytes(b"no database " * 1000)
    for name, says in (("other.txt", "no backup of an advisor"), ("advisor.db", "no sound backup")):
        archive = tmp_path / f"{name}.tar.gz"
        with tarfile.open(archive, "w:gz") as packed:
            packed.add(strange, name)
        with pytest.raises(StepFailed, match=says):
            restore(chosen, archive, replace=True)
    assert count(chosen) == 0


def test_a_database_server_has_programs_of_its_own(chosen: Settings, tmp_path: Path) -> None:
    server = chosen.model_copy(update={"database_url": "postgresql://host/advisor"})
    with pytest.raises(StepFailed, match="pg_dump"):
        backup(server, tmp_path / "b.tar.gz")
    with pytest.raises(StepFailed, match="pg_restore"):
        restore(server, tmp_path / "b.tar.gz", replace=True)


def test_the_command_says_what_it_did_and_what_it_could_not(
    advisor: Advisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_DATABASE_URL", "")
    target = str(tmp_path / "b.tar.gz")
    failed = advisor("backup", target)
    assert (failed.exit_code, "nothing to back up" in failed.output) == (1, True)
    (tmp_path / "new").mkdir()
    migrate(f"sqlite:///{tmp_path / 'new' / 'advisor.db'}")
    assert advisor("backup", target).exit_code == 0
    again = advisor("restore", target)
    assert (again.exit_code, "--replace" in again.output) == (1, True)
    assert advisor("restore", target, "--replace").exit_code == 0
