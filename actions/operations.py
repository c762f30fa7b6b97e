"""What the action server tells those who run it: whether it is ready, and its metrics. It listens on loopback only."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Histogram, Info, generate_latest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sanic import Request, Sanic
from sanic.response import HTTPResponse, json, raw
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from actions.services import Services
from actions.turn import Events
from catalogue.tables import CredentialRow

log = logging.getLogger(__name__)

Action = Callable[[CollectingDispatcher, Tracker, dict[str, Any]], Awaitable[Events]]

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class ActionMetrics:
    """How long each action takes and how often it fails, and which build of the index serves."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.build = Info("advisor_index", "The build of the index that serves", registry=self.registry)
        self._seconds = Histogram(
            "advisor_action_seconds",
            "Time that an action takes",
            ("action", "outcome"),
            buckets=SECONDS,
            registry=self.registry,
        )

    def measured(self, name: str, action: Action) -> Action:
        """The action, each run of which is counted under its name as `done` or `failed`."""

        async def run(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
            began, outcome = time.perf_counter(), "failed"
            try:
                events = await action(dispatcher, tracker, domain)
                outcome = "done"
                return events
            finally:
                self._seconds.labels(name, outcome).observe(time.perf_counter() - began)

        return run


def add_operations(app: Sanic[Any, Any], services: Services, metrics: ActionMetrics) -> None:
    """Serve /ready and /metrics beside rasa_sdk's /health."""

    @app.get("/ready")
    async def ready(_: Request) -> HTTPResponse:
        """200 when the catalogue can be read; the index was loaded before this server listened."""
        readable = await asyncio.to_thread(_readable, services)
        return json({"database": readable}, 200 if readable else 503)

    @app.get("/metrics")
    async def show_metrics(_: Request) -> HTTPResponse:
        metrics.build.info({"build": services.index.serving.folder.name})
        return raw(generate_latest(metrics.registry), content_type=CONTENT_TYPE_LATEST)


def _readable(services: Services) -> bool:
    try:
        with services.sessions() as session:
            session.scalar(select(CredentialRow.id).limit(1))
    except SQLAlchemyError as error:
        log.warning("the database does not answer: %s", error)
        return False
    return True
