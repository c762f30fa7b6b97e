"""A small advisor that keeps the chat contract by hand, so that the widget can be tried without Rasa or a database."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import anyio
from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route

from bot.assets import assets
from bot.guards import SAFE_HEADERS
from bot.languages import Languages
from bot.languages.languages import ENGLISH_ALONE
from bot.middleware import SafeHeaders
from contract import Answer, History, Message, Opened, Plan, Post, Problem, Recommendations, Said, message
from contract.moves import Move, Moved, MoveOffer
from contract.ratings import Rate, Rated, Reason
from tests.bot.conftest import PHRASES
from tests.bot.served import served
from tests.bot.widget.answers import GREETING, NOW, SCRIPT
from tests.bot.widget.pages import HOSTILE_PAGES, LOOSE, PAGES, WIDGET

REASONS = (Reason(code="wrong", title="Something is wrong"), Reason(code="unclear", title="Hard to understand"))

CODE = "7K4Q-2XMP"


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
        past.append(_delivered({"kind": "text", "lead": lead}, f"{len(past)}-0"))

    async def greeting(self, request: Request) -> Response:
        return _json(Answer(messages=(_delivered(GREETING, "greeting"),)))

    async def open(self, request: Request) -> Response:
        token = f"token-{len(self.conversations) + 1}"
        self.known.add(token)
        greeting = _delivered(GREETING, "0-0")
        self.conversations[token] = [greeting]
        return _json(Opened(token=token, messages=(greeting,)), 201)

    async def history(self, request: Request) -> Response:
        token = self._token(request)
        if token is None:
            return _unknown()
        etag = f'"{len(self.conversations[token])}"'
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers={"ETag": etag})
        return _json(History(messages=tuple(self.conversations[token])), headers={"ETag": etag})

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
        return _json(Answer(messages=self._answer(token, post)))

    async def rate(self, request: Request) -> Response:
        said = Rate.model_validate_json(await request.body())
        if self.refusals:
            status, code, detail = self.refusals.pop(0)
            return _json(Problem(code=code, detail=detail), status)
        if self._token(request) is None:
            return _unknown()
        self.ratings.append(said)
        asks = not said.helpful and said.fault is None
        return _json(Rated(text="What was it?", reasons=REASONS) if asks else Rated(text="Thank you."))

    def begin(self, token: str, lead: str) -> None:
        """A conversation somewhere else, which CODE opens here."""
        self.known.add(token)
        self.conversations[token] = [_delivered({"kind": "text", "lead": lead}, "0-0")]
        self.moving = token

    async def offer_move(self, request: Request) -> Response:
        if self.refusals:
            status, code, detail = self.refusals.pop(0)
            return _json(Problem(code=code, detail=detail), status)
        link = f"https://t.me/advisor_bot?start={CODE}"
        return _json(MoveOffer(code=CODE, link=link, bot="advisor_bot", minutes=10))

    async def take_move(self, request: Request) -> Response:
        move = Move.model_validate_json(await request.body())
        if move.code.upper() != CODE or self.moving is None:
            return _json(Problem(code="unknown_code", detail="That code is not known."), 422)
        return _json(Moved(token=self.moving))

    async def check_badge(self, request: Request) -> Response:
        self.badges.append(await request.body())
        if self.refusals:
            status, code, detail = self.refusals.pop(0)
            return _json(Problem(code=code, detail=detail), status)
        return JSONResponse(self.badge)

    def _answer(self, token: str, post: Post) -> tuple[Message, ...]:
        words = post.text if post.text is not None else post.payload or ""
        script = self.script.get(words, [{"kind": "text", "lead": f"Noted: {words}"}])
        if words == "broken" and sum(earlier["id"] == post.id for earlier in self.posts) > 1:
            script = [{"kind": "text", "lead": "Now it worked."}]
        if post.id in self.given:
            return self.given[post.id]
        past = self.conversations[token]
        answer = tuple(_delivered(item, f"{len(past) + number}-0") for number, item in enumerate(script, 1))
        past.append(Said.model_validate({"id": post.id, "at": NOW, "text": _shown(past, post)}))
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
                *(Route(path, _page(content)) for path, content in PAGES.items()),
                *(Route(path, _page(content, LOOSE)) for path, content in HOSTILE_PAGES.items()),
                at("GET", "/greeting", "greeting"),
                at("POST", "", "open"),
                at("GET", "/messages", "history"),
                at("POST", "/messages", "say"),
                at("POST", "/ratings", "rate"),
                at("POST", "/moves", "offer_move"),
                at("POST", "/moves/taken", "take_move"),
                Route("/api/badges", self._badge, methods=["POST"]),
                Mount("/widget", assets(WIDGET, self._languages)),
            ],
            middleware=[Middleware(SafeHeaders, headers=SAFE_HEADERS)],
        )


def _shown(past: list[Said | Message], post: Post) -> str:
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


def _delivered(item: dict[str, Any], name: str) -> Message:
    return message.validate_python(item | {"id": name, "at": NOW})


def _page(content: str, headers: dict[str, str] | None = None) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        return HTMLResponse(content, headers=headers)

    return page


def _json(model: BaseModel, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(model.model_dump(mode="json"), status, headers)


def _unknown() -> Response:
    return _json(Problem(code="unknown_conversation", detail="This conversation is not known here."), 401)


@contextmanager
def serving(languages: Languages = ENGLISH_ALONE) -> Iterator[Server]:
    """A server on a free port of this machine, for as long as the block runs."""
    site = Server(languages)
    with served(site.app(), "off") as site.address:
        yield site
        site.advisor.answering.set()
