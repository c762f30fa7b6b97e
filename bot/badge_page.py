"""Checking an Open Badge: a page without JavaScript, and the same for programs."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse

from bot.badges import FOR_PROGRAMS, PAGE, BadgeAnswer, BadgeDesk, NotRead
from bot.catalogue_pages import FORM_THAT_WRITES
from bot.templating import templates
from catalogue.badges import MOST
from contract import Problem
from runtime.phrases import Phrases

BODY = {"content": {kind: {"schema": {"type": "string"}} for kind in ("application/json", "text/plain", "image/png")}}


def badge_page(desk: BadgeDesk, phrases: Phrases) -> APIRouter:
    """`/badge`, and `/api/badges` for programs and the widget."""
    router = APIRouter()
    template = templates().get_template("badge.html")

    def page(status: int = 200, **values: Any) -> HTMLResponse:
        fields = {"answer": None, "fault": None, "typed": ""} | values
        html = template.render(words=phrases, title=phrases("utter_badge_title"), **fields)
        return HTMLResponse(html, status, FORM_THAT_WRITES)

    @router.get(PAGE, include_in_schema=False)
    def form() -> HTMLResponse:
        return page()

    @router.post(PAGE, include_in_schema=False)
    def show(badge: Annotated[str, Form()] = "", file: Annotated[UploadFile | None, File()] = None) -> HTMLResponse:
        uploaded = file.file.read(MOST + 1) if file is not None and file.filename else b""
        try:
            answer = desk.look(uploaded or badge.encode("utf-8", "replace"))
        except NotRead as error:
            return page(422, fault=error.words, typed="" if uploaded else badge)
        return page(answer=answer)

    @router.post(
        FOR_PROGRAMS,
        response_model=BadgeAnswer,
        responses={status: {"model": Problem} for status in (413, 422, 429)},
        openapi_extra={"requestBody": {"required": True, **BODY}},
    )
    async def check_badge(request: Request) -> BadgeAnswer | JSONResponse:
        """Who issued an Open Badge (2.0 or 3.0), for what, and whether that holds. The body is the badge: JSON, a
        signed token, a PNG or SVG that it is baked into, or its address. Nothing of it is stored."""
        body = await request.body()
        try:
            return await asyncio.to_thread(desk.look, body)
        except NotRead as error:
            return JSONResponse(Problem(code="no_badge", detail=error.words).model_dump(), 422)

    return router
