"""What people and programs are told while the database is locked, full, read-only or away.

A transaction is stored whole or not at all, so whoever sends the same message again under its id is answered once.
"""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from sqlalchemy.exc import InterfaceError, OperationalError

from contract import Problem
from runtime.language import gettext, gettext_noop

log = logging.getLogger(__name__)

PATIENCE = 5
"""Seconds after which it is worth another try."""

SENTENCE = gettext_noop(
    "This could not be stored or looked up just now. Nothing is lost: please try again in a moment."
)


def add_database_refusal(app: FastAPI) -> None:
    """Answer a fault of the database with 503, in words for a browser and as a Problem for a program."""

    async def away(request: Request, error: Exception) -> Response:
        log.error("the database does not answer at %s %s", request.method, request.url.path, exc_info=error)
        headers = {"Retry-After": str(PATIENCE)}
        if "text/html" in request.headers.get("accept", ""):
            return PlainTextResponse(gettext(SENTENCE), 503, headers)
        return JSONResponse(Problem(code="unavailable", detail=gettext(SENTENCE)).model_dump(), 503, headers)

    for kind in (OperationalError, InterfaceError):
        app.add_exception_handler(kind, away)
