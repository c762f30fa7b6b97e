"""What can be done with a card, where it stands, and what unfolds."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.bot.widget.screen import log, messages, say
from tests.bot.widget.server import FakeAdvisor


def first_card(page: Page) -> Locator:
    say(page, "care")
    expect(log(page).locator(".card")).to_have_count(2)
    return log(page).locator(".card").first


def test_a_card_says_what_decides_first_and_unfolds_the_rest(opened: Page) -> None:
    card = first_card(opened)
    tops = [
        card.get_by_text(words).bounding_box()
        for words in ("SCQF 6", "Why it fits", "Does not cover", "Details", "All dates, cost and source")
    ]
    heights = [box["y"] for box in tops if box]
    assert len(heights) == 5
    assert heights == sorted(heights)
    expect(card.get_by_text("16 weeks")).to_be_hidden()
    card.get_by_text("All dates, cost and source").click()
    expect(card.get_by_text("16 weeks")).to_be_visible()


def test_what_is_pressed_on_a_card_is_said_with_its_number(opened: Page, advisor: FakeAdvisor) -> None:
    first_card(opened)
    opened.get_by_role("button", name="Keep: Listening Well").click()
    expect(messages(opened).nth(3)).to_have_text("You said: Keep number 2")
    expect(messages(opened)).to_have_count(5)
    assert advisor.posts[-1]["payload"] == "/keep{listening-well}"


def test_a_card_can_still_be_used_after_something_else_was_said(opened: Page, advisor: FakeAdvisor) -> None:
    first_card(opened)
    say(opened, "thanks")
    expect(log(opened)).to_contain_text("Noted: thanks")
    opened.get_by_role("button", name="Ask for places: Dementia Care in Practice").click()
    expect(log(opened)).to_contain_text("Noted: /ask{dementia-care-practice}")


def test_a_choice_that_stands_on_a_card_is_not_offered_again_below(opened: Page, advisor: FakeAdvisor) -> None:
    (answer,) = advisor.script["care"]
    again = {"title": "About number 1", "payload": "/details{dementia-care-practice}"}
    advisor.script["care"] = [answer | {"buttons": [again, *answer["buttons"]]}]
    first_card(opened)
    expect(log(opened).locator(".choice").filter(has_text="None of these")).to_be_visible()
    expect(log(opened).get_by_text("About number 1")).to_have_count(0)


def test_a_card_that_was_stored_before_there_was_a_line_shows_its_facts(opened: Page, advisor: FakeAdvisor) -> None:
    (answer,) = advisor.script["care"]
    items = [{**item, "line": [], "actions": []} for item in answer["data"]["items"]]
    advisor.script["care"] = [answer | {"data": answer["data"] | {"items": items}}]
    expect(first_card(opened).get_by_text("16 weeks")).to_be_visible()


def test_the_head_says_who_stands_behind_it_and_leads_to_a_person(opened: Page, advisor: FakeAdvisor) -> None:
    opened.get_by_role("button", name="Speak to a person").click()
    expect(log(opened).get_by_role("link", name="desk@example.org")).to_be_visible()
    assert advisor.posts[0]["payload"] == "person"
