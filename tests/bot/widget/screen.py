"""What a person does with the widget and sees of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

GREETING = "Hello. What can your people not yet do?"
STORED = "JSON.stringify(Object.entries(localStorage))"


def start(page: Page) -> Page:
    page.goto("/")
    page.get_by_role("button", name="Skills advisor").click()
    expect(page.get_by_text(GREETING).first).to_be_visible()
    return page


def log(page: Page) -> Locator:
    return page.get_by_role("log")


def heard(page: Page) -> Locator:
    """What a screen reader is told."""
    return page.locator("advisor-chat [aria-live=polite]")


def field(page: Page) -> Locator:
    return page.get_by_label("Your message to the advisor")


def say(page: Page, text: str) -> None:
    field(page).fill(text)
    field(page).press("Enter")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def messages(page: Page) -> Locator:
    return log(page).locator(".message")


def wait_while_it_works(page: Page, true: Callable[[], bool]) -> None:
    """Wait until this is so, while the page goes on.

    `Page.wait_for_function` is refused by the page's own policy, which forbids `eval`, unless it is so at once.
    """
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until
        page.wait_for_timeout(20)
