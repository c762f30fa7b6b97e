"""What stands before every page: who may post to it, how much, and what a browser may do with the answer.

Cross-site request forgery is refused by the headers that browsers set and scripts cannot: Filippo Valsorda's method
(https://words.filippo.io/csrf/), as in Go 1.25's CrossOriginProtection and datasette/csrf.py. Those let a request with
neither header pass, for programs; nothing but a browser has business here, so this one refuses it.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_FORM = 64 * 1024
LARGEST_UPLOAD = 100 * 1024 * 1024
UPLOAD_PATH = "/catalogue"
"""The one page of the console that takes a file; everything else is a form."""
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not no-referrer: browsers then post forms with `Origin: null`, and the check below could not know its own pages.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


class Guard:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self.app
        if scope["method"] not in SAFE_METHODS:
            upload = scope["path"].removeprefix(scope.get("root_path", "")) == UPLOAD_PATH
            answer = _refusal(Headers(scope=scope), upload) or self.app
        await answer(scope, receive, send_guarded)


def _refusal(headers: Headers, upload: bool) -> ASGIApp | None:
    if not _same_origin(headers):
        return PlainTextResponse(
            "This form was not sent from a page of the console, so nothing was changed. "
            "Go back, reload the page and try again.",
            status_code=403,
        )
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return PlainTextResponse("A form must say how long it is.", status_code=411)
    if not upload and int(length) > LARGEST_FORM:
        return PlainTextResponse("This is too much text for one form. Go back and shorten it.", status_code=413)
    if int(length) > LARGEST_UPLOAD:
        return PlainTextResponse(
            f"This file is larger than the {LARGEST_UPLOAD // 1024**2} MB that the console takes, so nothing was "
            "changed. Whoever runs this service can import it with the command `advisor catalogue import`.",
            status_code=413,
        )
    return None


def _same_origin(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    # Browsers leave Sec-Fetch-Site out on plain http; what they always send with a form is Origin.
    return urlsplit(headers.get("origin", "")).netloc.lower() == headers.get("host", "").lower() != ""
