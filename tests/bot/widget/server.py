"""A small advisor that keeps the chat contract by hand, so that the widget can be tried without Rasa or a database."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.assets import assets
from contract import Answer, History, Opened, Post, Problem, Said, message
from tests.bot.widget.answers import GREETING, NOW, SCRIPT

WIDGET = Path(__file__).parents[3] / "bot" / "widget"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>An employer's intranet</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="/widget/advisor-chat.js"></script></head>
<body><main><h1>Staff development</h1><a href="/">A link of the page</a>{element}</main></body></html>"""


@dataclass
class FakeAdvisor:
    """What the advisor was told, and how it shall behave next. Conversations are numbered by their tokens."""

    conversations: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    posts: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[tuple[int, str, str]] = field(default_factory=list)
    """(status, code, detail) of the next posts, before one succeeds."""
    answering: threading.Event = field(default_factory=threading.Event)
    known: set[str] = field(default_factory=set)
    """The tokens that are not forgotten."""
    address: str = ""

    def __post_init__(self) -> None:
        self.answering.set()

    def forget(self) -> None:
        """No token opens anything any more."""
        self.known.clear()

    async def open(self, request: Request) -> Response:
        token = f"token-{len(self.conversations) + 1}"
        self.known.add(token)
        greeting = self._deliver(GREETING, "m-0")
        self.conversations[token] = [greeting]
        return _json(Opened.model_validate({"token": token, "messages": [greeting]}), 201)

    async def history(self, request: Request) -> Response:
        token = self._token(request)
        if token is None:
            return _unknown()
        return _json(History.model_validate({"messages": self.conversations[token]}))

    async def say(self, request: Request) -> Response:
        post = Post.model_validate_json(await request.body())
        self.posts.append(post.model_dump(exclude_none=True))
        await anyio.to_thread.run_sync(self.answering.wait)
        if self.refusals:
            status, code, detail = self.refusals.pop(0)
            return _json(Problem(code=code, detail=detail), status)
        token = self._token(request)
        if token is None:
            return _unknown()
        return _json(Answer.model_validate({"messages": self._answer(token, post)}))

    def _answer(self, token: str, post: Post) -> list[dict[str, Any]]:
        said = post.text if post.text is not None else post.payload or ""
        script = SCRIPT.get(said, [{"kind": "text", "text": f"Noted: {said}"}])
        if said == "broken" and sum(earlier["id"] == post.id for earlier in self.posts) > 1:
            script = [{"kind": "text", "text": "Now it worked."}]
        past = self.conversations[token]
        answer = [self._deliver(item, f"m-{len(past) + place + 1}") for place, item in enumerate(script)]
        past.append(
            Said.model_validate({"id": post.id, "at": NOW, "text": self._shown(past, post)}).model_dump(mode="json")
        )
        past.extend(answer)
        return answer

    @staticmethod
    def _shown(past: list[dict[str, Any]], post: Post) -> str:
        buttons = [button for item in past for button in item.get("buttons", [])]
        titles = {button["payload"]: button["title"] for button in buttons}
        titles |= {term["payload"]: term["words"] for item in past for term in item.get("terms", [])}
        return post.text if post.text is not None else titles.get(post.payload, post.payload or "")

    @staticmethod
    def _deliver(item: dict[str, Any], name: str) -> dict[str, Any]:
        return json.loads(message.dump_json(message.validate_python(item | {"id": name, "at": NOW})))

    def _token(self, request: Request) -> str | None:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        return token if token in self.known else None

    def app(self) -> Starlette:
        pages = {
            "/": PAGE.format(element="<advisor-chat heading='Skills advisor'></advisor-chat>"),
            "/inline": PAGE.format(element="<advisor-chat inline></advisor-chat>"),
            "/demo": (WIDGET / "demo.html").read_text(),
            "/privacy": (WIDGET / "privacy.html").read_text(),
        }
        return Starlette(
            routes=[
                *(Route(path, _page(content)) for path, content in pages.items()),
                Route("/api/conversations", self.open, methods=["POST"]),
                Route("/api/conversations/messages", self.history, methods=["GET"]),
                Route("/api/conversations/messages", self.say, methods=["POST"]),
                Mount("/widget", assets(WIDGET)),
            ],
            middleware=[Middleware(StrictPolicy)],
        )


class StrictPolicy:
    """Every answer carries the Content-Security-Policy that the real service sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_policy(event: Any) -> None:
            if event["type"] == "http.response.start":
                event["headers"] = [*event["headers"], (b"content-security-policy", POLICY.encode())]
            await send(event)

        await self.app(scope, receive, send_with_policy)


def _page(content: str) -> Any:
    async def page(request: Request) -> Response:
        return HTMLResponse(content)

    return page


def _json(model: Any, status: int = 200) -> Response:
    return JSONResponse(model.model_dump(mode="json"), status)


def _unknown() -> Response:
    return _json(Problem(code="unknown_conversation", detail="This conversation is not known here."), 401)


@contextmanager
def serving(advisor: FakeAdvisor) -> Iterator[FakeAdvisor]:
    """The advisor on a free port of this machine, for as long as the block runs."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            advisor.app(), log_level="warning", ws="none", lifespan="off", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        advisor.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        yield advisor
        advisor.answering.set()
        server.should_exit = True
        thread.join(timeout=10)
