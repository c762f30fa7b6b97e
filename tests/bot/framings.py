"""Requests of HTTP/1.1 whose end two servers could see in different places (request smuggling, RFC 9112, 6.3)."""

from __future__ import annotations

import socket

FRAMINGS = {
    "a length and chunks": "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "two lengths": "Content-Length: 5\r\nContent-Length: 0\r\n",
    "a length that is no number": "Content-Length: +5\r\n",
    "a space before the colon": "Transfer-Encoding : chunked\r\n",
    "a coding that is none": "Transfer-Encoding: xchunked\r\n",
}
"""Lines of the head, by what is wrong with them."""


def status_of(connection: socket.socket) -> int:
    """The status of the first answer on this connection."""
    with connection.makefile("rb") as answer:
        return int(answer.readline().split()[1])
