"""The public API: the catalogue for programs, with the source of every fact, without a key."""

from __future__ import annotations

import logging
from typing import Any

import httpx
import pytest

from catalogue.facts import Shown, facts
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from contract.lookups import Conditions, Lookup
from runtime.clock import today
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_finder import CARD, FakeFinder
from tests.bot.test_catalogue_pages import TERMS
from tests.bot.test_shared import FULL

SEARCH, PLAN, TERM = "/api/catalogue/credentials", "/api/catalogue/plan", "/api/catalogue/terms"


@pytest.fixture(autouse=True)
def catalogue(sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [FULL])
        apply_reference(session, terms=TERMS, providers=[], funding=[], guidance=[])


async def test_a_search_hands_on_needs_and_conditions(client: httpx.AsyncClient, finder: FakeFinder) -> None:
    asked: dict[str, Any] = {
        "need": ["torn nets", "knots"],
        "level_max": 6,
        "price_max": "99.50",
        "mode": "online",
        "place": "Oban",
    }
    answer = await client.get(SEARCH, params={**asked, "most": 3, "starts_by": "2027-01-31", "credit_bearing": "yes"})
    assert answer.status_code == httpx.codes.OK, answer.text
    conditions = {"level_max": 6, "price_max": "99.50", "mode": "online", "place": "Oban"}
    conditions |= {"starts_by": "2027-01-31", "credit_bearing": True}
    wanted = Conditions.model_validate(conditions)
    assert finder.asked == [Lookup(needs=("torn nets", "knots"), conditions=wanted, most=3)]


async def test_an_offer_names_where_its_facts_come_from(client: httpx.AsyncClient) -> None:
    found = (await client.get(SEARCH, params={"need": ["torn nets", "knots"]})).json()
    assert (found["total"], found["uncovered"]) == (7, ["knots"])
    (offer,) = found["items"]
    assert offer["page"] == f"http://127.0.0.1:8000/credentials/{CARD.id}"
    assert (offer["url"], offer["checked"], offer["sample"]) == (CARD.url, CARD.checked, True)
    assert offer["why"] == [{"need": "torn nets", "quote": "Mend a torn net.", "field": "learning_outcomes"}]
    assert (offer["missed"], offer["unpublished"]) == (["Oban, 30 miles from Perth"], ["the start"])
    assert offer.keys().isdisjoint({"actions", "score"})


async def test_a_credential_comes_with_all_its_facts(client: httpx.AsyncClient) -> None:
    offer = (await client.get(f"{SEARCH}/{FULL.id}")).json()
    shown = facts(FULL, PHRASES, today(), Shown.RECORD)
    assert [(fact["name"], fact["value"]) for fact in offer["facts"]] == [(fact.name, fact.value) for fact in shown]
    assert (offer["description"], offer["url"]) == (FULL.description, str(FULL.url))
    assert "employer_words" not in offer


async def test_a_plan_says_what_answers_which_need(client: httpx.AsyncClient) -> None:
    made = (await client.get(PLAN, params={"need": ["torn nets", "knots"], "price_max": 500})).json()
    assert made["covers"] == [{"need": "torn nets", "items": [CARD.id]}]
    assert [fact["value"] for fact in made["totals"]] == ["£120"]
    assert (made["uncovered"], made["items"][0]["id"]) == (["knots"], CARD.id)


@pytest.mark.parametrize("name", ["rpl", "recognition of prior learning", "What is Recognition of  Prior Learning?"])
async def test_a_term_is_explained_by_any_of_its_names(client: httpx.AsyncClient, name: str) -> None:
    (term,) = (await client.get(TERM, params={"name": name})).json()["items"]
    assert (term["term"], term["wording"]) == ("Recognition of Prior Learning", "official")
    assert (term["source"], term["see_also"]) == ("https://scqf.example/rpl", ["SCQF"])
    assert term["page"].endswith("/terms/rpl")


@pytest.mark.parametrize("path", [f"{SEARCH}/gone", f"{SEARCH}/no%20id%00", f"{TERM}?name=nothing"])
async def test_what_the_catalogue_does_not_have_is_said(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"need": "?!"},
        {"need": ["x"] * 9},
        {"need": "x" * 301},
        {"need": "nets", "most": 21},
        {"need": "nets", "level_min": 13},
        {"need": "nets", "mode": "by post"},
        {"need": "nets", "levels": 6},
    ],
)
async def test_a_query_that_cannot_be_meant_is_refused_with_its_field(
    client: httpx.AsyncClient, finder: FakeFinder, query: dict[str, Any]
) -> None:
    answer = await client.get(SEARCH, params=query)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_message")
    assert answer.json()["detail"].startswith(f"query.{[*query, 'need'][-2] if len(query) > 1 else 'need'}")
    assert finder.asked == []


@pytest.mark.parametrize("path", [SEARCH, PLAN])
async def test_while_the_search_is_away_programs_are_told_when_to_come_again(
    client: httpx.AsyncClient, finder: FakeFinder, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    finder.down = True
    with caplog.at_level(logging.WARNING):
        answer = await client.get(path, params={"need": "torn nets"})
    assert (answer.status_code, answer.json()["code"], answer.headers["Retry-After"]) == (503, "search_away", "60")
    assert "the catalogue cannot be searched: switched off" in caplog.text
    assert "torn nets" not in caplog.text
    assert (await client.get(f"{SEARCH}/{FULL.id}")).status_code == httpx.codes.OK
