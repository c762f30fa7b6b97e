"""The MCP server as the SDK's own client sees it, over HTTP as it is served."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import httpx
import httpx2
import pytest
from fastapi import FastAPI
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from contract.lookups import Conditions, Lookup
from runtime.database import Sessions
from tests.bot.fake_finder import CARD, FakeFinder
from tests.bot.test_catalogue_pages import TERMS
from tests.bot.test_shared import FULL

ADDRESS = "http://advisor.example/mcp"
Connect = Callable[[], AbstractAsyncContextManager[Client]]


@pytest.fixture(autouse=True)
def catalogue(sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [FULL])
        apply_reference(session, terms=TERMS, providers=[], funding=[], guidance=[])


@pytest.fixture
def assistant(app: FastAPI, client: httpx.AsyncClient) -> Connect:
    """Connects the SDK's client, which the task that opened it has to close; `client` has the application run."""

    @asynccontextmanager
    async def connected() -> AsyncIterator[Client]:
        async with (
            httpx2.AsyncClient(transport=httpx2.ASGITransport(app)) as sending,
            Client(streamable_http_client(ADDRESS, http_client=sending)) as assistant,
        ):
            yield assistant

    return connected


async def called(connect: Connect, tool: str, **arguments: Any) -> Any:
    async with connect() as assistant:
        result = await assistant.call_tool(tool, arguments)
    assert not result.is_error, result.content
    return result.structured_content


async def refused(connect: Connect, tool: str, **arguments: Any) -> str:
    async with connect() as assistant:
        result = await assistant.call_tool(tool, arguments)
    assert result.is_error
    return str(getattr(result.content[0], "text", ""))


async def test_an_assistant_sees_five_tools_that_only_read_and_how_to_quote_them(assistant: Connect) -> None:
    async with assistant() as connected:
        tools, instructions = (await connected.list_tools()).tools, str(connected.instructions)
    assert [tool.name for tool in tools] == [
        "search_credentials",
        "get_credential",
        "explain_term",
        "plan",
        "unmet_demand",
    ]
    assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
    assert all(tool.description and tool.output_schema for tool in tools)
    assert "say that a sample record is made up" in instructions


async def test_a_search_answers_with_offers_and_their_sources(assistant: Connect, finder: FakeFinder) -> None:
    found = await called(assistant, "search_credentials", needs=["torn nets"], conditions={"level_max": 6}, most=2)
    assert finder.asked == [Lookup(needs=("torn nets",), conditions=Conditions(level_max=6), most=2)]
    assert (found["items"][0]["url"], found["items"][0]["checked"]) == (CARD.url, CARD.checked)
    assert found["items"][0]["page"].endswith(f"/credentials/{CARD.id}")


async def test_a_credential_a_term_and_a_plan_are_answered_too(assistant: Connect) -> None:
    assert (await called(assistant, "get_credential", id=FULL.id))["title"] == FULL.title
    assert (await called(assistant, "explain_term", name="SCQF"))["items"][0]["definition"] == "A framework."
    assert (await called(assistant, "plan", needs=["torn nets", "knots"]))["uncovered"] == ["knots"]


async def test_what_is_not_there_is_said_in_words(assistant: Connect) -> None:
    said = "The catalogue has nothing of this name."
    assert said in await refused(assistant, "get_credential", id="gone")
    assert said in await refused(assistant, "explain_term", name="nothing")


async def test_arguments_that_cannot_be_meant_are_refused_with_their_names(
    assistant: Connect, finder: FakeFinder
) -> None:
    assert "needs" in await refused(assistant, "search_credentials", needs=[])
    assert "level_max" in await refused(assistant, "plan", needs=["nets"], conditions={"level_max": 13})
    assert finder.asked == []


async def test_while_the_search_is_away_an_assistant_is_told(assistant: Connect, finder: FakeFinder) -> None:
    finder.down = True
    assert "away for a moment" in await refused(assistant, "plan", needs=["torn nets"])


async def test_only_post_is_taken_and_no_page_of_a_foreign_site_may(client: httpx.AsyncClient) -> None:
    assert (await client.get("/mcp")).status_code == 405
    assert (await client.post("/mcp", headers={"Origin": "https://stranger.example"})).status_code == 403
    assert (await client.post("/mcp", content=b"{}", headers={"Content-Type": "text/plain"})).status_code == 400
