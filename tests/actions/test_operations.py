"""What the action server tells those who run it."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import text

from actions.operations import ActionMetrics, add_operations
from actions.services import Services
from actions.skill import as_action
from actions.turn import Events, Turn
from runtime.logs import TURN
from tests.actions.turn import typed
from tests.domain import DOMAIN


class Routes:
    """Takes routes in the place of Sanic, which may be made once in a process, and calls them without a socket."""

    def __init__(self) -> None:
        self._handlers: dict[str, Any] = {}

    def get(self, path: str) -> Any:
        return lambda handler: self._handlers.setdefault(path, handler)

    async def ask(self, path: str) -> Any:
        return await self._handlers[path](None)


@pytest.fixture
def metrics() -> ActionMetrics:
    return ActionMetrics()


@pytest.fixture
def routes(services: Services, metrics: ActionMetrics) -> Routes:
    routes = Routes()
    app: Any = routes
    add_operations(app, services, metrics)
    return routes


async def test_it_is_ready_while_the_catalogue_can_be_read(routes: Routes) -> None:
    ready = await routes.ask("/ready")
    assert (ready.status, ready.body) == (200, b'{"database":true}')


async def test_it_is_not_ready_without_its_tables(
    routes: Routes, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    with services.sessions.begin() as session:
        session.execute(text("ALTER TABLE credential RENAME TO moved"))
    with caplog.at_level(logging.WARNING):
        ready = await routes.ask("/ready")
    assert (ready.status, ready.body) == (503, b'{"database":false}')
    assert "the database does not answer" in caplog.text


async def test_actions_are_timed_by_name_and_outcome(
    routes: Routes, services: Services, metrics: ActionMetrics
) -> None:
    def work(turn: Turn) -> Events:
        if turn.text == "fail":
            raise RuntimeError
        return []

    action = metrics.measured("action_greet", as_action(services, work))
    await action(CollectingDispatcher(), typed("hello"), DOMAIN)
    with pytest.raises(RuntimeError):
        await action(CollectingDispatcher(), typed("fail"), DOMAIN)
    written = (await routes.ask("/metrics")).body.decode()
    for outcome in ("done", "failed"):
        assert f'advisor_action_seconds_count{{action="action_greet",outcome="{outcome}"}} 1.0' in written
    assert f'advisor_index_info{{build="{services.index.serving.folder.name}"}} 1.0' in written


async def test_what_an_action_logs_has_the_turn_that_the_web_process_named(services: Services) -> None:
    turns = []

    def note(turn: Turn) -> Events:
        turns.append(TURN.get())
        return []

    tracker = typed("hello")
    tracker.latest_message["metadata"] = {"context": "none", "turn": "0123456789ab"}
    await as_action(services, note)(CollectingDispatcher(), tracker, DOMAIN)
    await as_action(services, note)(CollectingDispatcher(), typed("hello"), DOMAIN)
    assert turns == ["0123456789ab", ""]
