"""The index of a machine follows the catalogue's revision, which any machine may change."""

from __future__ import annotations

import logging
import multiprocessing
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from advisor.freshness import AGAIN, Freshness
from catalogue.revisions import catalogue_revision
from catalogue.store import apply_credentials
from index.revision import read_revision, write_revision
from runtime.database import Sessions, make_engine, make_sessions
from tests.actions.made import CREDENTIALS

PATIENCE = 60.0


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def freshness(sessions: Sessions, tmp_path: Path, asked: list[str], clock: Clock) -> Freshness:
    return Freshness(sessions, tmp_path, lambda: asked.append("build"), clock)


def imported(sessions: Sessions, number: int) -> str:
    """The revision after the first `number` records were imported."""
    with sessions.begin() as session:
        apply_credentials(session, CREDENTIALS[:number], "replace")
        return catalogue_revision(session)


def test_an_index_of_the_catalogues_revision_is_left_alone(
    freshness: Freshness, sessions: Sessions, tmp_path: Path, asked: list[str]
) -> None:
    write_revision(tmp_path, imported(sessions, 1))
    freshness.look()
    assert asked == []


def test_a_change_is_built_once_however_often_it_is_seen(
    freshness: Freshness, sessions: Sessions, tmp_path: Path, asked: list[str]
) -> None:
    write_revision(tmp_path, imported(sessions, 1))
    revision = imported(sessions, 2)
    for _ in range(3):
        freshness.look()
    assert asked == ["build"]
    write_revision(tmp_path, revision)
    freshness.look()
    imported(sessions, 1)
    freshness.look()
    assert asked == ["build"] * 2


def test_a_folder_without_an_index_gets_one(freshness: Freshness, asked: list[str]) -> None:
    freshness.look()
    assert asked == ["build"]


def test_a_build_that_failed_is_asked_for_again_later(
    freshness: Freshness, sessions: Sessions, asked: list[str], clock: Clock
) -> None:
    imported(sessions, 1)
    freshness.look()
    clock.now += AGAIN
    freshness.look()
    assert asked == ["build"]
    clock.now += 1
    freshness.look()
    assert asked == ["build"] * 2


def test_a_database_that_does_not_answer_is_asked_the_next_time(
    freshness: Freshness, sessions: Sessions, asked: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with sessions.begin() as session:
        session.execute(text("ALTER TABLE revision RENAME TO moved"))
    with caplog.at_level(logging.WARNING):
        freshness.look()
    assert "cannot be read" in caplog.text
    assert asked == []
    with sessions.begin() as session:
        session.execute(text("ALTER TABLE moved RENAME TO revision"))
    freshness.look()
    assert asked == ["build"]


def test_an_import_that_changes_nothing_keeps_the_revision(sessions: Sessions) -> None:
    assert imported(sessions, 2) == imported(sessions, 2)


def test_a_preview_keeps_the_revision(sessions: Sessions) -> None:
    before = imported(sessions, 1)
    with sessions.begin() as session:
        apply_credentials(session, CREDENTIALS[:2], write=False)
        assert catalogue_revision(session) == before


def import_elsewhere(url: str) -> None:
    engine = make_engine(url)
    imported(make_sessions(engine), 2)
    engine.dispose()


def test_an_import_by_another_process_is_taken(sessions: Sessions, tmp_path: Path) -> None:
    write_revision(tmp_path, imported(sessions, 1))
    asked, stop = threading.Event(), threading.Event()
    freshness = Freshness(sessions, tmp_path, asked.set)
    looking = threading.Thread(target=freshness.keep_looking, args=(stop, 0.01))
    looking.start()
    try:
        url = sessions.kw["bind"].url.render_as_string(hide_password=False)
        other = multiprocessing.get_context("spawn").Process(target=import_elsewhere, args=(url,))
        other.start()
        other.join(PATIENCE)
        assert other.exitcode == 0
        assert asked.wait(PATIENCE)
    finally:
        stop.set()
        looking.join()
    assert read_revision(tmp_path) is not None
