"""A request in the widget: how far it has come, the keyboard that suits each question, ways with their conditions."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bot.widget.screen import field, log, messages, press, say
from tests.bot.widget.server import FakeAdvisor


def question(slot: str, **data: Any) -> dict[str, Any]:
    return {"kind": "question", "lead": f"Your {slot}?", "data": {"slot": slot, "optional": False, **data}}


@pytest.mark.parametrize(
    ("slot", "mode", "complete"),
    [
        ("request_learners", "numeric", "off"),
        ("request_contact", "email", "email"),
        ("request_name", "text", "name"),
        ("request_organisation", "text", "organization"),
        ("status_contact", "email", "email"),
    ],
)
def test_a_question_brings_the_keyboard_and_the_stored_answers_that_suit_it(
    opened: Page, advisor: FakeAdvisor, slot: str, mode: str, complete: str
) -> None:
    advisor.script["go"] = [question(slot)]
    say(opened, "go")
    expect(field(opened)).to_have_attribute("inputmode", mode)
    expect(field(opened)).to_have_attribute("autocomplete", complete)
    expect(field(opened)).to_be_focused()
    say(opened, "what does that mean?")
    expect(log(opened)).to_contain_text("Noted: what does that mean?")
    expect(opened.locator("advisor-chat textarea")).to_be_focused()


def test_where_to_answer_is_asked_for_as_it_is_taken(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.script["go"] = [question("request_contact")]
    say(opened, "go")
    expect(field(opened)).to_have_attribute("placeholder", "E-mail or telephone")


def test_what_is_being_written_moves_to_the_field_that_suits(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.script["go"] = [question("request_contact")]
    advisor.answering.clear()
    say(opened, "go")
    field(opened).fill("a@b")
    advisor.answering.set()
    expect(opened.locator("advisor-chat #line")).to_have_value("a@b")


def test_a_question_says_how_far_the_request_has_come(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.script["go"] = [question("request_roles")]
    say(opened, "go")
    expect(log(opened).get_by_text("Question 5 of 10")).to_be_visible()
    assert log(opened).locator("progress").evaluate("(bar) => bar.position") == 0.5


def test_each_way_stands_with_its_condition(opened: Page, advisor: FakeAdvisor) -> None:
    ways = [{"title": title, "payload": f"/{title}"} for title in ("Buy places", "A closed group", "Not sure")]
    asked = question("request_route", meanings=["on a course that exists", "for your people only"])
    advisor.script["go"] = [asked | {"buttons": ways, "body": "1. Buy places: on a course that exists"}]
    say(opened, "go")
    expect(messages(opened).nth(2).locator(".choice")).to_have_text(
        ["Buy placeson a course that exists", "A closed groupfor your people only", "Not sure"]
    )
    expect(messages(opened).nth(2)).not_to_contain_text("1. Buy places")
    log(opened).get_by_role("button", name="A closed group", exact=True).click()
    expect(messages(opened).nth(3)).to_have_text("You said: A closed group")


def test_the_answer_that_sends_a_request_stands_out(opened: Page) -> None:
    say(opened, "care")
    for choice in ("None of these", "Skip"):
        press(opened, choice)
    expect(log(opened).locator(".review .primary")).to_have_text("Send it")
