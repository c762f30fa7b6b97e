"""A feed of courses on the web by hand, the folder of its copies, and a fetch of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

import pytest

from catalogue import feeds
from catalogue.fetching.feed import Feed, Fetch
from catalogue.fetching.fetching import fetch_feed
from catalogue.fetching.kept_feeds import keep_feed
from catalogue.records import Credential
from catalogue.skills import read_skills
from catalogue.store import read_credentials
from runtime.database import Sessions
from tests.catalogue.fetching.web import Web

FEED = "https://college.example/courses.csv"
COLLEGE = "Corrie College"
skills_read_once = lru_cache(maxsize=1)(read_skills)


def rows(*ids: str) -> str:
    return "id,title,provider\n" + "".join(f"{id},Course {id},{COLLEGE}\n" for id in ids)


@pytest.fixture
def web() -> Web:
    """The feed has six courses, so that two of them are a third."""
    return Web({FEED: rows("a", "b", "c", "d", "e", "f")})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "feeds"


@pytest.fixture
def pauses() -> list[float]:
    """The seconds of every pause."""
    return []


@pytest.fixture
def fetch(
    sessions: Sessions, web: Web, folder: Path, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Fetch]:
    """Fetches the feed, which is stored."""
    monkeypatch.setattr(feeds, "read_skills", skills_read_once)
    with sessions.begin() as session:
        keep_feed(session, COLLEGE, Feed(addresses=(FEED,)))
    return partial(fetch_feed, sessions, COLLEGE, folder, web.downloader, pauses.append)


@pytest.fixture
def stored(sessions: Sessions) -> Callable[[], dict[str, Credential]]:
    """The credentials of the catalogue by their ids."""

    def read() -> dict[str, Credential]:
        with sessions() as session:
            return {record.id: record for record in read_credentials(session)}

    return read
