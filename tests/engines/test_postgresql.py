"""On a real PostgreSQL, by the setting alone: every table, the sample, requests, and conversations of two replicas."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.chat import Chat
from bot.erasure import Eraser
from bot.telegram.inbox import Inbox, Raw
from bot.tracker import TrackerStore
from bot.turn_order import StillAnswering, TurnOrder
from bot.web import make_app
from catalogue.sample import load_sample
from catalogue.store import each_credential
from catalogue.word_search import find_by_words
from hub.requests import Draft, find_request, open_request
from runtime.database import Base, Sessions, make_engine, make_sessions
from runtime.settings import ROOT, Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import typed
from tests.conftest import EMAIL, FORM

DRAFT = Draft(
    organisation="Fibre Ltd",
    contact_name="Mòrag 🧶",
    contact="morag@fibre.example",
    consent_version="2026-11",
    need="splice fibre",
)


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
def replicas(on_postgresql: Settings, rasa: FakeRasa) -> Iterator[tuple[Chat, Chat]]:
    """The chat service of two web processes on one database."""
    with ExitStack() as stack:
        made = []
        for _ in range(2):
            engine = make_engine(on_postgresql.database)
            order = TurnOrder(engine)
            stack.callback(engine.dispose)
            stack.callback(order.close)
            sessions = make_sessions(engine)
            eraser = Eraser(sessions, TrackerStore(on_postgresql.tracker_database))
            made.append(Chat(sessions, rasa, PHRASES, EMAIL, FORM, eraser, order=order))
        yield made[0], made[1]


def test_migrations_make_the_tables_of_the_models_and_take_them_back(on_postgresql: Settings) -> None:
    engine = make_engine(on_postgresql.database)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    config = Config(ROOT / "deploy" / "alembic.ini")
    config.set_main_option("sqlalchemy.url", on_postgresql.database)
    command.downgrade(config, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    command.upgrade(config, "head")
    engine.dispose()


def test_replicas_that_start_at_once_migrate_and_fill_the_database_once(chosen: Settings, url: str) -> None:
    program = (
        "from advisor.prepare import load; from advisor.schema import migrate; from runtime.settings import settings\n"
        "chosen = settings(); migrate(chosen.database); load(chosen)"
    )
    environment = {**os.environ, "ADVISOR_DATABASE_URL": url, "ADVISOR_VAR": str(chosen.var)}
    starts = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=environment, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    ends = [(start.communicate(timeout=120)[1].decode(), start.returncode) for start in starts]
    assert [code for _, code in ends] == [0, 0, 0], ends
    engine = make_engine(chosen.model_copy(update={"database_url": url}).database)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM credential")).scalar() == 247
    engine.dispose()


def test_the_sample_catalogue_is_stored_read_back_and_found_by_its_words(sessions: Sessions) -> None:
    with sessions.begin() as session:
        changes = load_sample(session)
        assert changes
    with sessions() as session:
        stored = list(each_credential(session))
        assert len(stored) == len(changes.added) > 200
        assert find_by_words(session, "dementia care")[0].id == "dementia-care-practice-tayview"
    with sessions.begin() as session:
        again = load_sample(session)
    assert again is None or not (again.added or again.changed or again.removed)


def test_a_submission_that_comes_many_times_at_once_is_one_request(sessions: Sessions) -> None:
    def submit(_: int) -> str:
        with sessions.begin() as session:
            return open_request(session, DRAFT, conversation_id="here", submission_key="key").reference

    with ThreadPoolExecutor(8) as pool:
        references = set(pool.map(submit, range(24)))
    assert len(references) == 1
    with sessions() as session:
        assert find_request(session, references.pop(), conversation_id="here").contact_name == DRAFT.contact_name


async def test_two_replicas_never_answer_one_conversation_at_once(replicas: tuple[Chat, Chat], rasa: FakeRasa) -> None:
    one, two = replicas
    conversation = await one.identify((await one.open()).token)
    rasa.held.add("first")
    first = asyncio.create_task(one.post(conversation, typed("first", "message-1")))
    await rasa.reached.wait()
    second = asyncio.create_task(two.post(conversation, typed("second", "message-2")))
    done, _ = await asyncio.wait([second], timeout=0.5)
    assert not done
    rasa.let_go()
    await asyncio.gather(first, second)
    assert rasa.texts == ["first", "second"]
    assert rasa.most_at_once == 1


async def test_two_replicas_answer_two_conversations_at_once(replicas: tuple[Chat, Chat], rasa: FakeRasa) -> None:
    one, two = replicas
    mine, yours = [await chat.identify((await chat.open()).token) for chat in replicas]
    rasa.held.add("mine")
    waiting = asyncio.create_task(one.post(mine, typed("mine")))
    await rasa.reached.wait()
    await asyncio.wait_for(two.post(yours, typed("yours")), 10)
    rasa.let_go()
    await waiting


async def test_a_message_that_both_replicas_get_is_answered_once(replicas: tuple[Chat, Chat], rasa: FakeRasa) -> None:
    one, two = replicas
    conversation = await one.identify((await one.open()).token)
    answers = await asyncio.gather(*(chat.post(conversation, typed("welders")) for chat in (one, two, one, two)))
    assert rasa.texts == ["welders"]
    assert all(answer == answers[0] for answer in answers)


async def test_many_messages_over_both_replicas_are_each_answered_once_and_kept(
    replicas: tuple[Chat, Chat], rasa: FakeRasa
) -> None:
    conversation = await replicas[0].identify((await replicas[0].open()).token)
    posts = [
        replicas[number % 2].post(conversation, typed(f"turn {number}", f"message-{number}")) for number in range(20)
    ]
    await asyncio.gather(*posts)
    assert sorted(rasa.texts) == sorted(f"turn {number}" for number in range(20))
    assert rasa.most_at_once == 1
    history = await replicas[1].history(conversation)
    assert len(history.messages) == 41
    assert len({await chat.state(conversation) for chat in replicas}) == 1


async def test_a_turn_that_waits_too_long_for_another_process_is_told_so(on_postgresql: Settings) -> None:
    engine = make_engine(on_postgresql.database)
    holder, waiter = TurnOrder(engine), TurnOrder(engine, patience=0.2)
    async with holder.turn("a"):
        with pytest.raises(StillAnswering):
            async with waiter.turn("a"):
                raise AssertionError("both hold the conversation")
        async with waiter.turn("b"):
            pass
    async with waiter.turn("a"):
        pass
    for order in (holder, waiter):
        order.close()
    engine.dispose()


async def test_the_lock_of_a_process_that_dies_is_free_at_once(on_postgresql: Settings) -> None:
    engine = make_engine(on_postgresql.database)
    dying, other = TurnOrder(engine), TurnOrder(engine, patience=10)
    async with dying.turn("a"):
        with engine.connect() as connection:  # what the database sees of a kill -9: the connection is gone
            killed = connection.execute(
                text("SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory'")
            ).scalar()
        assert killed == 1
        async with other.turn("a"):
            pass
    for order in (dying, other):
        order.close()
    engine.dispose()


async def test_the_web_process_starts_and_ends_on_it(on_postgresql: Settings, rasa: FakeRasa) -> None:
    app = make_app(on_postgresql, lambda: None, rasa, PHRASES)
    async with app.router.lifespan_context(app):
        opened = await app.state.chat.open()
    assert opened.messages
    assert rasa.closed


async def test_of_two_replicas_one_asks_telegram_and_the_other_takes_over(on_postgresql: Settings) -> None:
    engine = make_engine(on_postgresql.database)
    one, two = TurnOrder(engine), TurnOrder(engine)
    async with one.alone("telegram polling") as is_first, two.alone("telegram polling") as is_second:
        assert (is_first, is_second) == (True, False)
    async with two.alone("telegram polling") as is_next:
        assert is_next
    for order in (one, two):
        order.close()
    engine.dispose()


async def test_an_update_that_reaches_both_replicas_is_answered_once_and_a_chat_in_its_order(
    replicas: tuple[Chat, Chat], on_postgresql: Settings
) -> None:
    done: list[int] = []
    engine = make_engine(on_postgresql.database)
    orders = [TurnOrder(engine) for _ in replicas]

    async def work(number: int, chat: str, raw: Raw) -> None:
        done.append(number)

    inboxes = [Inbox(chat.in_session, order, work) for chat, order in zip(replicas, orders, strict=True)]
    updates: list[Raw] = [{"update_id": number, "message": {"chat": {"id": 71}}} for number in range(20)]
    await asyncio.gather(*(inbox.take_in(updates) for inbox in inboxes for _ in range(2)))
    async with asyncio.timeout(30):
        while len(done) < len(updates):  # noqa: ASYNC110  what is waited for happens in the database
            await asyncio.sleep(0.01)
    for inbox in inboxes:
        await inbox.stop()
    assert done == list(range(20))
    for order in orders:
        order.close()
    engine.dispose()
