"""The board of unmet demand is a page, a table and a feed for everybody, and what is asked for changes no figure."""

from __future__ import annotations

import datetime as dt

import httpx
import pytest

from runtime.clock import today
from runtime.database import Sessions
from tests.hub.demand.made import heard

A_QUARTER_AGO = dt.timedelta(days=92)


@pytest.fixture
def _demand(sessions: Sessions) -> None:
    with sessions.begin() as session:
        heard(session, range(7), at=today() - A_QUARTER_AGO, places="Oban", learners="10")
        heard(session, range(4), "reindeer herding", at=today() - A_QUARTER_AGO)


@pytest.mark.usefixtures("_demand")
async def test_the_board_is_a_page_with_charts_and_tables(client: httpx.AsyncClient) -> None:
    page = (await client.get("/demand")).text
    assert '<a href="/demand/sheep">sheep</a>' in page
    assert "Argyll and Bute" in page
    assert 'role="img"' in page
    assert "reindeer" not in page


@pytest.mark.usefixtures("_demand")
async def test_a_word_has_a_page_and_one_of_too_few_is_as_if_nobody_had_said_it(client: httpx.AsyncClient) -> None:
    assert "Employers: 5 or more. People: 70 or more." in (await client.get("/demand/sheep")).text
    few, none = await client.get("/demand/reindeer"), await client.get("/demand/nonsense")
    assert (few.status_code, few.text) == (none.status_code, none.text) == (404, none.text)


@pytest.mark.usefixtures("_demand")
async def test_universities_read_the_feed_from_anywhere(client: httpx.AsyncClient) -> None:
    feed = await client.get("/demand.json")
    assert feed.headers["Access-Control-Allow-Origin"] == "*"
    assert {row["word"]: row["employers"] for row in feed.json()["words"]} == {"sheep": 5, "shearing": 5}
    table = await client.get("/demand.csv")
    assert table.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "sheep,council_area,Argyll and Bute,5,70" in table.text


@pytest.mark.usefixtures("_demand")
@pytest.mark.parametrize("query", ["area=Fife", "month=2026-08", "word=reindeer", "least=1", "level=6&sector=x"])
async def test_no_filter_makes_another_figure(client: httpx.AsyncClient, query: str) -> None:
    for path in ("/demand", "/demand.json", "/demand.csv", "/demand/sheep"):
        assert (await client.get(f"{path}?{query}")).text == (await client.get(path)).text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
async def test_the_feed_is_for_reading_alone(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/demand.json", headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 405


async def test_an_empty_board_says_so(client: httpx.AsyncClient) -> None:
    assert "No need was heard from 5 employers or more" in (await client.get("/demand")).text
