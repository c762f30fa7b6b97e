"""What is said in a conversation, as server-sent events: a client hears of an answer that comes by itself at once.

An event names what was said and quotes none of it: the history has the words. `Last-Event-ID` resumes where a
connection broke off.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Annotated, cast

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response
from sse_starlette import EventSourceResponse
from starlette.types import Receive, Scope, Send

from bot.api import ConversationId
from bot.watching import Watching
from runtime.rates import network_of

EVENTS = "/api/conversations/events"
BEAT = 15
"""Seconds between two signs of life: half of what proxies wait for an answer (deploy/nginx.conf)."""
SEEN = re.compile(r"(\d{1,18})(-\d+)?")
"""The id of an event is the number of a turn, with which the ids of its answers begin."""
Event = dict[str, str]
"""The lines of an event, which a line feed ends: the widget reads no other end (bot/widget/api.js)."""

router = APIRouter(tags=["conversations"])


@router.get(EVENTS, include_in_schema=False)  # OpenAPI has no word for an answer that does not end
async def read_events(
    request: Request, conversation: ConversationId, last_event_id: Annotated[str, Header()] = ""
) -> Response:
    """An event for each turn after the one of `Last-Event-ID`: its data are the ids of what was said, between spaces.

    429 where too many listen already, altogether or from one address. The stream ends by itself after some minutes, and
    where the conversation was erased or goes on as another.
    """
    watching = cast(Watching, request.app.state.watching)
    known = SEEN.fullmatch(last_event_id)
    address = network_of(request.client.host if request.client else "")
    return _Events(watching, address, _said(watching, conversation, int(known[1]) if known else 0))


async def _said(watching: Watching, conversation: str, since: int) -> AsyncIterator[Event]:
    yield {"comment": "listening"}  # so that whatever is in between passes the beginning on
    async with aclosing(watching.spoken(conversation, since)) as turns:
        async for turn, ids in turns:
            yield {"id": str(turn), "data": " ".join(ids)}


class _Events(EventSourceResponse):
    """Takes room while it lasts. Raises TooOften before it begins."""

    def __init__(self, watching: Watching, address: str, events: AsyncIterator[Event]) -> None:
        super().__init__(events, ping=BEAT, sep="\n", send_timeout=BEAT)
        self._watching, self._address = watching, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._watching.room(self._address):
            await super().__call__(scope, receive, send)
