"""The public pages of the catalogue: facts in words and for programs, a search, terms, and what engines are told."""

from __future__ import annotations

import html
import json
import re

import httpx
import pytest

from bot.catalogue_pages import LISTED
from catalogue.facts import Shown, facts
from catalogue.records import Credential, Term
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from runtime.clock import today
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.test_shared import FULL, plain

REAL = FULL.model_copy(
    update={
        "id": "net-mending-real",
        "sample": False,
        "description": "Mend nets </script><script>alert(1)</script>",
        "learning_outcomes": ("Knot", "Splice"),
    }
)
BROWSER = {"Accept": "text/html,application/xhtml+xml"}
TERMS = [
    Term(
        id="rpl",
        term="Recognition of Prior Learning",
        definition="What was learned before counts.",
        for_employers="It can shorten a course.",
        see_also=("scqf", "gone"),
        source="https://scqf.example/rpl",
        wording="official",
    ),
    Term(id="scqf", term="SCQF", definition="A framework.", source="a printed guide"),
]


@pytest.fixture(autouse=True)
def catalogue(sessions: Sessions) -> None:
    many = [Credential(id=f"c-{number}", title=f"Course {number}", provider="Lorn") for number in range(LISTED + 1)]
    with sessions.begin() as session:
        apply_credentials(session, [FULL, REAL, *many])
        apply_reference(session, terms=TERMS, providers=[], funding=[], guidance=[])


async def test_a_credential_has_a_page_of_all_its_facts(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/credentials/{REAL.id}")
    assert answer.status_code == httpx.codes.OK
    names = re.findall(r"<dt>(.+?)</dt>", html.unescape(answer.text))
    assert names == [fact.name for fact in facts(REAL, PHRASES, today(), Shown.RECORD)]
    assert "<li>Knot</li><li>Splice</li>" in answer.text
    assert "tearing" not in answer.text
    assert "<h1>Net Mending &lt;for boats&gt;</h1>" in answer.text


async def test_a_page_says_the_same_to_programs_and_no_text_ends_the_data(client: httpx.AsyncClient) -> None:
    page = (await client.get(f"/credentials/{REAL.id}")).text
    assert page.count("<script") == 1
    data = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert (data["@context"], data["@type"], data["name"]) == ("https://schema.org", "Course", REAL.title)
    assert data["description"] == REAL.description
    assert '<meta property="og:title" content="Net Mending &lt;for boats&gt;">' in page
    assert re.search(r'<link rel="canonical" href="http://127.0.0.1:8000/credentials/net-mending-real">', page)


async def test_a_sample_says_so_and_is_in_no_search_engine(client: httpx.AsyncClient) -> None:
    sample, real = [(await client.get(f"/credentials/{id_}")).text for id_ in (FULL.id, REAL.id)]
    assert "Sample data." in sample
    assert 'content="noindex"' in sample
    assert "Sample data." not in real
    assert "noindex" not in real


@pytest.mark.parametrize(
    "path", ["/credentials/gone", "/credentials/Not an id", "/credentials/%00", "/terms/gone", "/terms/%00"]
)
async def test_what_is_not_there_is_said_plainly_with_a_way_on(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == httpx.codes.NOT_FOUND
    assert "There is nothing at this address." in answer.text
    assert 'href="/credentials"' in answer.text


async def test_the_search_finds_words_and_links_the_pages(client: httpx.AsyncClient) -> None:
    page = (await client.get("/credentials", params={"q": "mending"})).text
    assert "2 micro-credentials with these words." in plain(page)
    assert 'href="/credentials/net-mending"' in page
    assert 'value="mending"' in page


async def test_a_search_without_a_result_leads_to_the_advisor(client: httpx.AsyncClient) -> None:
    page = (await client.get("/credentials", params={"q": '"><b>zither'})).text
    assert "0 micro-credentials with these words." in plain(page)
    assert "The advisor" in page
    assert "<b>" not in page


async def test_a_long_list_has_pages(client: httpx.AsyncClient) -> None:
    first = (await client.get("/credentials")).text
    assert f"{LISTED + 3} micro-credentials. Page 1 of 2." in plain(first)
    assert first.count("<h2>") == LISTED
    assert re.findall(r'rel="(prev|next)"', first) == ["next"]
    (onward,) = re.findall(r'href="([^"]+)" rel="next"', first)
    second = (await client.get(html.unescape(onward))).text
    assert (second.count("<h2>"), f'<ol class="found" start="{LISTED + 1}">' in second) == (3, True)
    assert re.findall(r'rel="(prev|next)"', second) == ["prev"]


async def test_the_pages_of_a_search_keep_its_words(client: httpx.AsyncClient) -> None:
    page = (await client.get("/credentials", params={"q": "course"})).text
    (onward,) = re.findall(r'href="([^"]+)" rel="next"', page)
    assert html.unescape(onward) == "/credentials?q=course&page=2"
    assert "rel=" not in (await client.get("/credentials", params={"q": "mending"})).text.partition("<main")[2]


@pytest.mark.parametrize("number", ["3", "0", "-1", "many", str(10**30)])
async def test_a_page_that_a_list_does_not_have_is_said_to_be_missing(client: httpx.AsyncClient, number: str) -> None:
    answer = await client.get("/credentials", params={"page": number}, headers=BROWSER)
    assert answer.status_code == httpx.codes.NOT_FOUND
    assert "There is nothing at this address." in answer.text


@pytest.mark.parametrize("path", ["/nowhere", "/credentials/a/b", f"/credentials?q={'x' * 201}"])
async def test_a_mistyped_address_leads_on_by_a_page(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers=BROWSER)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert 'href="/credentials"' in answer.text


@pytest.mark.parametrize("path", ["/api/nowhere", "/widget/nowhere.js"])
async def test_a_program_is_told_by_json_that_there_is_nothing(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers=BROWSER)
    assert answer.status_code == httpx.codes.NOT_FOUND
    assert "text/html" not in answer.headers.get("Content-Type", "")
    assert (await client.get("/nowhere")).json()["code"] == "not_found"


async def test_a_course_is_taken_up_by_the_advisor_from_its_page(client: httpx.AsyncClient, rasa: FakeRasa) -> None:
    page = (await client.get(f"/credentials/{REAL.id}")).text
    (shown,) = re.findall(r'name="page" value="([^"]+)"', page)
    keys = re.findall(r'name="payload" value="([^"]+)"', page)
    for key in keys:
        answer = await client.post("/advisor", data={"page": shown, "payload": key}, follow_redirects=True)
        assert answer.status_code == httpx.codes.OK
    assert [asked for _, asked in rasa.asked if "credential" in asked] == [
        f'/details{{"credential": "{REAL.id}"}}',
        f'/request{{"credential": "{REAL.id}", "route": "buy_places"}}',
    ]
    assert f"Ask for places: {REAL.title}" in html.unescape(answer.text)


async def test_the_link_to_the_advisor_takes_the_course_along_and_sends_nothing_by_itself(
    client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    page = (await client.get(f"/credentials/{REAL.id}")).text
    (link,) = re.findall(r'href="(/advisor[^"]*)"', page)
    advisor = await client.get(link)
    assert "set-cookie" not in advisor.headers
    assert rasa.asked == []
    assert f'value="about-{REAL.id}" class="primary"' in advisor.text
    assert f'value="places-{REAL.id}"' in advisor.text
    assert REAL.title in html.unescape(advisor.text)


@pytest.mark.parametrize("about", ["nowhere", "", "../x", "a" * 5000, "<b>"])
async def test_the_advisor_opens_as_ever_for_a_course_that_is_not_there(client: httpx.AsyncClient, about: str) -> None:
    answer = await client.get("/advisor", params={"about": about})
    assert answer.status_code == httpx.codes.OK
    assert "about-" not in answer.text


async def test_a_search_that_is_too_long_is_refused(client: httpx.AsyncClient) -> None:
    assert (await client.get("/credentials", params={"q": "x" * 201})).status_code == 422


async def test_a_term_has_a_page_with_its_source_and_its_neighbours(client: httpx.AsyncClient) -> None:
    page = (await client.get("/terms/rpl")).text
    for words in ("What was learned before counts.", "It can shorten a course.", "Official wording"):
        assert words in plain(page)
    assert 'href="https://scqf.example/rpl"' in page
    assert page.count('href="/terms/') == 1
    other = (await client.get("/terms/scqf")).text
    assert "Source: a printed guide" in plain(other)
    assert "See also" not in other


async def test_the_glossary_lists_every_term(client: httpx.AsyncClient) -> None:
    page = (await client.get("/terms")).text
    assert re.findall(r'<a href="/terms/.+?">(.+?)</a>', page) == [term.term for term in TERMS]


async def test_the_sitemap_holds_every_page_but_those_of_samples(client: httpx.AsyncClient) -> None:
    answer = await client.get("/sitemap.xml")
    assert answer.headers["Content-Type"] == "application/xml"
    paths = re.findall(r"<loc>http://127.0.0.1:8000(/.*?)</loc>", answer.text)
    assert paths[:7] == ["/", "/advisor", "/credentials", "/terms", "/open-data", "/demand", "/badge"]
    assert f"/credentials/{REAL.id}" in paths
    assert f"/credentials/{FULL.id}" not in paths


async def test_robots_are_told_the_sitemap_and_what_is_not_for_them(client: httpx.AsyncClient) -> None:
    rules = (await client.get("/robots.txt")).text
    assert "Disallow: /console/" in rules
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in rules


async def test_the_pages_send_their_form_here_alone_set_no_cookie_and_need_no_rasa(
    client: httpx.AsyncClient, rasa: FakeRasa
) -> None:
    rasa.down = True
    answer = await client.get("/credentials")
    assert answer.status_code == httpx.codes.OK
    assert "form-action 'self'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers
