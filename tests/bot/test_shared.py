"""The page of chosen credentials: what it shows, what it leaves out, and that it says nothing about who chose."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from decimal import Decimal

import httpx
import pytest

from bot.guards import SAFE_HEADERS
from bot.shared import COLUMNS, MOST
from catalogue.facts import Shown, facts
from catalogue.records import Credential, Price, Span
from catalogue.store import apply_credentials
from runtime.clock import today
from runtime.database import Sessions
from tests.bot.conftest import PHRASES

TODAY = today()
FULL = Credential.model_validate(
    {
        "id": "net-mending",
        "title": "Net Mending <for boats>",
        "provider": "Corrie Skills",
        "employer_words": ["our nets keep tearing"],
        "scqf_level": Span(low=6, high=7),
        "scqf_credits": 10,
        "mode": "blended",
        "pattern": "evenings",
        "location": "Oban",
        "duration_weeks": 6,
        "price": Price(amount=Decimal("1245.50"), as_of=dt.date(2026, 8, 10)),
        "starts": [dt.date(2019, 1, 14), dt.date(2099, 1, 18)],
        "url": "https://corrie.example/nets",
        "last_verified": TODAY,
        "sample": True,
    }
)
BARE = Credential(id="knots", title="=1+1 Knots", provider="Lorn College")


@pytest.fixture(autouse=True)
def catalogue(sessions: Sessions) -> None:
    many = [
        Credential(id=f"course-{number}", title=f"Course {number}", provider="Lorn College") for number in range(14)
    ]
    with sessions.begin() as session:
        apply_credentials(session, [FULL, BARE, *many])


async def page(client: httpx.AsyncClient, *ids: str, path: str = "/shared") -> httpx.Response:
    return await client.get(path, params={"c": list(ids)})


def plain(html: str) -> str:
    """What a reader sees of a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


@pytest.mark.parametrize(
    "fact",
    [
        "Net Mending &lt;for boats&gt; Sample",
        "Corrie Skills",
        "Level SCQF level 6-7",
        "Credits 10 credits (about 100 hours of learning)",
        "Price £1,245.50 a learner (as published in August 2026)",
        "Delivery Online and in person, evenings, Oban",
        "Starts 18 January 2099",
        "Length 6 weeks",
        f"Checked on {TODAY:%-d %B %Y}",
        "Sample data.",
        "1 micro-credential with the facts",
        f"that the national catalogue published on {TODAY:%-d %B %Y}",
    ],
)
async def test_the_page_shows_the_facts(client: httpx.AsyncClient, fact: str) -> None:
    assert fact in plain((await page(client, FULL.id)).text)


async def test_the_page_links_to_the_provider_and_to_the_spreadsheet(client: httpx.AsyncClient) -> None:
    html = (await page(client, FULL.id, BARE.id)).text
    assert 'href="https://corrie.example/nets"' in html
    assert 'href="/shared.csv?c=net-mending&amp;c=knots"' in html


async def test_what_is_unknown_is_said_to_be_not_published(client: httpx.AsyncClient) -> None:
    seen = plain((await page(client, BARE.id)).text)
    for name in ("Level", "Credits", "Price", "Delivery", "Starts", "Length"):
        assert f"{name} not published" in seen
    assert "Never checked: please confirm with the provider" in seen
    assert "Sample" not in seen


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        ({"price": Price(amount=Decimal(0))}, "Price Free"),
        ({"price": Price(amount=Decimal(3000), per="cohort", currency="EUR")}, "Price EUR 3,000 for a group"),
        ({"starts": (), "starts_any_time": True}, "Starts Any time"),
        ({"starts": (dt.date(2019, 1, 14),)}, "Starts No date to come is published"),
        ({"scqf_credits": None, "credit_bearing": False}, "Credits No SCQF credit"),
        ({"last_verified": dt.date(2019, 5, 3)}, "Checked on 3 May 2019, long ago: please confirm with the provider"),
    ],
)
async def test_facts_of_other_kinds(
    client: httpx.AsyncClient, sessions: Sessions, change: dict[str, object], fact: str
) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [FULL.model_copy(update=change)])
    assert fact in plain((await page(client, FULL.id)).text)


async def test_the_facts_are_those_that_the_table_shows_on_the_page(client: httpx.AsyncClient) -> None:
    names = re.findall(r"<dt>(.+?)</dt>", (await page(client, FULL.id)).text)
    assert names == [fact.name for fact in facts(FULL, PHRASES, TODAY, Shown.PAGE)]


async def test_a_value_is_text_and_never_markup(client: httpx.AsyncClient, sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [FULL.model_copy(update={"location": "<b>Oban"})])
    assert "evenings, &lt;b&gt;Oban</dd>" in (await page(client, FULL.id)).text


async def test_the_order_is_that_of_the_address_and_unknown_ones_are_left_out(client: httpx.AsyncClient) -> None:
    html = (await page(client, BARE.id, "gone", "\0", "Not an id", FULL.id, BARE.id)).text
    assert html.count("<h2>") == 2
    assert html.index("Knots") < html.index("Net Mending")


async def test_no_more_than_twelve_are_shown(client: httpx.AsyncClient) -> None:
    html = (await page(client, *(f"course-{number}" for number in range(14)))).text
    assert html.count("<h2>") == MOST


@pytest.mark.parametrize("path", ["/shared", "/shared.csv"])
@pytest.mark.parametrize("ids", [(), ("gone",)])
async def test_a_page_of_nothing_says_so_plainly(client: httpx.AsyncClient, path: str, ids: tuple[str, ...]) -> None:
    answer = await page(client, *ids, path=path)
    assert answer.status_code == httpx.codes.NOT_FOUND
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Nothing to show" in answer.text


@pytest.mark.parametrize("path", ["/shared", "/shared.csv"])
async def test_it_sets_no_cookie_runs_no_script_and_is_in_no_search_engine(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await page(client, FULL.id, path=path)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert {name: answer.headers.get(name) for name in SAFE_HEADERS} == SAFE_HEADERS
    assert "<script" not in answer.text
    assert " style=" not in answer.text


async def test_the_spreadsheet_has_the_same_facts(client: httpx.AsyncClient) -> None:
    answer = await page(client, FULL.id, BARE.id, path="/shared.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    first, second = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert tuple(first) == COLUMNS
    assert first["hours"] == "100"
    assert first["price_amount"] == "1245.50"
    assert first["scqf_level"] == "6–7"
    assert first["sample"] == "yes"
    assert second["price_amount"] == second["hours"] == ""


async def test_the_spreadsheet_runs_no_formula(client: httpx.AsyncClient) -> None:
    assert "\r\n'=1+1 Knots," in (await page(client, BARE.id, path="/shared.csv")).text


async def test_the_hubs_own_search_words_are_not_shown(client: httpx.AsyncClient) -> None:
    for path in ("/shared", "/shared.csv"):
        assert "tearing" not in (await page(client, FULL.id, path=path)).text
