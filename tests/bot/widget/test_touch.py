"""On a phone: the keyboard comes when one writes, and nothing is cut off or chosen by where a finger was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.bot.widget.screen import field, log, say, start
from tests.bot.widget.server import FakeAdvisor


def touching(session: CDPSession, enabled: bool) -> None:
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": enabled})


@pytest.fixture
def phone(page: Page) -> Iterator[Page]:
    """A page on a screen that is touched, with the panel open."""
    session = page.context.new_cdp_session(page)
    page.set_viewport_size({"width": 375, "height": 720})
    touching(session, True)
    yield start(page)
    touching(session, False)
    session.detach()


def test_opening_shows_the_examples_and_brings_no_keyboard(phone: Page) -> None:
    expect(field(phone)).not_to_be_focused()
    expect(log(phone)).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("button", name="Skills advisor")).to_be_focused()


def test_starting_over_and_the_way_to_a_person_bring_no_keyboard(phone: Page) -> None:
    phone.get_by_role("button", name="Speak to a person").click()
    expect(log(phone)).to_be_focused()
    phone.get_by_role("button", name="More").click()
    phone.get_by_role("button", name="Start over").click()
    expect(log(phone)).to_be_focused()


def test_the_keyboard_goes_where_an_answer_is_to_be_read(phone: Page) -> None:
    say(phone, "care")
    expect(log(phone)).to_contain_text("Two courses come close")
    expect(field(phone)).not_to_be_focused()


def test_the_keyboard_stays_for_the_next_question_of_a_form(phone: Page, advisor: FakeAdvisor) -> None:
    asked = {"kind": "question", "lead": "Your name?", "data": {"slot": "request_name", "optional": False}}
    advisor.script["go"] = [asked]
    say(phone, "go")
    expect(log(phone)).to_contain_text("Your name?")
    expect(field(phone)).to_be_focused()


def test_the_keyboard_stays_where_the_next_message_was_begun(phone: Page, advisor: FakeAdvisor) -> None:
    advisor.answering.clear()
    say(phone, "care")
    field(phone).press_sequentially("and")
    advisor.answering.set()
    expect(log(phone)).to_contain_text("Two courses come close")
    expect(field(phone)).to_be_focused()


def test_what_lies_below_a_finger_does_not_look_chosen(phone: Page) -> None:
    choice = log(phone).locator(".choice").first
    colour = "(choice) => getComputedStyle(choice).backgroundColor"
    before = choice.evaluate(colour)
    choice.hover()
    assert choice.evaluate(colour) == before


def test_with_a_mouse_what_can_be_chosen_answers_to_it(opened: Page) -> None:
    choice = log(opened).locator(".choice").first
    colour = "(choice) => getComputedStyle(choice).backgroundColor"
    before = choice.evaluate(colour)
    choice.hover()
    assert choice.evaluate(colour) != before


def test_the_whole_menu_can_be_reached_at_400_per_cent(opened: Page) -> None:
    opened.set_viewport_size({"width": 320, "height": 256})
    opened.get_by_role("button", name="More").click()
    menu = opened.locator("advisor-chat #menu")
    for item in menu.get_by_role("button").all():
        item.scroll_into_view_if_needed()
        expect(item).to_be_in_viewport(ratio=1)
    box = menu.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 256


def test_a_long_title_takes_one_line_at_each_fact_of_a_stacked_comparison(phone: Page, advisor: FakeAdvisor) -> None:
    (compared,) = advisor.script["compare"]
    items = [{**item, "title": "A very long title " * 8} for item in compared["data"]["items"]]
    advisor.script["compare"] = [{**compared, "data": {**compared["data"], "items": items}}]
    say(phone, "compare")
    cells = log(phone).locator("tbody td")
    expect(cells.first).to_be_visible()
    heights = "(cells) => cells.map((cell) => parseFloat(getComputedStyle(cell, '::before').height))"
    assert max(cells.evaluate_all(heights)) < 30


def test_on_the_demonstration_page_the_advisor_comes_before_what_can_wait(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 720})
    page.goto("/demo")
    advisor = page.locator("advisor-chat").bounding_box()
    examples = page.get_by_role("heading", name="Needs that employers bring").bounding_box()
    assert advisor is not None
    assert examples is not None
    assert advisor["y"] < 720 < examples["y"]
