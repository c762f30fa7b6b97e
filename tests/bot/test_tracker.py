"""Rasa's own store forgets a conversation and keeps the others; a store that cannot be written says so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot import tracker
from bot.tracker import TrackerStore, TrackerUnavailable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with two events of one conversation and one of another."""
    path = tmp_path / "rasa.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, data TEXT)")
        rows = [("mine", "Mairi Sinclair said this"), ("mine", "and that"), ("other", "somebody else")]
        connection.executemany("INSERT INTO events (sender_id, data) VALUES (?, ?)", rows)
    return path


def senders(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [sender for (sender,) in connection.execute("SELECT sender_id FROM events")]


def test_the_events_of_a_conversation_are_removed_and_those_of_others_stay(path: Path) -> None:
    assert TrackerStore(f"sqlite:///{path}").erase(["mine", "unknown"]) == 2
    assert senders(path) == ["other"]


def test_what_was_removed_is_overwritten_in_the_file(path: Path) -> None:
    assert b"Mairi Sinclair" in path.read_bytes()
    TrackerStore(f"sqlite:///{path}").erase(["mine"])
    assert b"Mairi Sinclair" not in path.read_bytes()


def test_a_store_that_does_not_exist_yet_holds_nothing_and_is_not_made(tmp_path: Path) -> None:
    assert TrackerStore(f"sqlite:///{tmp_path / 'rasa.db'}").erase(["mine"]) == 0
    assert not (tmp_path / "rasa.db").exists()


def test_a_store_without_a_table_holds_nothing(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "rasa.db").close()
    (tmp_path / "rasa.db").touch()
    assert TrackerStore(f"sqlite:///{tmp_path / 'rasa.db'}").erase(["mine"]) == 0


def test_no_conversation_removes_nothing(path: Path) -> None:
    assert TrackerStore(f"sqlite:///{path}").erase([]) == 0
    assert len(senders(path)) == 3


def test_a_store_that_is_busy_is_unavailable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker, "PATIENCE", 0)
    with closing(sqlite3.connect(path)) as rasa:
        rasa.execute("BEGIN EXCLUSIVE")
        with pytest.raises(TrackerUnavailable, match="locked"):
            TrackerStore(f"sqlite:///{path}").erase(["mine"])
    assert len(senders(path)) == 3
