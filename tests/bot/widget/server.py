"""A small advisor that keeps the chat contract by hand, so that the widget can be tried without Rasa or a database."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import anyio
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from bot.assets import assets
from bot.guards import SAFE_HEADERS
from bot.languages import Languages
from bot.languages.languages import ENGLISH_ALONE
from bot.middleware import SafeHeaders
from contract import Answer, History, Message, Opened, Post, Problem, Said
from contract.moves import Move, Moved, MoveOffer
from contract.ratings import Rate, Rated, Reason
from tests.bot.served import served
from tests.bot.widget.answers import GREETING, NOW, SCRIPT
from tests.bot.widget.messages import as_json, delivered, page_of, shown, unknown
from tests.bot.widget.pages import HOSTILE_PAGES, LOOSE, PAGES, WIDGET

REASONS = (Reason(code="wrong", title="Something is wrong"), Reason(code="unclear", title="Hard to understand"))

CODE = "7K4Q-2XMP"
TICK = 0.02
"""Seconds between two looks of whoever listens."""


@dataclass
class FakeAdvisor:
    """What the advisor was sent, and how it shall behave next. Conversations are numbered by their tokens."""

    address: str = ""
    script: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: dict(SCRIPT))
    """The answers to what is typed or pressed; anything else is noted."""
    conversations: dict[str, list[Said | Message]] = field(default_factory=dict)
    posts: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[tuple[int, str, str]] = field(default_factory=list)
    """(status, code, detail) of the next posts, before one succeeds."""
    answering: threading.Event = field(default_factory=threading.Event)
    known: set[str] = field(default_factory=set)
    """The tokens that are not forgotten."""

    streams: int = 0
    """How many listen to events."""
    beats: int = 0
    """How many beats were sent."""
    resumed: list[str] = field(default_factory=list)
    """Where each who came to listen goes on."""
    streaming: str = "as it should"
    """Or `cut`: a connection ends after its first beat; `held back`: nothing of it arrives; `refused`."""

    badges: list[bytes] = field(default_factory=list)
    badge: dict[str, Any] = field(default_factory=dict)
    """What is said of a badge."""
    moving: str | None = None
    ratings: list[Rate] = field(default_factory=list)
    given: dict[str, tuple[Message, ...]] = field(default_factory=dict)
    """The answers by the ids of the messages: what is sent again gets the same one and is not said twice."""

    def __post_init__(self) -> None:
        self.answering.set()

    def forget(self) -> None:
        """No token opens anything any more."""
        self.known.clear()

    def tell(self, token: str, lead: str) -> None:
        """Say something that nobody asked for."""
        past = self.conversations[token]
        past.append(delivered({"kind": "text", "lead": lead}, f"{len(past)}-0"))

    async def greeting(self, request: Request) -> Response:
        return as_json(Answer(messages=(delivered(GREETING, "greeting"),)))

    async def open(self, request: Request) -> Response:
        token = f"token-{len(self.conversations) + 1}"
        self.known.add(token)
        greeting = delivered(GREETING, "0-0")
        self.conversations[token] = [greeting]
        return as_json(Opened(token=token, messages=(greeting,)), 201)

    async def history(self, request: Request) -> Response:
        token = self._token(request)
        if token is None:
            return unknown()
        etag = f'"{len(self.conversations[token])}"'
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers={"ETag": etag})
        return as_json(History(messages=tuple(self.conversations[token])), headers={"ETag": etag})

    async def events(self, request: Request) -> Response:
        token = self._token(request)
        if token is None:
            return unknown()
        if self.streaming == "refused":
            return as_json(Problem(code="too_often", detail="Later."), 429, {"Retry-After": "60"})
        seen = request.headers["last-event-id"]
        self.resumed.append(seen)
        place = int(seen.partition("-")[0]) + 1 if seen else 0
        return EventSourceResponse(self._spoken(token, place), sep="\n", ping=0.2, ping_message_factory=self._beat)

    def _beat(self) -> ServerSentEvent:
        self.beats += 1
        return ServerSentEvent(comment="beat", sep="\n")

    async def _spoken(self, token: str, place: int) -> AsyncIterator[dict[str, str]]:
        self.streams += 1
        try:
            while self.streaming == "held back":  # noqa: ASYNC110  what a test sets from outside is no event
                await anyio.sleep(TICK)
            yield {"comment": "listening"}
            while token in self.known and self.streaming != "cut":
                for at in range(place, len(past := self.conversations[token])):
                    yield {"id": str(at), "data": past[at].id}
                place = len(past)
                await anyio.sleep(TICK)
        finally:
            self.streams -= 1

    async def say(self, request: Request) -> Response:
        post = Post.model_validate_json(await request.body())
        self.posts.append(post.model_dump(exclude_none=True))
        await anyio.to_thread.run_sync(self.answering.wait)
        if self.refusals:
            status, code, detail = self.refusals.pop(0)
            return as_json(Problem(code=code, detail=detail), status)
        token = self._token(request)
        if token is None:
            return unknown()
        return as_json(Answer(messages=self._answer(token, post)))

    async def rate(self, request: Request) -> Response:
        said = Rate.model_validate_json(await request.body())
        if self.refusals:
            status, code, detail = self.refusals.pop(0)
            return as_json(Problem(code=code, detail=detail), status)
        if self._token(request) is None:
            return unknown()
        self.ratings.append(said)
        asks = not said.helpful and said.fault is None
        return as_json(Rated(text="What was it?", reasons=REASONS) if asks else Rated(text="Thank you."))

    def begin(self, token: str, lead: str) -> None:
        """A conversation somewhere else, which CODE opens here."""
        self.known.add(token)
        self.conversations[token] = [delivered({"kind": "text", "lead": lead}, "0-0")]
        self.moving = token

    async def offer_move(self, request: Request) -> Response:
        if self.refusals:
            status, code, detail = self.refusals.pop(0)
            return as_json(Problem(code=code, detail=detail), status)
        link = f"https://t.me/advisor_bot?start={CODE}"
        return as_json(MoveOffer(code=CODE, link=link, bot="advisor_bot", minutes=10))

    async def take_move(self, request: Request) -> Response:
        move = Move.model_validate_json(await request.body())
        if move.code.upper() != CODE or self.moving is None:
            return as_json(Problem(code="unknown_code", detail="That code is not known."), 422)
        return as_json(Moved(token=self.moving))

    async def check_badge(self, request: Request) -> Response:
        self.badges.append(await request.body())
        if self.refusals:
            status, code, detail = self.refusals.pop(0)
            return as_json(Problem(code=code, detail=detail), status)
        return JSONResponse(self.badge)

    def _answer(self, token: str, post: Post) -> tuple[Message, ...]:
        words = post.text if post.text is not None else post.payload or ""
        script = self.script.get(words, [{"kind": "text", "lead": f"Noted: {words}"}])
        if words == "broken" and sum(earlier["id"] == post.id for earlier in self.posts) > 1:
            script = [{"kind": "text", "lead": "Now it worked."}]
        if post.id in self.given:
            return self.given[post.id]
        past = self.conversations[token]
        answer = tuple(delivered(item, f"{len(past) + number}-0") for number, item in enumerate(script, 1))
        past.append(Said.model_validate({"id": post.id, "at": NOW, "text": shown(past, post)}))
        past.extend(answer)
        if words != "broken":
            self.given[post.id] = answer
        return answer

    def _token(self, request: Request) -> str | None:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        return token if token in self.known else None


class Server:
    """The pages, the widget and the chat API. `advisor` is who answers, another one for each test."""

    def __init__(self, languages: Languages = ENGLISH_ALONE) -> None:
        self._languages = languages
        self.address = ""
        self.advisor = FakeAdvisor()

    def begin(self) -> FakeAdvisor:
        """A new advisor that answers from now on."""
        self.advisor.answering.set()
        self.advisor = FakeAdvisor(self.address)
        return self.advisor

    async def _badge(self, request: Request) -> Response:
        return await self.advisor.check_badge(request)

    def app(self) -> Starlette:
        def at(method: str, path: str, name: str) -> Route:
            async def call(request: Request) -> Response:
                answer: Response = await getattr(self.advisor, name)(request)
                return answer

            return Route(f"/api/conversations{path}", call, methods=[method])

        return Starlette(
            routes=[
                *(Route(path, page_of(content)) for path, content in PAGES.items()),
                *(Route(path, page_of(content, LOOSE)) for path, content in HOSTILE_PAGES.items()),
                at("GET", "/greeting", "greeting"),
                at("POST", "", "open"),
                at("GET", "/messages", "history"),
                at("GET", "/events", "events"),
                at("POST", "/messages", "say"),
                at("POST", "/ratings", "rate"),
                at("POST", "/moves", "offer_move"),
                at("POST", "/moves/taken", "take_move"),
                Route("/api/badges", self._badge, methods=["POST"]),
                Mount("/widget", assets(WIDGET, self._languages)),
            ],
            middleware=[Middleware(SafeHeaders, headers=SAFE_HEADERS)],
        )


@contextmanager
def serving(languages: Languages = ENGLISH_ALONE) -> Iterator[Server]:
    """A server on a free port of this machine, for as long as the block runs."""
    site = Server(languages)
    with served(site.app(), "off") as site.address:
        yield site
        site.advisor.answering.set()
