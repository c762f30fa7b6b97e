"""Without eyes, without a mouse, on a small screen; and where it stands on a page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.bot.widget.screen import GREETING, field, heard, log, messages, press, say, start
from tests.bot.widget.server import FakeAdvisor


def test_the_live_region_is_apart_from_the_log_and_tells_new_answers(opened: Page, advisor: FakeAdvisor) -> None:
    expect(log(opened)).to_have_attribute("aria-live", "off")
    expect(log(opened).locator("[aria-live=polite]")).to_have_count(0)
    advisor.answering.clear()
    say(opened, "care")
    expect(heard(opened)).to_contain_text("The advisor is writing.")
    advisor.answering.set()
    expect(heard(opened)).to_contain_text(
        "Two courses come close to what you need. Choices: More about the first, None of these."
    )
    expect(heard(opened)).not_to_contain_text("1. Dementia")
    expect(field(opened)).to_be_focused()


def test_opening_leads_to_the_input_and_escape_back_to_the_launcher(page: Page) -> None:
    start(page)
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Skills advisor")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()


def test_escape_closes_the_menu_first(opened: Page) -> None:
    opened.get_by_role("button", name="More").press("Enter")
    expect(opened.get_by_role("button", name="Start over")).to_be_visible()
    opened.keyboard.press("Escape")
    expect(opened.get_by_role("button", name="Start over")).to_be_hidden()
    expect(opened.get_by_role("button", name="More")).to_be_focused()
    expect(opened.get_by_role("dialog")).to_be_visible()


def test_the_menu_closes_when_one_writes_sends_or_chooses(opened: Page) -> None:
    more, menu = opened.get_by_role("button", name="More"), opened.locator("advisor-chat #menu")
    more.press("Enter")
    field(opened).press_sequentially("c")
    expect(menu).to_be_hidden()
    more.press("Enter")
    expect(menu).to_be_visible()
    opened.get_by_role("button", name="Send").press("Enter")
    expect(menu).to_be_hidden()
    expect(more).to_have_attribute("aria-expanded", "false")
    more.press("Enter")
    opened.get_by_role("button", name="Speak to a person").press("Enter")
    expect(menu).to_be_hidden()


def test_the_tab_key_goes_from_top_to_bottom(opened: Page) -> None:
    opened.get_by_role("link", name="Privacy").focus()
    first = opened.get_by_role("button", name="What is a micro-credential?")
    person, more = opened.get_by_role("button", name="Speak to a person"), opened.get_by_role("button", name="More")
    steps = [person, more, opened.get_by_role("button", name="Close"), log(opened), first]
    for step in [*steps, field(opened), opened.get_by_role("button", name="Send")]:
        opened.keyboard.press("Tab")
        expect(step).to_be_focused()


def test_a_long_answer_is_shown_from_its_start(opened: Page) -> None:
    say(opened, "long")
    expect(log(opened).get_by_text("The start of it.")).to_be_in_viewport()
    expect(log(opened).get_by_text("Line 59.")).not_to_be_in_viewport()


def test_a_reader_who_scrolled_up_is_left_where_they_are(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "long")
    expect(log(opened).get_by_text("Line 59.")).to_be_attached()
    advisor.answering.clear()
    say(opened, "care")
    expect(messages(opened)).to_have_count(4)
    log(opened).evaluate("(log) => { log.scrollTop = 0 }")
    expect(opened.get_by_text(GREETING).first).to_be_in_viewport()
    advisor.answering.set()
    expect(messages(opened)).to_have_count(5)
    expect(opened.get_by_text(GREETING).first).to_be_in_viewport()
    press(opened, "New answer below")
    expect(log(opened).get_by_role("button", name="None of these")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/", "/inline", "/demo"])
def test_nothing_is_wider_than_a_page_of_320_pixels(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    if path == "/":
        press(page, "Skills advisor")
    say(page, "care")
    expect(log(page)).to_contain_text("Two courses come close")
    say(page, "x" * 300)
    expect(messages(page)).to_have_count(5)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert log(page).evaluate("(log) => log.scrollWidth - log.clientWidth") <= 0


def test_everything_to_press_is_at_least_24_pixels(opened: Page) -> None:
    for text in ("level", "ask", "care"):
        say(opened, text)
    expect(log(opened).locator(".term")).to_have_count(2)
    expect(log(opened).locator(".remove")).to_have_count(4)
    for button in opened.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24, button


def test_inline_it_is_part_of_the_page(page: Page) -> None:
    page.goto("/inline")
    expect(page.get_by_role("region", name="Micro-credential advisor")).to_contain_text(GREETING)
    expect(page.locator(":focus")).to_have_count(0)
    say(page, "hello")
    expect(log(page)).to_contain_text("Noted: hello")


def test_the_open_attribute_opens_and_closes_it(page: Page) -> None:
    page.goto("/")
    element = page.locator("advisor-chat")
    element.evaluate("(chat) => { chat.open = true }")
    expect(page.get_by_role("dialog", name="Skills advisor")).to_be_visible()
    element.evaluate("(chat) => { chat.open = false }")
    expect(page.get_by_role("dialog")).to_be_hidden()
