"""What the web process tells those who run it: that it lives, whether it is ready, and its metrics."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from bot.web import make_app
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.told import Decide

TOKEN = "a token of a hub's Prometheus"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@asynccontextmanager
async def served(chosen: Settings, rasa: FakeRasa) -> AsyncIterator[httpx.AsyncClient]:
    """The application with metrics."""
    with_token = Settings(**{**chosen.model_dump(), "metrics_token": TOKEN}, _env_file=None)
    app = make_app(with_token, lambda: None, rasa, PHRASES)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://advisor.example") as client,
    ):
        yield client


async def metrics(client: httpx.AsyncClient) -> dict[str, float]:
    """Every sample by its name and labels as they are written."""
    lines = (await client.get("/metrics", headers=BEARER)).text.splitlines()
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines) if name[:1] != "#"}


async def say(client: httpx.AsyncClient, **body: Any) -> httpx.Response:
    token = (await client.post("/api/conversations")).json()["token"]
    return await client.post(
        "/api/conversations/messages",
        json={"id": "message-1", "text": "welders", **body},
        headers={"Authorization": f"Bearer {token}"},
    )


async def test_it_is_ready_while_the_database_and_rasa_answer(client: httpx.AsyncClient) -> None:
    answer = await client.get("/ready")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "rasa": True})


async def test_it_lives_but_is_not_ready_while_rasa_is_away(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    rasa.down = True
    answer = await client.get("/ready")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "rasa": False})
    assert (await client.get("/health")).json() == {"status": "ok"}


async def test_it_lives_but_is_not_ready_without_its_tables(
    client: httpx.AsyncClient, sessions: Sessions, caplog: pytest.LogCaptureFixture
) -> None:
    with sessions.begin() as session:
        session.execute(text("ALTER TABLE conversation RENAME TO moved"))
    with caplog.at_level(logging.WARNING):
        answer = await client.get("/ready")
    assert (answer.status_code, answer.json()) == (503, {"database": False, "rasa": True})
    assert "the database does not answer" in caplog.text
    assert (await client.get("/health")).status_code == 200


async def test_there_are_no_metrics_without_a_token_in_the_settings(client: httpx.AsyncClient) -> None:
    for headers in ({}, BEARER, {"Authorization": "Bearer "}):
        assert (await client.get("/metrics", headers=headers)).status_code == 404


async def test_metrics_are_for_whoever_has_the_token(chosen: Settings, sessions: Sessions, rasa: FakeRasa) -> None:
    async with served(chosen, rasa) as client:
        for wrong in (b"", f"Bearer {TOKEN}x".encode(), "Bearer é".encode(), TOKEN.encode()):
            refused = await client.get("/metrics", headers={b"Authorization": wrong})
            assert refused.status_code == 401
        answer = await client.get("/metrics", headers=BEARER)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain")


async def test_answers_and_failures_of_rasa_are_timed(chosen: Settings, sessions: Sessions, rasa: FakeRasa) -> None:
    async with served(chosen, rasa) as client:
        await say(client)
        rasa.down = True
        await say(client)
        counted = await metrics(client)
    assert counted['advisor_rasa_seconds_count{outcome="answered"}'] == 1
    assert counted['advisor_rasa_seconds_count{outcome="unavailable"}'] == 1


async def test_requests_are_counted_by_area_and_status_and_never_by_what_a_client_wrote(
    chosen: Settings, sessions: Sessions, rasa: FakeRasa
) -> None:
    async with served(chosen, rasa) as client:
        rasa.broken = RuntimeError("a fault of ours")
        assert (await say(client)).status_code == 500
        for path in ("/", "/morag@fibre.example", "/api/nothing/morag", "/console/sign-in"):
            await client.get(path)
        counted = await metrics(client)
        written = (await client.get("/metrics", headers=BEARER)).text
    assert counted['advisor_http_request_seconds_count{area="api",status="500"}'] == 1
    assert counted['advisor_http_request_seconds_count{area="api",status="404"}'] == 1
    assert counted['advisor_http_request_seconds_count{area="other",status="404"}'] == 1
    assert counted['advisor_http_request_seconds_count{area="console",status="200"}'] == 1
    assert "morag" not in written


async def test_what_waits_to_be_sent_is_counted(
    chosen: Settings, sessions: Sessions, rasa: FakeRasa, decide: Decide
) -> None:
    decide("c0ffee", "triage")
    async with served(chosen, rasa) as client:
        counted = await metrics(client)
        with sessions.begin() as session:
            session.execute(text("ALTER TABLE telegram_answer RENAME TO moved"))
        without = await metrics(client)
    assert counted['advisor_waiting{queue="telegram"}'] == 0
    assert 'advisor_waiting{queue="notices"}' in counted
    assert not any(name.startswith("advisor_waiting") for name in without)
    assert without
