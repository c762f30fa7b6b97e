"""What the web process tells those who run it: whether it lives, whether it is ready, and its metrics."""

from __future__ import annotations

import asyncio
import hmac
import logging
from typing import Annotated

from fastapi import APIRouter, Header, Response
from fastapi.responses import JSONResponse
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from bot.metrics import Metrics
from bot.models import Conversation
from bot.rasa import Assistant
from runtime.database import Sessions

log = logging.getLogger(__name__)


def operations(sessions: Sessions, rasa: Assistant, metrics: Metrics, token: SecretStr | None) -> APIRouter:
    """/health, /ready and /metrics.

    Without a `token` there are no metrics: behind a proxy of this machine everybody comes from loopback.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/health")
    async def health() -> JSONResponse:
        """200 while this process answers at all; a supervisor restarts it otherwise."""
        return JSONResponse({"status": "ok"})

    @router.get("/ready")
    async def ready() -> JSONResponse:
        """200 when an employer would be answered, 503 while the database or Rasa is away."""
        database, assistant = await asyncio.gather(asyncio.to_thread(_readable, sessions), rasa.healthy())
        return JSONResponse({"database": database, "rasa": assistant}, 200 if database and assistant else 503)

    @router.get("/metrics")
    async def show_metrics(authorization: Annotated[str, Header()] = "") -> Response:
        """The metrics in Prometheus's text format, for whoever has the token of the settings."""
        if token is None:
            raise HTTPException(404, "Not Found")
        if not hmac.compare_digest(authorization.encode(), f"Bearer {token.get_secret_value()}".encode()):
            raise HTTPException(401, "Metrics need the token of the settings.", {"WWW-Authenticate": "Bearer"})
        text, content_type = await asyncio.to_thread(metrics.text)
        return Response(text, media_type=content_type)

    return router


def _readable(sessions: Sessions) -> bool:
    try:
        with sessions() as session:
            session.scalar(select(Conversation.id).limit(1))
    except SQLAlchemyError as error:
        log.warning("the database does not answer: %s", error)
        return False
    return True
