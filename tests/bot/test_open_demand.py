"""Unmet demand for programs and assistants: the figures of the board, and no others."""

from __future__ import annotations

import datetime as dt

import httpx
import pytest

from hub.demand.export import as_json
from hub.demand.published import Published
from runtime.clock import today
from runtime.database import Sessions
from tests.bot.test_mcp_server import Connect, assistant, called, refused
from tests.hub.demand.made import heard

__all__ = ["assistant"]

DEMAND = "/api/catalogue/demand"
LEAST = 5
PAGE = "http://127.0.0.1:8000/demand"


@pytest.fixture(autouse=True)
def needs(sessions: Sessions) -> None:
    quarter_ago = today() - dt.timedelta(days=92)
    with sessions.begin() as session:
        heard(session, range(7), at=quarter_ago, places="Oban", learners="10", level="6", sector="food and drink")


async def test_the_figures_are_those_of_the_board(client: httpx.AsyncClient, sessions: Sessions) -> None:
    answer = (await client.get(DEMAND)).json()
    board = as_json(Published(sessions, LEAST).board())
    assert board["words"]
    for name in ("rules", "least", "employers"):
        assert answer[name] == board[name]
    assert answer["quarters"] == list(board["quarters"])
    assert (answer["page"], answer["total"]) == (PAGE, len(board["words"]))
    for row, other in zip(answer["words"], board["words"], strict=True):
        assert row["page"] == f"{PAGE}/{row['word']}"
        assert {name: row[name] for name in ("word", "employers", "people")} == {
            name: other[name] for name in ("word", "employers", "people")
        }
        assert row["trend"] == list(other["trend"])
        assert row["areas"] == list(other["areas"])


async def test_one_word_is_told_alone_however_it_is_written(client: httpx.AsyncClient) -> None:
    answer = (await client.get(DEMAND, params={"word": " Sheep "})).json()
    assert ([row["word"] for row in answer["words"]], answer["total"]) == (["sheep"], 1)


async def test_no_more_words_are_listed_than_were_asked_for(client: httpx.AsyncClient) -> None:
    whole, first = [(await client.get(DEMAND, params={"most": most})).json() for most in (200, 1)]
    assert len(whole["words"]) > 1
    assert (first["words"], first["total"]) == (whole["words"][:1], whole["total"])


@pytest.mark.parametrize("word", ["welding", "' OR 1=1", "x" * 60])
async def test_a_word_that_too_few_or_none_asked_for_is_not_there(client: httpx.AsyncClient, word: str) -> None:
    answer = await client.get(DEMAND, params={"word": word})
    assert (answer.status_code, answer.json()["code"]) == (httpx.codes.NOT_FOUND, "not_found")


async def test_the_description_names_it_and_the_board_links_to_it(client: httpx.AsyncClient) -> None:
    assert DEMAND in (await client.get("/openapi.json")).json()["paths"]
    assert DEMAND in (await client.get("/demand")).text


async def test_an_assistant_gets_the_same(client: httpx.AsyncClient, assistant: Connect) -> None:
    told = await called(assistant, "unmet_demand", word="sheep")
    assert told == (await client.get(DEMAND, params={"word": "sheep"})).json()
    assert "nothing of this name" in await refused(assistant, "unmet_demand", word="welding")
