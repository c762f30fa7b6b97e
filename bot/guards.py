"""What every request passes before a route sees it: its host, its origin, how often its address comes."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from bot.badges import FOR_PROGRAMS, LARGEST, PAGE
from bot.mcp_server import MCP
from bot.middleware import BodyLimit, SafeHeaders
from bot.public_api import PUBLIC
from bot.shared import PDF_PATH
from bot.telegram.webhook import MAX_UPDATE, WEBHOOK
from contract import Problem
from hub.console import LARGEST_UPLOAD, UPLOAD_PATH
from hub.console.single_sign_on import CALLBACK
from runtime.language import ngettext
from runtime.rates import Rates, TooOften, network_of
from runtime.settings import Settings

MAX_BODY = 64 * 1024
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SAFE_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
READING = frozenset({"GET", "HEAD", "OPTIONS"})
OPENING, SENDING, RATING = (f"/api/conversations{path}" for path in ("", "/messages", "/ratings"))
TAKING = "/api/conversations/moves/taken"
SIGN_IN, UPLOAD = "/console/sign-in", f"/console{UPLOAD_PATH}"
LARGER = {UPLOAD: LARGEST_UPLOAD, WEBHOOK: MAX_UPDATE, PAGE: LARGEST, FOR_PROGRAMS: LARGEST}
"""The bytes of a body at the addresses that take more than MAX_BODY."""
COMING_BACK = f"/console{CALLBACK}"
"""Where browsers come back to from the sign-in at a provider, which is then asked."""


def add_guards(app: FastAPI, chosen: Settings, rates: Rates) -> None:
    """Put the middleware around `app`. The last that is added sees a request first.

    The headers for browsers stand outermost, so that the page of an allowed origin can read a refusal too.
    """
    limited = {
        OPENING: chosen.rate("opening"),
        SENDING: chosen.rate("sending"),
        RATING: chosen.rate("sending"),
        TAKING: chosen.rate("sign_in"),  # as it is a code that could be guessed
        SIGN_IN: chosen.rate("sign_in"),
        UPLOAD: chosen.rate("upload"),
        PAGE: chosen.rate("upload"),  # as other sites are asked for each
        FOR_PROGRAMS: chosen.rate("upload"),
    }
    app.add_middleware(BodyLimit, most=MAX_BODY, larger=LARGER)
    app.add_middleware(AddressRates, rates=rates, limited=limited, open_to_all=chosen.rate("lookup"))
    app.add_middleware(OriginCheck, own=chosen.web_url, others=frozenset(chosen.widget_origins))
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=chosen.served_hosts, www_redirect=False)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=chosen.widget_origins,
        allow_methods=["GET", "POST"],
        allow_headers=["Authorization", "Content-Type", "If-None-Match", "Last-Event-ID"],
        expose_headers=["ETag", "Retry-After"],
    )
    app.add_middleware(SafeHeaders, headers=SAFE_HEADERS)
    app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=[str(proxy) for proxy in chosen.proxies])


class OriginCheck:
    """Answers 403 to a request that writes and was made by a page of a site that is not allowed.

    The sites of the settings may use the API alone, which takes no cookie: a page with one is for its own site.
    Browsers say where a page comes from, and no script can change that: Origin with every POST to another site, and
    Sec-Fetch-Site with all else on https. A program sends neither; it has no cookie and no user to be tricked.
    """

    def __init__(self, app: ASGIApp, own: str, others: frozenset[str]) -> None:
        self._app = app
        self._own = own
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if (
            scope["type"] == "http"
            and scope["method"] not in READING
            and not self._allows(scope["path"], Headers(scope=scope))
        ):
            detail = "A page of this site may not write here. The hub lists the sites that may in its settings."
            app = refusal(scope, 403, "foreign_origin", detail)
        await app(scope, receive, send)

    def _allows(self, path: str, headers: Headers) -> bool:
        origin = headers.get("origin", "").lower()
        if not origin:
            return headers.get("sec-fetch-site", "none") in ("same-origin", "none")
        if path.startswith("/api/") and origin in self._others:
            return True
        return origin == self._own or urlsplit(origin).netloc == headers.get("host", "").lower() != ""


class AddressRates:
    """Answers 429 with Retry-After when an address writes to one of the paths `limited` more often than its rates, or
    looks things up without a key more often than `open_to_all`."""

    def __init__(self, app: ASGIApp, rates: Rates, limited: Mapping[str, str], open_to_all: str) -> None:
        self._app = app
        self._rates = rates
        self._limited = limited
        self._open_to_all = open_to_all

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] == "http" and (counted := self._counted(scope["path"], scope["method"])):
            client = scope.get("client")
            try:
                await self._rates.taken(*counted, network_of(client[0] if client else ""))
            except TooOften as error:
                app = too_often(scope, error)
        await app(scope, receive, send)

    def _counted(self, path: str, method: str) -> tuple[str, str] | None:
        """The rates that a request is counted against, and what is counted there; None where it is not counted."""
        if path in (MCP, PDF_PATH) or path.startswith(f"{PUBLIC}/"):
            return self._open_to_all, "lookup"
        if path == COMING_BACK:
            return self._limited[SIGN_IN], path
        return (self._limited[path], path) if method not in READING and path in self._limited else None


def too_often(scope: Scope, error: TooOften) -> Response:
    """429, and when to come back."""
    detail = ngettext(
        "That was too often in a short time. Please try again in {number} second.",
        "That was too often in a short time. Please try again in {number} seconds.",
        error.seconds,
    )
    return refusal(scope, 429, "too_often", detail, {"Retry-After": str(error.seconds)})


def refusal(scope: Scope, status: int, code: str, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal for whoever asked: staff see a sentence, programs get the problem of the contract."""
    if scope["path"].startswith("/console/"):
        return PlainTextResponse(detail, status, dict(headers or {}))
    return JSONResponse(Problem(code=code, detail=detail).model_dump(), status, dict(headers or {}))
