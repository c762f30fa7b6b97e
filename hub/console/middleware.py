"""ASGI middleware: it refuses forms of other sites and forms that are too large, and adds the security headers.

Cross-site request forgery is refused by the headers that browsers set and scripts cannot: Filippo Valsorda's method
(https://words.filippo.io/csrf/), as in Go 1.25's CrossOriginProtection and datasette/csrf.py. Those accept a request
with neither header, for the sake of programs. This one refuses it, because only browsers use the console.
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
"""The only page of the console that accepts a file."""
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not no-referrer: browsers would then post forms with `Origin: null`, and the check below would refuse them.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}


class SecurityMiddleware:
    """Answers 403, 411 or 413 to a form that it refuses, and adds HEADERS to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        app = self.app
        if scope["method"] not in SAFE_METHODS:
            is_upload = scope["path"].removeprefix(scope.get("root_path", "")) == UPLOAD_PATH
            app = _refusal(Headers(scope=scope), is_upload=is_upload) or self.app
        await app(scope, receive, send_with_headers)


def _refusal(headers: Headers, *, is_upload: bool) -> ASGIApp | None:
    if not _same_origin(headers):
        return PlainTextResponse(
            "This form was not sent from a page of the console, so nothing was changed. "
            "Go back, reload the page and try again.",
            status_code=403,
        )
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return PlainTextResponse("A form must say how long it is.", status_code=411)
    if not is_upload and int(length) > LARGEST_FORM:
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
    # On plain http browsers leave out Sec-Fetch-Site; they always send Origin with a form.
    return urlsplit(headers.get("origin", "")).netloc.lower() == headers.get("host", "").lower() != ""
