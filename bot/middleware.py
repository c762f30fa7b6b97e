"""ASGI middleware: it bounds the size of a body, and adds the headers that restrict what a page may do."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Answers a body of more than `most` bytes with 413, also when the request does not state its length.

    `larger` maps the paths that take more to their own bound in bytes.
    """

    def __init__(self, app: ASGIApp, most: int, larger: Mapping[str, int]) -> None:
        self._app = app
        self._most = most
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        received = 0
        most = self._larger.get(scope.get("path", ""), self._most)

        async def counted() -> Message:
            nonlocal received
            event = await receive()
            received += len(event.get("body", b""))
            if received > most:
                raise HTTPException(413, f"A message may hold at most {most // 1024} kB.")
            return event

        await self._app(scope, counted if scope["type"] == "http" else receive, send)


class SafeHeaders:
    """Adds each header that the answer does not set itself."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(event: Message) -> None:
            if event["type"] == "http.response.start":
                headers = MutableHeaders(scope=event)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(event)

        await self._app(scope, receive, with_headers)
