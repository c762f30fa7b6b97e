"""What the kinds of message beyond a first search look like: side by side, together, kept, explained."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.bot.widget.answers_beyond import SHARED
from tests.bot.widget.screen import heard, log, messages, say


def answer(page: Page, text: str) -> None:
    say(page, text)
    expect(messages(page)).to_have_count(3)


def test_the_facts_that_were_asked_for_come_first_and_the_record_is_folded(opened: Page) -> None:
    answer(opened, "does the first have an exam")
    card = log(opened).locator(".card")
    expect(card.locator(":scope > .rows > div")).to_have_text(["AssessmentA life-story task.", "Price£245 a learner"])
    expect(card.get_by_text("Six months in a care role.")).to_be_hidden()
    card.get_by_text("The whole record").click()
    expect(card.get_by_text("Six months in a care role.")).to_be_visible()


def test_of_a_record_that_does_not_answer_only_the_name_is_shown_and_the_rest_is_folded(opened: Page) -> None:
    answer(opened, "is it on the MCS")
    card = log(opened).locator(".card")
    expect(card.get_by_role("heading")).to_have_text("Dementia Care in Practice")
    expect(card.locator(":scope > .rows")).to_have_count(0)
    expect(card.get_by_text("Six months in a care role.")).to_be_hidden()
    expect(heard(opened)).to_contain_text("Not mentioned in its record: “MCS”.")
    card.get_by_text("The whole record").click()
    expect(card.get_by_text("Six months in a care role.")).to_be_visible()


def test_the_facts_that_were_asked_for_are_told(opened: Page) -> None:
    answer(opened, "does the first have an exam")
    expect(heard(opened)).to_contain_text("Assessment: A life-story task.")


def test_a_comparison_is_a_table_with_heads_of_rows_and_columns(opened: Page) -> None:
    answer(opened, "compare")
    columns = log(opened).get_by_role("columnheader")
    expect(columns).to_contain_text(["1. Dementia Care in Practice", "2. Listening Well"])
    expect(log(opened).get_by_role("rowheader")).to_contain_text(["Level", "Price", "Recognition of prior learning"])
    expect(log(opened).get_by_role("row").nth(1).get_by_role("cell")).to_have_text(["SCQF level 6", "not published"])
    expect(messages(opened).nth(2)).not_to_contain_text("1. SCQF level 6 |")


@pytest.mark.parametrize("width", [320, 1000])
def test_a_comparison_names_the_credential_at_each_fact_where_there_is_no_room_for_columns(
    opened: Page, width: int
) -> None:
    opened.set_viewport_size({"width": width, "height": 640})
    answer(opened, "compare")
    row = log(opened).get_by_role("row").nth(1)
    first, second = row.get_by_role("cell").all()
    above, below = first.bounding_box(), second.bounding_box()
    assert above is not None
    assert below is not None
    assert below["y"] >= above["y"] + above["height"]
    assert first.evaluate("(cell) => getComputedStyle(cell, '::before').content") == '"1. Dementia Care in Practice"'


def test_a_fact_in_which_the_compared_differ_says_so(opened: Page) -> None:
    answer(opened, "compare")
    heads = log(opened).locator("tbody th")
    expect(heads).to_have_text(["Level, they differ", "Price, they differ", "Recognition of prior learning"])
    expect(log(opened).get_by_text("Bold facts differ.")).to_be_visible()


def test_a_plan_says_which_need_each_credential_covers_and_what_they_add_up_to(opened: Page) -> None:
    answer(opened, "plan")
    first, second, together = log(opened).locator(".card").all()
    expect(first.locator(".why strong")).to_have_text(["calm a resident who is distressed", "listen to families"])
    expect(first.locator(".why q")).to_have_count(1)
    expect(first).not_to_contain_text("Does not cover")
    expect(second.locator(".why strong")).to_have_text(["listen to families"])
    expect(together.locator("dd")).to_have_text(
        ["18 SCQF credits", "£245, without 1 of the 2 that do not publish it so"]
    )
    expect(together).to_contain_text("Not covered: moving and handling.")
    expect(log(opened).get_by_role("button", name="Remove moving and handling")).to_be_visible()


def test_a_shortlist_is_numbered_cards_and_a_page_to_pass_on(opened: Page) -> None:
    answer(opened, "shortlist")
    headings = log(opened).get_by_role("heading", level=3)
    expect(headings).to_have_text(["1. Dementia Care in Practice", "2. Listening Well"])
    link = log(opened).get_by_role("link", name="A page of these to print or pass on")
    assert link.get_attribute("href") == SHARED


def test_an_empty_shortlist_is_its_text(opened: Page) -> None:
    answer(opened, "nothing kept")
    expect(messages(opened).nth(2)).to_have_text("Advisor said: Your shortlist is empty.")


def test_guidance_shows_each_scheme_with_its_status_day_and_source(opened: Page) -> None:
    answer(opened, "who pays")
    given = messages(opened).nth(2)
    expect(given.locator(":scope > p")).to_have_text(
        [
            "Mostly the employer pays.",
            "Some schemes help.",
            "Source of this answer (opens in a new tab), as of 4 April 2026",
        ]
    )
    scheme = given.locator(".card")
    expect(scheme).to_contain_text("ended, as of 3 March 2026")
    expect(scheme).to_contain_text("Up to £5,000 a year")
    expect(scheme.get_by_role("link", name="Source of Flexible Fund")).to_have_attribute(
        "href", "https://www.gov.scot/fund"
    )


def test_guidance_shows_worked_out_facts_and_a_source_that_is_no_address_as_words(opened: Page) -> None:
    answer(opened, "how many hours")
    expect(log(opened).locator(".guidance dt, .guidance dd")).to_have_text(["10 credits", "100 hours; 5 ECTS"])
    expect(log(opened).get_by_text("Source: the credit guide")).to_be_visible()
    expect(log(opened).locator(".guidance a")).to_have_count(0)
    expect(heard(opened)).to_contain_text("100 hours; 5 ECTS")


def test_guidance_without_a_source_is_said_to_be_our_own(opened: Page) -> None:
    answer(opened, "where do I start")
    expect(messages(opened).nth(2)).to_contain_text("This service’s own advice, not a rule")


@pytest.mark.parametrize("text", ["compare", "plan", "shortlist", "who pays", "does the first have an exam", "ask"])
def test_nothing_is_wider_than_a_small_screen(opened: Page, text: str) -> None:
    opened.set_viewport_size({"width": 320, "height": 640})
    answer(opened, text)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320
    assert log(opened).evaluate("(log) => log.scrollWidth - log.clientWidth") <= 0
