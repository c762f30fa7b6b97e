"""What uvicorn makes of requests whose end can be read in two ways: no second request is ever seen in one."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.bot.framings import FRAMINGS, status_of
from tests.bot.served import served


@pytest.mark.parametrize("lines", FRAMINGS.values(), ids=FRAMINGS)
def test_a_request_whose_end_can_be_read_in_two_ways_is_refused(lines: str) -> None:
    seen: list[str] = []

    async def see(request: Request) -> Response:
        seen.append(request.url.path)
        await request.body()
        return Response("seen")

    app = Starlette(routes=[Route("/{path:path}", see, methods=["GET", "POST"])])
    smuggled = "GET /smuggled HTTP/1.1\r\nHost: advisor.example\r\n\r\n"
    with (
        served(app, lifespan="off") as address,
        socket.create_connection(("127.0.0.1", urlsplit(address).port or 0), timeout=10) as connection,
    ):
        head = f"POST /first HTTP/1.1\r\nHost: advisor.example\r\n{lines}\r\n"
        connection.sendall(f"{head}0\r\n\r\n{smuggled}".encode())
        assert status_of(connection) == 400
    assert "/smuggled" not in seen
