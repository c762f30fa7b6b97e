"""What is counted in the web process, for Prometheus. No label holds anything that a client chose."""

from __future__ import annotations

import time
from collections.abc import Iterator

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.models import TelegramAnswer
from bot.rasa import Assistant, RasaUnavailable
from contract import Message as Said
from hub.correspondence import Notice, NoticeState
from runtime.database import Sessions

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
AREAS = frozenset({"api", "console", "widget", "shared", "health", "ready", "metrics", "privacy"})
"""First parts of paths that are counted by themselves; all else is `other`."""


class Metrics:
    """The metrics of one process. The lengths of queues are read from the database when they are asked for."""

    def __init__(self, sessions: Sessions) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(Queues(sessions))
        self.requests = Histogram(
            "advisor_http_request_seconds",
            "Time until the answer to a request begins",
            ("area", "status"),
            buckets=SECONDS,
            registry=self._registry,
        )
        self.asked = Histogram(
            "advisor_rasa_seconds",
            "Time that Rasa and the actions take for a message",
            ("outcome",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self.listening = Gauge(
            "advisor_listening", "Browsers that wait to hear of what is said", registry=self._registry
        )

    def text(self) -> tuple[bytes, str]:
        """All metrics in Prometheus's text format, and its content type."""
        return generate_latest(self._registry), CONTENT_TYPE_LATEST


class Queues(Collector):
    """How much waits to be sent; nothing where the database does not answer, which /ready tells."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Named without a look at the database, which may not be there yet when this is registered."""
        yield GaugeMetricFamily("advisor_waiting", "Messages that wait to be sent", labels=["queue"])

    def collect(self) -> Iterator[GaugeMetricFamily]:
        waiting = GaugeMetricFamily("advisor_waiting", "Messages that wait to be sent", labels=["queue"])
        notices = select(func.count()).select_from(Notice).where(Notice.state == NoticeState.WAITING)
        answers = select(func.count()).select_from(TelegramAnswer).where(TelegramAnswer.sent.is_(None))
        try:
            with self._sessions() as session:
                waiting.add_metric(["notices"], session.scalar(notices) or 0)
                waiting.add_metric(["telegram"], session.scalar(answers) or 0)
        except SQLAlchemyError:
            return
        yield waiting


class MeasuredAssistant:
    """An assistant, each answer of which is timed as `answered` or `unavailable`."""

    def __init__(self, assistant: Assistant, metrics: Metrics) -> None:
        self._assistant, self._metrics = assistant, metrics

    async def ask(self, conversation_id: str, text: str, context: str) -> list[Said]:
        began, outcome = time.perf_counter(), "answered"
        try:
            return await self._assistant.ask(conversation_id, text, context)
        except RasaUnavailable:
            outcome = "unavailable"
            raise
        finally:
            self._metrics.asked.labels(outcome).observe(time.perf_counter() - began)

    async def renew(self, conversation_id: str) -> None:
        await self._assistant.renew(conversation_id)

    async def healthy(self) -> bool:
        return await self._assistant.healthy()

    async def close(self) -> None:
        await self._assistant.close()


class TimedRequests:
    """Times every request until its answer begins, by the area of its path and its status: a stream of events lasts for
    minutes. One that broke off counts as 500."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, first = time.perf_counter(), 500, scope["path"].split("/")[1]
        took: float | None = None

        async def noted(event: Message) -> None:
            nonlocal status, took
            if event["type"] == "http.response.start":
                status, took = event["status"], time.perf_counter() - began
            await send(event)

        try:
            await self._app(scope, receive, noted)
        finally:
            area = first if first in AREAS else "other"
            took = time.perf_counter() - began if took is None else took
            self._metrics.requests.labels(area, str(status)).observe(took)
