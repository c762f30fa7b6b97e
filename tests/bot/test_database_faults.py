"""A database that is locked, full, read-only or breaks a commit off: an honest word, and nothing lost or doubled."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Connection, Engine, event, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import Pool

from bot.database_faults import PATIENCE, SENTENCE
from contract import Message
from hub.models import CollaborationRequest, RequestEvent
from hub.requests import open_request
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.fake_rasa import FakeRasa
from tests.hub.made import draft_of

LONG = "we need training in food hygiene " * 60
"""Longer than a page of the database, so that storing it takes a new one."""


class Disk:
    """The database of a test, which may be locked, full or read-only, or fail when a transaction is to be kept."""

    def __init__(self, fault: str, file: str) -> None:
        self.fault, self.file = fault, file
        self.broken = False

    def on_checkout(self, connection: sqlite3.Connection, *_: object) -> None:
        """Real faults of SQLite, set on each connection when it is taken out of its pool."""
        connection.execute(f"PRAGMA query_only={'ON' if self.broken and self.fault == 'read-only' else 'OFF'}")
        full = self.broken and self.fault == "full"
        connection.execute(f"PRAGMA max_page_count={1 if full else 1_000_000}")  # never below what there is

    def on_commit(self, _: Connection) -> None:
        if self.broken and self.fault == "breaking":
            raise OperationalError("COMMIT", {}, sqlite3.OperationalError("disk I/O error"))

    @contextmanager
    def breaks(self) -> Iterator[None]:
        self.broken = True
        writer = sqlite3.connect(self.file, isolation_level=None)
        if self.fault == "locked":
            writer.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self.broken = False
            writer.close()


@pytest.fixture(params=["locked", "full", "read-only", "breaking"])
def disk(request: pytest.FixtureRequest, chosen: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    monkeypatch.setattr("runtime.database.LOCK_SECONDS", 0.05)
    made = Disk(request.param, chosen.database.removeprefix("sqlite:///"))
    event.listen(Pool, "checkout", made.on_checkout)
    event.listen(Engine, "commit", made.on_commit)
    yield made
    event.remove(Pool, "checkout", made.on_checkout)
    event.remove(Engine, "commit", made.on_commit)


@pytest.fixture
async def browser(disk: Disk, app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """The application as it is served: a fault that nobody foresaw is an answer of 500 and no exception."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://advisor.example") as client,
    ):
        yield client


async def opened(browser: httpx.AsyncClient) -> dict[str, str]:
    return {"Authorization": f"Bearer {(await browser.post('/api/conversations')).json()['token']}"}


async def said(browser: httpx.AsyncClient, token: dict[str, str]) -> list[str]:
    history = (await browser.get("/api/conversations/messages", headers=token)).json()
    return ["said" if message.get("author") == "employer" else "answer" for message in history["messages"]]


async def test_a_message_is_refused_in_words_and_answered_once_when_it_is_sent_again(
    browser: httpx.AsyncClient, disk: Disk
) -> None:
    token, message = await opened(browser), {"id": uuid.uuid4().hex, "text": LONG}
    with disk.breaks():
        refused = await browser.post("/api/conversations/messages", json=message, headers=token)
        assert (refused.status_code, refused.json()) == (503, {"code": "unavailable", "detail": SENTENCE})
        assert refused.headers["Retry-After"] == str(PATIENCE)
        assert refused.headers["X-Content-Type-Options"] == "nosniff"
    answers = [await browser.post("/api/conversations/messages", json=message, headers=token) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert await said(browser, token) == ["answer", "said", "answer"]


async def test_an_answer_that_could_not_be_stored_is_given_when_the_message_comes_again(
    browser: httpx.AsyncClient, disk: Disk, rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, message = await opened(browser), {"id": uuid.uuid4().hex, "text": "we need welders"}
    breaking = disk.breaks()

    def answer_while_it_breaks(_: str) -> list[Message]:
        breaking.__enter__()
        return []

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(rasa, "_reply", answer_while_it_breaks)
        refused = await browser.post("/api/conversations/messages", json=message, headers=token)
        breaking.__exit__(None, None, None)
    if disk.fault != "full":  # a short answer may still fit
        assert refused.status_code == 503
    answered = await browser.post("/api/conversations/messages", json=message, headers=token)
    assert answered.status_code == 200
    assert (await said(browser, token)).count("said") == 1


async def test_a_conversation_and_a_page_are_refused_in_words(browser: httpx.AsyncClient, disk: Disk) -> None:
    with disk.breaks():
        if disk.fault != "full":  # a row may still fit
            assert (await browser.post("/api/conversations")).status_code == 503
        page = await browser.post("/advisor", data={"text": LONG}, headers={"Accept": "text/html"})
        assert (page.status_code, page.text) == (503, SENTENCE)
    assert (await browser.post("/api/conversations")).status_code == 201


async def test_the_console_gives_back_what_was_typed(browser: httpx.AsyncClient, disk: Disk) -> None:
    form = {"email": "ailsa@hub.example", "password": "x" * 200}
    with disk.breaks():
        if disk.fault == "full":
            pytest.skip("a failed sign-in fits into what there is")
        page = await browser.post("/console/sign-in", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert page.status_code == 503
    assert "Nothing was saved." in page.text
    assert "x" * 200 not in page.text


def test_a_request_is_stored_whole_or_not_at_all(sessions: Sessions, disk: Disk) -> None:
    draft = draft_of(need=LONG, notes=LONG)

    def send() -> str:
        with sessions.begin() as session:
            return open_request(session, draft, conversation_id="c", submission_key="once").reference

    with disk.breaks(), pytest.raises(OperationalError):
        send()
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(CollaborationRequest)) == 0
        assert session.scalar(select(func.count()).select_from(RequestEvent)) == 0
    assert send() == send()
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(CollaborationRequest)) == 1
