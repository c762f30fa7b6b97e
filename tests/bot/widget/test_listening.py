"""What is said by itself reaches every tab as it is said, by one connection a browser; without one a tab looks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from tests.bot.widget.screen import log, say, start, wait_while_it_works
from tests.bot.widget.server import FakeAdvisor, Server

NEWS = "Your request was accepted."
LOOK = 15_000
"""Milliseconds between two looks of the widget."""


@pytest.fixture
def tabs(chromium: Browser, server: Server, advisor: FakeAdvisor) -> Iterator[BrowserContext]:
    """A browser whose clock the test sets forward."""
    context = chromium.new_context(base_url=server.address)
    context.set_default_timeout(5_000)
    context.clock.install()
    yield context
    context.close()


@pytest.fixture
def page(tabs: BrowserContext) -> Page:
    return tabs.new_page()


@pytest.fixture
def talked(page: Page) -> Page:
    return talk(page)


def talk(page: Page) -> Page:
    say(start(page), "hello")
    expect(log(page)).to_contain_text("Noted: hello")
    return page


def wait(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 5
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


def listen(page: Page, advisor: FakeAdvisor) -> None:
    page.clock.run_for(LOOK)
    wait(lambda: advisor.streams == 1)


def hear_a_beat(page: Page, advisor: FakeAdvisor) -> None:
    """By the second that is sent the first has arrived."""
    before = advisor.beats
    wait_while_it_works(page, lambda: advisor.beats >= before + 2)


def asked(page: Page) -> list[str]:
    """The paths of the API that the page asks for from now on."""
    paths: list[str] = []

    def note(request: Request) -> None:
        if "/api/" in request.url:
            paths.append(f"{request.method} {request.url.rpartition('/')[2]}")

    page.on("request", note)
    return paths


def hide(page: Page, hidden: bool = True) -> None:
    page.evaluate(
        f"Object.defineProperty(document, 'hidden', {{ value: {str(hidden).lower()}, configurable: true }});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )


def test_opening_listens_to_nothing(page: Page, advisor: FakeAdvisor) -> None:
    start(page).clock.run_for(LOOK)
    talk(page)
    assert advisor.resumed == []


def test_what_the_hub_says_is_shown_and_announced_at_once(talked: Page, advisor: FakeAdvisor) -> None:
    listen(talked, advisor)
    advisor.tell("token-1", NEWS)
    expect(log(talked)).to_contain_text(NEWS)
    expect(talked.locator("advisor-chat [aria-live=polite]")).to_contain_text(NEWS)


def test_a_closed_panel_is_marked_at_once(talked: Page, advisor: FakeAdvisor) -> None:
    listen(talked, advisor)
    talked.keyboard.press("Escape")
    advisor.tell("token-1", NEWS)
    expect(talked.locator("advisor-chat .launcher.news")).to_be_visible()


def test_while_it_listens_nothing_is_looked_for_and_what_one_says_costs_one_request(
    talked: Page, advisor: FakeAdvisor
) -> None:
    listen(talked, advisor)
    paths = asked(talked)
    say(talked, "again")
    expect(log(talked)).to_contain_text("Noted: again")
    for _ in range(8):  # two minutes, in which beats arrive
        before = len(advisor.resumed)
        hear_a_beat(talked, advisor)
        talked.clock.run_for(LOOK)
        assert len(advisor.resumed) == before
    assert paths == ["POST messages"]


def test_the_tabs_of_a_browser_share_one_connection(tabs: BrowserContext, talked: Page, advisor: FakeAdvisor) -> None:
    listen(talked, advisor)
    other = start(tabs.new_page())
    other.clock.run_for(LOOK)
    advisor.tell("token-1", NEWS)
    for page in (talked, other):
        expect(log(page)).to_contain_text(NEWS)
    assert len(advisor.resumed) == 1
    paths = asked(other)
    hear_a_beat(other, advisor)
    other.clock.run_for(LOOK)
    assert paths == []


def test_when_the_tab_that_listens_is_closed_another_goes_on_and_misses_nothing(
    tabs: BrowserContext, talked: Page, advisor: FakeAdvisor
) -> None:
    listen(talked, advisor)
    other = start(tabs.new_page())
    other.clock.run_for(LOOK)
    talked.close()
    advisor.tell("token-1", NEWS)
    expect(log(other)).to_contain_text(NEWS)
    assert len(advisor.resumed) == 2


def test_a_tab_that_is_not_looked_at_holds_no_connection(talked: Page, advisor: FakeAdvisor) -> None:
    listen(talked, advisor)
    hide(talked)
    wait(lambda: advisor.streams == 0)
    talked.clock.run_for(4 * LOOK)
    assert len(advisor.resumed) == 1
    advisor.tell("token-1", NEWS)
    hide(talked, hidden=False)
    expect(log(talked)).to_contain_text(NEWS)


def test_a_connection_that_broke_is_resumed_where_it_was(talked: Page, advisor: FakeAdvisor) -> None:
    listen(talked, advisor)
    advisor.tell("token-1", "First.")
    expect(log(talked)).to_contain_text("First.")
    advisor.streaming = "cut"
    wait(lambda: advisor.streams == 0)
    advisor.streaming = "as it should"
    advisor.tell("token-1", NEWS)
    listen(talked, advisor)
    expect(log(talked)).to_contain_text(NEWS)
    assert advisor.resumed[-1].partition("-")[0] == "3"
    expect(log(talked).get_by_text("First.")).to_have_count(1)


@pytest.mark.parametrize("trouble", ["refused", "held back"])
def test_where_no_connection_comes_about_the_tab_looks(talked: Page, advisor: FakeAdvisor, trouble: str) -> None:
    advisor.streaming = trouble
    talked.clock.run_for(LOOK)
    advisor.tell("token-1", NEWS)
    for _ in range(4):  # a connection is given up that was silent for 40 s
        talked.clock.run_for(LOOK)
    expect(log(talked)).to_contain_text(NEWS)


def test_what_is_said_while_a_tab_looks_is_looked_for_again(talked: Page, advisor: FakeAdvisor) -> None:
    advisor.streaming = "refused"
    looks: list[Route] = []
    talked.route("**/messages", lambda look: looks.append(look), times=1)  # Playwright cannot wrap a builtin
    talked.clock.run_for(LOOK)
    wait_while_it_works(talked, lambda: bool(looks))
    before = looks[0].fetch()
    advisor.tell("token-1", NEWS)
    talked.clock.run_for(LOOK)
    looks[0].fulfill(response=before)
    expect(log(talked)).to_contain_text(NEWS)


def test_a_browser_without_locks_looks(page: Page, advisor: FakeAdvisor) -> None:
    page.add_init_script("delete Navigator.prototype.locks")
    talk(page)
    advisor.tell("token-1", NEWS)
    page.clock.run_for(LOOK)
    expect(log(page)).to_contain_text(NEWS)
    assert advisor.resumed == []


def test_a_conversation_that_is_gone_ends_the_connection_and_is_owned_up_to(talked: Page, advisor: FakeAdvisor) -> None:
    listen(talked, advisor)
    advisor.forget()
    wait(lambda: advisor.streams == 0)
    for _ in range(4):
        talked.clock.run_for(LOOK)
    expect(log(talked)).to_contain_text("The earlier conversation is no longer available")


def test_a_new_conversation_is_listened_to_in_the_place_of_the_old(talked: Page, advisor: FakeAdvisor) -> None:
    listen(talked, advisor)
    talked.get_by_role("button", name="More").click()
    talked.get_by_role("button", name="Start over").click()
    say(talked, "anew")
    expect(log(talked)).to_contain_text("Noted: anew")
    talked.clock.run_for(LOOK)
    wait(lambda: len(advisor.resumed) == 2 and advisor.streams == 1)
    advisor.tell("token-2", NEWS)
    expect(log(talked)).to_contain_text(NEWS)
