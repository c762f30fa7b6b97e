"""Whose conversation a form of the advisor's pages writes to, by the browser's cookie, and how often it may."""

from __future__ import annotations

from datetime import timedelta

from fastapi import Request
from fastapi.responses import Response

from bot.chat import Chat
from bot.conversations import UnknownConversation
from bot.guards import OPENING, SENDING
from runtime.rates import Rates, network_of
from runtime.settings import Settings

ADVISOR = "/advisor"
COOKIE = "conversation"


class Visits:
    """The visits to the pages below ADVISOR. One per process."""

    def __init__(self, chat: Chat, rates: Rates, chosen: Settings) -> None:
        self._chat = chat
        self._rates = rates
        self._chosen = chosen

    async def conversation(self, request: Request) -> str | None:
        """The conversation that the browser remembers; None where it has none, or one that was deleted."""
        try:
            token = token_of(request)
            return await self._chat.identify(token) if token else None
        except UnknownConversation:
            return None

    async def writes_to(self, request: Request) -> tuple[str, str]:
        """The conversation that a form writes to, and its token: a new one where the browser remembers none.

        Raises TooOften.
        """
        token, conversation = token_of(request), await self.conversation(request)
        if conversation is None:
            await self._rates.taken(self._chosen.rate("opening"), OPENING, _network(request))
            token = (await self._chat.open()).token
            conversation = await self._chat.identify(token)
        return conversation, token

    async def count(self, request: Request, conversation: str) -> None:
        """Count what is written to a conversation. Raises TooOften."""
        await self._rates.taken(self._chosen.rate("sending"), SENDING, _network(request))
        await self._rates.taken(self._chosen.rate("conversation"), "conversation", conversation)

    def remember(self, response: Response, token: str) -> Response:
        """`response`, from which on the browser remembers the conversation of `token`, or none where that is empty."""
        lasts = int(timedelta(days=self._chosen.keep_conversations).total_seconds()) if token else 0
        secure = self._chosen.web_url.startswith("https://")
        response.set_cookie(COOKIE, token, lasts, path=ADVISOR, secure=secure, httponly=True, samesite="lax")
        return response


def token_of(request: Request) -> str:
    return request.cookies.get(COOKIE, "")


def _network(request: Request) -> str:
    return network_of(request.client.host if request.client else "")
