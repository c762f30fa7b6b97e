"""What the hand-written advisor says and was told, as the API and the pages have it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from contract import Message, Plan, Post, Problem, Recommendations, Said, message
from tests.bot.conftest import PHRASES
from tests.bot.widget.answers import NOW


def shown(past: list[Said | Message], post: Post) -> str:
    """What was said, as the history shows it."""
    if post.text is not None:
        return post.text
    titles: dict[str, str] = {}
    for item in past:
        if not isinstance(item, Said):
            titles |= {button.payload: button.title for button in item.buttons}
            titles |= {term.payload: term.words for term in item.terms}
        if isinstance(item, Recommendations | Plan):
            chips = [(need.drop, need.text) for need in item.data.needs]
            chips += [(chip.drop, chip.value) for chip in item.data.filters]
            titles |= {drop: PHRASES("utter_button_without", value=words) for drop, words in chips if drop}
    return titles.get(post.payload or "", post.payload or "")


def delivered(item: dict[str, Any], name: str) -> Message:
    return message.validate_python(item | {"id": name, "at": NOW})


def page_of(content: str, headers: dict[str, str] | None = None) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        return HTMLResponse(content, headers=headers)

    return page


def as_json(model: BaseModel, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(model.model_dump(mode="json"), status, headers)


def unknown() -> Response:
    return as_json(Problem(code="unknown_conversation", detail="This conversation is not known here."), 401)
