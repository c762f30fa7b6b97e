"""The pages in a second language, which a hub added by a folder alone."""

from __future__ import annotations

import asyncio
import html
import re

import httpx
import pytest

from bot.assets import LOADER
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.languages.made import TAG, odd, odd_form
from tests.bot.test_catalogue_pages import REAL, TERMS
from tests.bot.test_shared import BARE, FULL

PAGES = [
    "/",
    "/privacy",
    "/advisor",
    "/advisor/request",
    "/credentials",
    f"/credentials/{FULL.id}",
    "/terms",
    "/terms/rpl",
    "/open-data",
]
PAGES += ["/demand", "/badge", f"/shared?c={FULL.id}", "/terms/gone", "/invited/unknown", "/pooled/unknown"]
ASKED = {"Accept-Language": f"{TAG};q=0.9, en;q=0.8"}


@pytest.fixture(autouse=True)
def catalogue(sessions: Sessions) -> None:
    with sessions.begin() as session:
        apply_credentials(session, [FULL, REAL, BARE])
        apply_reference(session, terms=TERMS, providers=[], funding=[], guidance=[])


def said(page: str) -> str:
    """The words of a page as they are read."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_in_the_language_that_the_browser_accepts(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers=ASKED)
    assert f'<html lang="{TAG}" dir="rtl">' in answer.text
    assert answer.headers["Content-Language"] == TAG
    assert "Accept-Language" in answer.headers["Vary"]
    assert "⟦" in said(answer.text.partition("<main")[2])
    again = await client.get(path)
    assert '<html lang="en-GB" dir="ltr">' in again.text
    assert "⟦" not in again.text


async def test_an_address_asks_for_a_language_and_its_links_carry_it_on(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/credentials?lang={TAG}&q=oban", headers={"Accept-Language": "en"})
    assert f'<html lang="{TAG}" dir="rtl">' in answer.text
    assert f'href="/terms?lang={TAG}"' in answer.text
    assert f'<input type="hidden" name="lang" value="{TAG}">' in answer.text
    assert 'href="/terms"' in (await client.get("/credentials", headers=ASKED)).text
    sent = await client.post(f"/advisor/leave?lang={TAG}")
    assert sent.headers["Location"] == f"/advisor?lang={TAG}"


async def test_a_language_that_has_no_catalogue_is_answered_in_that_of_the_hub(client: httpx.AsyncClient) -> None:
    for asked in ("gd", "", "%00", "he'\"><script>", "../../etc"):
        answer = await client.get("/terms", params={"lang": asked})
        assert '<html lang="en-GB" dir="ltr">' in answer.text
        assert "<script>" not in answer.text


async def test_a_page_leads_to_itself_in_each_language(client: httpx.AsyncClient) -> None:
    page = (await client.get("/credentials?q=oban+%26+perth")).text
    assert (
        f'<a href="/credentials?q=oban+%26+perth&amp;lang={TAG}" hreflang="{TAG}" lang="{TAG}" dir="rtl">עברית</a>'
        in page
    )
    assert 'hreflang="en-GB" lang="en-GB" dir="ltr" aria-current="true">English</a>' in page


async def test_plurals_days_and_facts_are_those_of_the_language(client: httpx.AsyncClient) -> None:
    everything = said((await client.get("/credentials", headers=ASKED)).text)
    assert odd_form("{number} micro-credentials.", "more").format(number=3) in everything
    for words, form, number in ((BARE.provider, "one", 1), (FULL.title, "two", 2), ("zebra", "more", 0)):
        found = said((await client.get("/credentials", params={"q": words}, headers=ASKED)).text)
        assert odd_form("{number} micro-credentials with these words.", form).format(number=number) in found
    record = said((await client.get(f"/credentials/{FULL.id}", headers=ASKED)).text)
    assert odd("SCQF level {level}").format(level=FULL.scqf_level) in record
    assert re.search(r"\d+ ב(ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר) \d{4}", record)


async def test_what_is_english_on_such_a_page_says_so(client: httpx.AsyncClient) -> None:
    record = (await client.get(f"/credentials/{FULL.id}", headers=ASKED)).text
    assert f'<h1 lang="en-GB" dir="ltr">{html.escape(FULL.title)}' in record
    greeting = (await client.get("/advisor", headers=ASKED)).text
    assert '<article class="answer" lang="en-GB" dir="ltr">' in greeting
    assert odd("The advisor reads and answers English only.") in greeting
    assert ' lang="en-GB"' not in (await client.get("/advisor")).text.partition("<main")[2]


async def test_a_refusal_is_in_the_language_of_the_widget_that_asks(client: httpx.AsyncClient) -> None:
    refused = await client.get("/api/conversations/messages", headers=ASKED)
    assert refused.json()["detail"] == odd("This conversation is not known here. Please start a new one.")
    unread = await client.post("/api/badges", content=b" ", headers=ASKED)
    assert unread.json()["detail"] == odd("Please choose a file or paste the badge.")


async def test_what_programs_read_stays_in_english(client: httpx.AsyncClient) -> None:
    record = await client.get(f"/api/catalogue/credentials/{FULL.id}", headers=ASKED)
    assert record.status_code == httpx.codes.OK
    assert "SCQF level 6-7" in record.text
    assert "⟦" not in record.text


async def test_answers_at_the_same_time_are_each_in_their_own_language(client: httpx.AsyncClient) -> None:
    asked = [{"Accept-Language": TAG if number % 2 else "en"} for number in range(20)]
    pages = await asyncio.gather(*(client.get("/terms", headers=headers) for headers in asked))
    assert [answer.headers["Content-Language"] for answer in pages] == ["en-GB", TAG] * 10
    assert ["⟦" in answer.text for answer in pages] == [False, True] * 10


async def test_the_console_stays_in_english(client: httpx.AsyncClient) -> None:
    console = await client.get("/console/sign-in", params={"lang": TAG}, headers=ASKED)
    assert console.status_code == httpx.codes.OK
    assert 'lang="en-GB"' in console.text
    assert "⟦" not in console.text


async def test_the_loader_of_the_widget_is_in_the_language_of_its_address(client: httpx.AsyncClient) -> None:
    page = (await client.get("/", headers=ASKED)).text
    assert f'src="/widget/{LOADER}?lang={TAG}"' in page
    ours = (await client.get(f"/widget/{LOADER}", headers=ASKED)).text
    theirs = (await client.get(f"/widget/{LOADER}?lang={TAG}")).text
    assert ("rtl" in ours, "rtl" in theirs) == (False, True)
    panels = [re.findall(r"panel-[0-9a-f]{12}\.js", loader) for loader in (ours, theirs)]
    assert panels[0] != panels[1]
    for (name,) in panels:
        assert (await client.get(f"/widget/{name}")).status_code == httpx.codes.OK


@pytest.fixture
def chosen_by_hub(chosen: Settings) -> Settings:
    return chosen.model_copy(update={"language": TAG})


class TestHub:
    """A hub whose own language is the second one."""

    @pytest.fixture
    def chosen(self, chosen_by_hub: Settings) -> Settings:
        return chosen_by_hub

    async def test_whoever_asks_for_no_language_gets_that_of_the_hub(self, client: httpx.AsyncClient) -> None:
        assert (await client.get("/terms")).headers["Content-Language"] == TAG
        assert (await client.get("/terms", headers={"Accept-Language": "en"})).headers["Content-Language"] == "en-GB"
        assert "rtl" in (await client.get(f"/widget/{LOADER}")).text
