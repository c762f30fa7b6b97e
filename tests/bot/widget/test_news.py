"""What the hub says by itself while the panel is closed marks the launcher, also after the page was left."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.bot.widget.screen import log, say
from tests.bot.widget.server import FakeAdvisor

LAUNCHER = "advisor-chat .launcher"
NEWS = "Your request was accepted."


def talked(page: Page) -> Page:
    """A page whose panel was closed after an answer was read."""
    say(page, "hello")
    expect(log(page)).to_contain_text("Noted: hello")
    page.keyboard.press("Escape")
    return page


def test_a_decision_is_marked_when_one_comes_back_to_the_site(opened: Page, advisor: FakeAdvisor) -> None:
    talked(opened).goto("/privacy")
    advisor.tell("token-1", NEWS)
    opened.goto("/")
    expect(opened.locator(LAUNCHER)).to_have_text("Skills advisor: a new answer")
    opened.locator(LAUNCHER).click()
    expect(log(opened)).to_contain_text(NEWS)
    opened.keyboard.press("Escape")
    with opened.expect_response("**/api/conversations/messages"):
        opened.reload()
    expect(opened.locator(LAUNCHER)).to_have_text("Skills advisor")


def test_a_decision_is_marked_while_the_page_stays_open(opened: Page, advisor: FakeAdvisor) -> None:
    talked(opened)
    advisor.tell("token-1", NEWS)
    opened.evaluate("dispatchEvent(new Event('focus'))")
    expect(opened.locator(f"{LAUNCHER}.news")).to_be_visible()


def test_what_was_read_is_no_news(opened: Page) -> None:
    with talked(opened).expect_response("**/api/conversations/messages") as found:
        opened.reload()
    assert found.value.ok
    expect(opened.locator(LAUNCHER)).to_have_text("Skills advisor")
    expect(opened.locator(f"{LAUNCHER}.news")).to_have_count(0)


def test_whoever_never_wrote_costs_the_server_nothing(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    expect(page.locator(LAUNCHER)).to_be_visible()
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/api/" in url or "panel" in url]
