"""The address to which Telegram sends updates by itself, where a secret for it is set."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import JSONResponse
from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError

from bot.telegram.inbox import Inbox
from contract import Problem

WEBHOOK = "/telegram/webhook"
MAX_UPDATE = 1024 * 1024
"""Bytes of an update: one that quotes long messages is larger than what a client of the API may send."""


def webhook(secret: SecretStr) -> APIRouter:
    """Takes updates in for the inbox of `app.state.telegram`, which is None while Telegram is not connected.

    Whatever is answered with another status than 200, Telegram sends again.
    """
    router = APIRouter(include_in_schema=False)
    expected = secret.get_secret_value().encode()

    @router.post(WEBHOOK)
    async def take_in(request: Request, x_telegram_bot_api_secret_token: Annotated[str, Header()] = "") -> JSONResponse:
        if not hmac.compare_digest(x_telegram_bot_api_secret_token.encode(), expected):
            return _refusal(403, "wrong_secret", "Only Telegram may write here.")
        try:
            update = await request.json()
        except ValueError:
            return _refusal(400, "bad_message", "This is no JSON.")
        inbox: Inbox | None = request.app.state.telegram
        if inbox is None:
            return _refusal(503, "not_ready", "The advisor is starting.")
        try:
            await inbox.take_in([update] if isinstance(update, dict) else [{}])
        except SQLAlchemyError:
            return _refusal(503, "not_ready", "The update could not be stored.")
        return JSONResponse({"ok": True})

    return router


def _refusal(status: int, code: str, detail: str) -> JSONResponse:
    return JSONResponse(Problem(code=code, detail=detail).model_dump(), status)
