"""A web by hand: files at addresses, whose servers know whether they have changed, and count who asks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import httpx

from catalogue.fetching.download import Downloader

Answer = Callable[[httpx.Request], httpx.Response]


@dataclass
class Web:
    """What lies where. An address without a file is answered 404; `answers` go before files."""

    files: dict[str, bytes | str] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        url = str(request.url)
        if url in self.answers:
            return self.answers[url](request)
        if url not in self.files:
            return httpx.Response(404)
        content = self.files[url]
        body = content.encode() if isinstance(content, str) else content
        etag = f'"{hash(body)}"'
        if request.headers.get("If-None-Match") == etag:
            return httpx.Response(304)
        return httpx.Response(200, content=body, headers={"ETag": etag})

    @property
    def downloader(self) -> Downloader:
        return Downloader(lambda: httpx.MockTransport(self), "a test")

    def addresses(self) -> list[str]:
        """What was asked for, in order."""
        return [str(request.url) for request in self.asked]


class Endless(httpx.AsyncByteStream):
    """A body whose pieces come at once, or, when `waiting`, of which the second never comes."""

    def __init__(self, *, waiting: bool) -> None:
        self._waiting = waiting

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 1000
            if self._waiting:
                await asyncio.Event().wait()


def failing(error: Exception) -> Answer:
    def answer(_: httpx.Request) -> httpx.Response:
        raise error

    return answer


def redirect(to: str, status: int = 302) -> Answer:
    return lambda _: httpx.Response(status, headers={"Location": to})
