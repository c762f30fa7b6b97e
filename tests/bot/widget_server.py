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
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.contract import Answer, History, Opened, Post, Problem, Said, message

WIDGET = Path(__file__).parents[2] / "bot" / "widget"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>An employer's intranet</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="/widget/advisor-chat.js"></script></head>
<body><main><h1>Staff development</h1><a href="/">A link of the page</a>{element}</main></body></html>"""

NOW = "2026-11-02T10:00:00Z"

CARD: dict[str, Any] = {
    "id": "dementia-care-practice",
    "title": "Dementia Care in Practice",
    "provider": "Tayview Care Academy",
    "awarding_body": "Carse College",
    "scqf_level": "6",
    "scqf_credits": "8",
    "hours": "80",
    "ects": "4",
    "credit_bearing": True,
    "assessed": True,
    "mode": "blended",
    "pattern": "day release",
    "duration_weeks": 16,
    "location": "Dundee",
    "price": {"amount": "245", "currency": "GBP", "per": "learner", "as_of": "2026-08-10"},
    "starts": ["2019-01-14", "2099-01-18"],
    "starts_any_time": None,
    "url": "https://example.org/dementia-care-practice",
    "last_verified": "2026-10-05",
    "stale": False,
    "sample": True,
    "why": [
        {
            "need": "calm a resident who is distressed",
            "quote": "Adapt communication and the immediate surroundings to reduce stress and distress.",
            "field": "learning_outcomes",
        }
    ],
    "not_covered": ["moving and handling"],
    "unpublished": [],
    "score": 0.71,
}

BARE: dict[str, Any] = {name: None for name in CARD} | {
    "id": "listening-well",
    "title": "Listening Well",
    "provider": "Black Isle College",
    "scqf_credits": "10-14",
    "hours": "100-140",
    "starts": [],
    "stale": True,
    "sample": True,
    "why": [],
    "not_covered": [],
    "unpublished": ["level", "assessment", "start dates"],
}

SCRIPT: dict[str, list[dict[str, Any]]] = {
    "care": [
        {
            "kind": "recommendations",
            "text": "Two courses come close to what you need.\n\n1. Dementia Care in Practice\n2. Listening Well",
            "buttons": [
                {"title": "More about the first", "payload": "/more{1}"},
                {"title": "None of these", "payload": "/none"},
            ],
            "data": {
                "needs": [
                    {"text": "calm a resident who is distressed", "covered": True},
                    {"text": "moving and handling", "covered": False},
                ],
                "filters": [{"field": "mode", "value": "at most one day a week away", "words": "a day a week"}],
                "items": [CARD, BARE],
                "uncovered": ["moving and handling"],
                "total": 5,
            },
        }
    ],
    "/more{1}": [
        {
            "kind": "credential",
            "text": "Here is everything the catalogue says about it.\n\nDementia Care in Practice ...",
            "data": {
                "card": CARD,
                "description": "Care assistants work through the everyday situations that dementia brings.",
                "learning_outcomes": ["Gather and use life-story information.", "Recognise signs of delirium."],
                "skills": ["provide person-centred care", "report changes in health"],
                "assessment": "A life-story task and one practice observation.",
                "entry_requirements": "Six months in a care role.",
                "rpl": None,
                "quality_assurance": None,
                "recognised_by": [],
                "stacks_into": ["Certificate in Care Practice (SCQF 6)"],
                "badge": True,
                "languages": ["en", "gd"],
                "source": "sample",
            },
        }
    ],
    "level": [
        {
            "kind": "text",
            "text": "The first is at SCQF level 6.\nIt carries credit points.",
            "terms": [
                {"words": "credit", "payload": "/term{credit}"},
                {"words": "SCQF level", "payload": "/term{level}"},
            ],
        }
    ],
    "/term{level}": [
        {
            "kind": "definition",
            "text": "SCQF level: how demanding the learning is, from 1 to 12.",
            "data": {
                "term": "SCQF level",
                "definition": "How demanding the learning is, from 1 to 12.",
                "for_employers": "Level 7 is about the first year of university.",
                "source": "https://scqf.org.uk/",
                "wording": "project",
                "see_also": ["SCQF credit"],
            },
        }
    ],
    "/none": [
        {
            "kind": "question",
            "text": "How many people need it?",
            "buttons": [{"title": "Skip", "payload": "/skip"}],
            "data": {"slot": "learners", "optional": True},
        }
    ],
    "/skip": [
        {
            "kind": "review",
            "text": "Please check the request before it goes.\n\nOrganisation: Lomond Homes",
            "buttons": [{"title": "Send it", "payload": "/send"}, {"title": "Change something", "payload": "/change"}],
            "data": {
                "fields": [
                    {"name": "Organisation", "value": "Lomond Homes"},
                    {"name": "What people cannot yet do", "value": "Calm a resident who is distressed"},
                ],
                "consent_version": "2026-11",
            },
        }
    ],
    "/send": [
        {
            "kind": "receipt",
            "text": "Your request is with the hub. Keep this reference.",
            "data": {"reference": "MC-7K4Q-29"},
        }
    ],
    "status": [
        {
            "kind": "status",
            "text": "Your request is being looked at.\n\nMC-7K4Q-29: in review",
            "data": {
                "reference": "MC-7K4Q-29",
                "status": "In review",
                "history": [
                    {"status": "Received", "at": "2026-10-20T09:30:00Z", "note": None},
                    {"status": "In review", "at": "2026-10-22T14:00:00Z", "note": "Two universities were asked."},
                ],
            },
        }
    ],
    "person": [
        {
            "kind": "handover",
            "text": "A person at the hub can help.",
            "data": {"name": "The employer desk", "email": "desk@example.org"},
        }
    ],
    "broken": [
        {
            "kind": "error",
            "text": "Something went wrong on our side.",
            "data": {"reference": "E-51F0", "retry": True},
        }
    ],
    "long": [{"kind": "text", "text": "The start of it.\n" + "\n".join(f"Line {line}." for line in range(60))}],
}

GREETING = {
    "kind": "text",
    "text": "Hello. What can your people not yet do?",
    "buttons": [{"title": "What is a micro-credential?", "payload": "/term{level}"}],
}


@dataclass
class FakeAdvisor:
    """What the advisor was told, and how it shall behave next. Conversations are numbered by their tokens."""

    conversations: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    posts: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[tuple[int, str, str]] = field(default_factory=list)
    """(status, code, detail) of the next posts, before one succeeds."""
    answering: threading.Event = field(default_factory=threading.Event)
    address: str = ""

    def __post_init__(self) -> None:
        self.answering.set()

    def forget(self) -> None:
        """Everything that was said is gone, and no token is known any more."""
        self.conversations = {token: [] for token in self.conversations}
        self._known = set()

    _known: set[str] = field(default_factory=set)

    async def open(self, request: Request) -> Response:
        token = f"token-{len(self.conversations) + 1}"
        self._known.add(token)
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
        return post.text if post.text is not None else titles.get(post.payload, post.payload or "")

    @staticmethod
    def _deliver(item: dict[str, Any], name: str) -> dict[str, Any]:
        return json.loads(message.dump_json(message.validate_python(item | {"id": name, "at": NOW})))

    def _token(self, request: Request) -> str | None:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        return token if token in self._known else None

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
                Mount("/widget", StaticFiles(directory=WIDGET)),
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
