"""A fetch that somebody asks for runs beside what the process does, and leaves its result where every fetch does."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalogue.fetching.background import BackgroundFetch
from catalogue.fetching.copies import Copies
from catalogue.fetching.feed import Fetch, Outcome
from catalogue.fetching.kept_feeds import read_feed
from runtime.database import Base, Sessions, make_engine, make_sessions
from tests.catalogue.fetching.conftest import COLLEGE
from tests.catalogue.fetching.web import Web


def ended() -> None:
    """Wait for every fetch."""
    for thread in threading.enumerate():
        if thread.name == "fetch":
            thread.join(timeout=60)


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[Sessions]:
    """A database in a file, because another thread writes to it."""
    engine = make_engine(f"sqlite:///{tmp_path / 'hub.db'}")
    Base.metadata.create_all(engine)
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture
def background(sessions: Sessions, folder: Path, web: Web, fetch: Callable[..., Fetch]) -> BackgroundFetch:
    """`fetch` stores the feed."""
    return BackgroundFetch(sessions, folder, web.downloader)


def test_how_it_ended_is_stored(background: BackgroundFetch, sessions: Sessions) -> None:
    background(COLLEGE)
    ended()
    with sessions() as session:
        last = read_feed(session, COLLEGE)[1]
    assert last
    assert last.outcome is Outcome.TAKEN


def test_a_feed_that_is_being_fetched_is_left_alone(
    background: BackgroundFetch, folder: Path, web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), Copies(folder, COLLEGE).locked():
        background(COLLEGE)
        ended()
    assert "a feed is not fetched: BeingFetched" in caplog.text
    assert web.asked == []


def test_a_feed_that_was_removed_meanwhile_is_no_fault(
    background: BackgroundFetch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        background("Nobody")
        ended()
    assert "a feed is not fetched: NoSuchFeed" in caplog.text


def test_a_fault_of_our_own_is_logged(
    background: BackgroundFetch, web: Web, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(web.downloader), "get", lambda *_, **__: 1 / 0)
    background(COLLEGE)
    ended()
    assert "by a fault of the advisor" in caplog.text
