"""The catalogue for assistants of other people: tools by the Model Context Protocol, over streamable HTTP.

Requests belong to no session, so that any replica can answer any of them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Annotated, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import ToolAnnotations
from pydantic import Field
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.lookups import LookupsUnavailable
from bot.open_catalogue import Meanings, NotInCatalogue, OfferInFull, OfferPlan, Offers, OpenCatalogue
from bot.open_demand import MOST_DEMANDED, Demand, OpenDemand
from bot.public_api import AWAY, NOT_FOUND
from contract.lookups import MOST_LISTED, MOST_LOOKED_UP, Conditions, Lookup, Words

log = logging.getLogger(__name__)

MCP = "/mcp"
INSTRUCTIONS = """The national catalogue of micro-credentials in Scotland: short, assessed pieces of learning, often \
with SCQF credit. Search by what people at work cannot yet do, one need for each thing. Every fact is the record's: \
name its page or the provider's url with it, say so where a fact is not published, and say that a sample record is \
made up. Prices, dates and places change: the line `checked` says when a record was last held against the provider's \
page."""
READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

Needs = Annotated[
    list[Words],
    Field(min_length=1, max_length=MOST_LOOKED_UP, description="What people cannot yet do, in plain words"),
]
Asked = Annotated[Conditions | None, Field(description="What an offer must satisfy")]
T = TypeVar("T")


def mcp_server(catalogue: OpenCatalogue, demand: OpenDemand, version: str) -> MCPServer:
    """The server with its five tools, which only read."""
    server = MCPServer("micro-credentials", title="Micro-credentials", instructions=INSTRUCTIONS, version=version)

    @server.tool(title="Search credentials", annotations=READ_ONLY)
    async def search_credentials(
        needs: Needs,
        conditions: Asked = None,
        most: Annotated[int, Field(ge=1, le=MOST_LISTED, description="The most credentials that are listed")] = 5,
    ) -> Offers:
        """Credentials that answer one of the needs, the best first, each with the record's own words that say so."""
        lookup = Lookup(needs=tuple(needs), conditions=conditions or Conditions(), most=most)
        return await _told(catalogue.search(lookup))

    @server.tool(title="Get a credential", annotations=READ_ONLY)
    async def get_credential(id: Annotated[str, Field(description="As search_credentials names it")]) -> OfferInFull:
        """Everything that a credential's record says, and by name what it does not say."""
        return await _told(catalogue.credential(id))

    @server.tool(title="Explain a term", annotations=READ_ONLY)
    async def explain_term(name: Annotated[str, Field(min_length=1, max_length=300)]) -> Meanings:
        """What a term of the field means, by any of its names: "SCQF", "RPL", "stackable"."""
        return await _told(catalogue.explain(name))

    @server.tool(title="Plan for several needs", annotations=READ_ONLY)
    async def plan(needs: Needs, conditions: Asked = None) -> OfferPlan:
        """The fewest credentials that answer the needs together, with their credits, hours and price in all."""
        lookup = Lookup(needs=tuple(needs), conditions=conditions or Conditions())
        return await _told(catalogue.plan(lookup))

    @server.tool(title="What nobody offers", annotations=READ_ONLY)
    async def unmet_demand(
        word: Annotated[str, Field(max_length=60, description="One word of the board; all where it is empty")] = "",
        most: Annotated[int, Field(ge=1, le=MOST_DEMANDED, description="The most words that are listed")] = 20,
    ) -> Demand:
        """What employers need and the catalogue does not have, by word of need, SCQF level, sector, council area and
        quarter. Every figure is a lower bound: say so, and name the page."""
        return await _told(asyncio.to_thread(demand.read, word, most))

    return server


class McpEndpoint:
    """Answers at MCP while `answering` is open.

    Who may ask is checked before (bot/guards.py): by the name of the host, the origin and how often an address comes.
    """

    def __init__(self, catalogue: OpenCatalogue, demand: OpenDemand, version: str) -> None:
        self._catalogue = catalogue
        self._demand = demand
        self._version = version
        self._managers: list[StreamableHTTPSessionManager] = []  # the newest last: each can be run once

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._managers[-1].handle_request(scope, receive, send)

    @property
    def route(self) -> Route:
        return Route(MCP, self, methods=["POST"], include_in_schema=False)

    @asynccontextmanager
    async def answering(self) -> AsyncIterator[None]:
        """Ready to be asked while the context is open. The SDK's part runs in a task that begins it and ends it."""
        server = mcp_server(self._catalogue, self._demand, self._version)
        unchecked = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        server.streamable_http_app(stateless_http=True, json_response=True, transport_security=unchecked)
        manager, begun, ending = server.session_manager, asyncio.Event(), asyncio.Event()

        async def run() -> None:
            async with manager.run():
                begun.set()
                await ending.wait()

        running = asyncio.create_task(run())
        await begun.wait()
        self._managers.append(manager)
        try:
            yield
        finally:
            self._managers.remove(manager)
            ending.set()
            await running


async def _told(answer: Awaitable[T]) -> T:
    """The answer; what is not there or cannot be searched is said to the assistant. Raises ToolError."""
    try:
        return await answer
    except NotInCatalogue as error:
        raise ToolError(NOT_FOUND.detail) from error
    except LookupsUnavailable as error:
        log.warning("the catalogue cannot be searched: %s", error)
        raise ToolError(AWAY.detail) from error
