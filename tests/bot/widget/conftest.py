"""The widget in a real browser, against an advisor written by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.bot.widget.screen import start
from tests.bot.widget.server import FakeAdvisor, serving


@pytest.fixture
def advisor() -> Iterator[FakeAdvisor]:
    with serving(FakeAdvisor()) as advisor:
        yield advisor


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console said against the page: breaches of the policy, and exceptions."""
    return []


@pytest.fixture
def tabs(chromium: Browser, advisor: FakeAdvisor, complaints: list[str]) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=advisor.address, viewport={"width": 1000, "height": 800})
    context.set_default_timeout(5_000)

    def listen(page: Page) -> None:
        page.on(
            "console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None
        )
        page.on("pageerror", lambda problem: complaints.append(str(problem)))

    context.on("page", listen)
    yield context
    context.close()
    assert not complaints


@pytest.fixture
def page(tabs: BrowserContext) -> Page:
    return tabs.new_page()


@pytest.fixture
def opened(page: Page) -> Page:
    return start(page)
