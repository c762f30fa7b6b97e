"""The public pages in a browser: axe has nothing to report, none is wider than a phone, and the form works."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, Route, expect
from starlette.testclient import TestClient

from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from runtime.clock import today
from runtime.database import Sessions
from tests.bot.test_catalogue_pages import REAL, TERMS
from tests.bot.test_invited_pages import invited
from tests.bot.test_shared import BARE, FULL
from tests.hub.demand.made import heard

SITE = "http://advisor.example"
PATHS = [f"/credentials/{FULL.id}", f"/credentials/{BARE.id}", "/credentials", "/terms", "/terms/rpl", "/terms/gone"]
PATHS += ["/demand", "/demand/sheep", "/badge"]


@pytest.fixture
def page(chromium: Browser, app: FastAPI, sessions: Sessions) -> Iterator[Page]:
    """A page without JavaScript of its own, answered by the application without a socket."""
    with sessions.begin() as session:
        apply_credentials(session, [FULL, BARE, REAL])
        apply_reference(session, terms=TERMS, providers=[], funding=[], guidance=[])
        quarter_ago = today() - dt.timedelta(days=92)
        heard(session, range(7), at=quarter_ago, places="Oban", learners="10", level="6", sector="food and drink")
    client = TestClient(app, base_url=SITE)

    def answer(route: Route) -> None:
        response = client.get(route.request.url)
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.content)

    page = chromium.new_page(base_url=SITE, viewport={"width": 320, "height": 640})
    page.route("**/*", answer)
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_has_nothing_to_say_and_nothing_is_wider_than_a_phone(
    page: Page, path: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_brief_that_a_provider_reads_and_a_link_that_opens_none_are_as_easy_to_read(
    page: Page, sessions: Sessions, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    _, path = invited(sessions)
    for address in (path, path[:-1]):
        page.goto(address)
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_can_find_something(page: Page) -> None:
    page.goto("/terms")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=x>')")
    assert Axe().run(page).violations_count > 0


def test_the_search_is_sent_by_the_form_and_leads_to_a_course(page: Page) -> None:
    page.goto("/credentials")
    page.get_by_label("Words of a course").fill("knots")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=BARE.title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(BARE.title)


def test_on_paper_there_is_the_course_alone(page: Page) -> None:
    page.goto(f"/credentials/{FULL.id}")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for words in ("All courses", "Ask the advisor about it", "Ask for places"):
        expect(page.get_by_text(words)).to_be_hidden()
