"""What an employer was told is on the disk: the answer is stored by a commit that waits for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine, event, text

from bot.chat import Chat
from bot.erasure import Eraser
from bot.tracker import TrackerStore
from runtime.database import Base, make_engine, make_sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import typed
from tests.conftest import EMAIL, FORM


@pytest.fixture
def commits() -> list[str]:
    """Each commit of a message's way, in order, as `taken in` or `synced`."""
    return []


@pytest.fixture
def engines(chosen: Settings, commits: list[str]) -> Iterator[tuple[Engine, Engine]]:
    synced, unsynced = make_engine(chosen.database), make_engine(chosen.database, synced=False)
    Base.metadata.create_all(synced)
    event.listen(synced, "commit", lambda _: commits.append("synced"))
    event.listen(unsynced, "commit", lambda _: commits.append("taken in"))
    yield synced, unsynced
    synced.dispose()
    unsynced.dispose()


@pytest.fixture
def chat(engines: tuple[Engine, Engine], rasa: FakeRasa, chosen: Settings) -> Chat:
    synced, unsynced = engines
    sessions = make_sessions(synced)
    eraser = Eraser(sessions, TrackerStore(chosen.tracker_database))
    return Chat(sessions, rasa, PHRASES, EMAIL, FORM, eraser, make_sessions(unsynced))


async def test_the_last_commit_before_an_answer_is_given_is_synced(chat: Chat, commits: list[str]) -> None:
    conversation = await chat.identify((await chat.open()).token)
    assert commits[-1] == "synced"
    commits.clear()
    await chat.post(conversation, typed("we need welders"))
    assert commits == ["taken in", "synced"]


async def test_both_kinds_of_commit_are_seen_by_whoever_reads_the_file(chat: Chat, chosen: Settings) -> None:
    conversation = await chat.identify((await chat.open()).token)
    await chat.post(conversation, typed("we need welders"))
    other = create_engine(chosen.database)
    with other.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM turn WHERE answer IS NOT NULL")).scalar() == 2
    other.dispose()
