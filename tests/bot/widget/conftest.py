"""The widget in a real browser, against an advisor written by hand.

One browser, one page and one server serve all of these tests, because a page of its own costs as much processor time as
five tests. These tests stand together and none is asynchronous: while Playwright's synchronous API is open, no
asynchronous test can run.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, WebError

from tests.bot.widget.screen import start
from tests.bot.widget.server import FakeAdvisor, Server, serving
from tests.conftest import launched_chromium

SIZE: ViewportSize = {"width": 1000, "height": 800}


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with launched_chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture(scope="package")
def first_tab(chromium: Browser, server: Server) -> Iterator[Page]:
    context = chromium.new_context(base_url=server.address, viewport=SIZE)
    context.set_default_timeout(5_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def advisor(server: Server) -> FakeAdvisor:
    return server.begin()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console said against the page: breaches of the policy, and exceptions."""
    return []


@pytest.fixture
def tabs(first_tab: Page, advisor: FakeAdvisor, complaints: list[str]) -> Iterator[BrowserContext]:
    """A browser that is online, has one tab, and keeps nothing of the test before."""
    context = first_tab.context

    def complain(line: ConsoleMessage) -> None:
        if "Content Security Policy" in line.text:
            complaints.append(line.text)

    def fail(error: WebError) -> None:
        complaints.append(str(error.error))

    context.on("console", complain)
    context.on("weberror", fail)
    yield context
    for tab in context.pages[1:]:
        tab.close()
    context.set_offline(False)
    context.clear_permissions()
    context.clear_cookies()
    first_tab.unroute_all()
    first_tab.set_viewport_size(SIZE)
    first_tab.goto("/privacy")  # a page without the widget, so that nothing is stored again
    first_tab.evaluate("localStorage.clear()")
    context.remove_listener("console", complain)
    context.remove_listener("weberror", fail)
    assert not complaints


@pytest.fixture
def page(tabs: BrowserContext) -> Page:
    return tabs.pages[0]


@pytest.fixture
def opened(page: Page) -> Page:
    return start(page)
