"""What every request and answer passes on its way: a bound on bodies, and the headers that keep a browser careful."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """ASGI middleware: a body of more than `most` bytes is answered with 413, also when it hides its length.

    `larger` holds the paths that take more, each with its own bound.
    """

    def __init__(self, app: ASGIApp, most: int, larger: Mapping[str, int]) -> None:
        self._app = app
        self._most = most
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken = 0
        most = self._larger.get(scope.get("path", ""), self._most)

        async def counted() -> Message:
            nonlocal taken
            part = await receive()
            taken += len(part.get("body", b""))
            if taken > most:
                raise HTTPException(413, f"A message may hold at most {most // 1024} kB.")
            return part

        await self._app(scope, counted if scope["type"] == "http" else receive, send)


class SafeHeaders:
    """ASGI middleware: adds each header that the answer does not set itself."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(part: Message) -> None:
            if part["type"] == "http.response.start":
                headers = MutableHeaders(scope=part)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(part)

        await self._app(scope, receive, with_headers)
