"""The client of the action server's lookups: it holds the index, which the public process does not load."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol, TypeVar

import httpx
from pydantic import ValidationError

from contract.lookups import Lookup, Matches, PhrasesFound, PhrasesLookup, Planned
from contract.values import Model
from runtime.redaction import described

log = logging.getLogger(__name__)

PATIENCE = 8.0
"""Seconds that a lookup may take: with a build that is loaded it takes some hundredths of one."""

Found = TypeVar("Found", bound=Model)

SHORT_PATIENCE = 2.0
"""Seconds that a page of the console waits for phrases, without which it is shown too."""


class LookupsUnavailable(Exception):
    """The action server did not answer in time, or not with a lookup's answer; the text says which, for the log."""


class Finder(Protocol):
    """Who finds credentials by meaning: `Lookups` below says what each method promises."""

    async def matches(self, lookup: Lookup) -> Matches: ...

    async def plan(self, lookup: Lookup) -> Planned: ...

    async def close(self) -> None: ...


class PhraseLookups:
    """Asks by which suggested phrases a credential is found, for the console, whose pages are made in threads."""

    def __init__(self, url: str, transport: httpx.BaseTransport | None = None) -> None:
        self._client = httpx.Client(base_url=url, timeout=SHORT_PATIENCE, transport=transport, trust_env=False)

    def __call__(self, key: str) -> tuple[str, ...] | None:
        """The phrases; None while the action server does not answer."""
        try:
            reply = self._client.post("/lookups/phrases", content=PhrasesLookup(id=key).model_dump_json())
            reply.raise_for_status()
            return PhrasesFound.model_validate_json(reply.content).items
        except (httpx.HTTPError, ValidationError) as error:
            log.warning("the phrases of a credential cannot be looked up: %s", described(error))
            return None

    def close(self) -> None:
        self._client.close()


class Lookups:
    """One client for the process; `url` is the action server's. Methods raise LookupsUnavailable."""

    def __init__(self, url: str, transport: httpx.AsyncBaseTransport | None = None, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._client = httpx.AsyncClient(base_url=url, timeout=patience, transport=transport, trust_env=False)

    async def matches(self, lookup: Lookup) -> Matches:
        """The best credentials for some needs."""
        return await self._ask("/lookups/matches", lookup, Matches)

    async def plan(self, lookup: Lookup) -> Planned:
        """The fewest credentials that answer some needs together."""
        return await self._ask("/lookups/plan", lookup, Planned)

    async def close(self) -> None:
        await self._client.aclose()

    async def _ask(self, path: str, lookup: Lookup, kind: type[Found]) -> Found:
        try:
            async with asyncio.timeout(self._patience):  # httpx bounds only each read, and a reply may drip
                reply = await self._client.post(path, content=lookup.model_dump_json())
            reply.raise_for_status()
            return kind.model_validate_json(reply.content)
        except (httpx.HTTPError, TimeoutError, ValidationError) as error:
            raise LookupsUnavailable(described(error)) from error
