"""What was understood is taken back by its chip: a button like any other, which says what it takes back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from reading.filters import Filters
from tests.bot.widget.screen import log, messages, press, say, start
from tests.bot.widget.server import FakeAdvisor

FIELDS = ("learners", "level", "credits", *Filters.model_fields)
"""Every field that a chip may have: those of the filters, the two that are ranges, and how many are to learn."""


def with_data(advisor: FakeAdvisor, **data: Any) -> None:
    """Let the advisor answer "care" with this instead of its own needs and filters."""
    [answer] = advisor.script["care"]
    advisor.script["care"] = [answer | {"data": answer["data"] | data}]


def chip(field: str, value: str) -> dict[str, str]:
    return {"field": field, "value": value, "words": "", "drop": f"/drop{{{field}}}"}


def test_every_chip_whose_condition_can_be_taken_back_has_a_button(opened: Page, advisor: FakeAdvisor) -> None:
    with_data(advisor, needs=[], filters=[chip(field, f"condition of {field}") for field in FIELDS])
    say(opened, "care")
    labels = [f"Remove condition of {field}" for field in FIELDS]
    buttons = log(opened).locator(".chip button")
    expect(buttons).to_have_count(len(FIELDS))
    assert [button.get_attribute("aria-label") for button in buttons.all()] == labels


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("weeks_max", "6 weeks"),
        ("starts_by", "starting by 1 May 2027"),
        ("credit_bearing", "with SCQF credit"),
        ("learners", "12 people"),
        ("modes", "online delivery"),
        ("assessed", "assessed"),
        ("patterns", "block"),
    ],
)
def test_a_condition_is_taken_back_by_the_payload_that_came_with_it(
    opened: Page, advisor: FakeAdvisor, field: str, value: str
) -> None:
    with_data(advisor, filters=[chip("price_max", "at most £500"), chip(field, value)])
    say(opened, "care")
    press(opened, f"Remove {value}")
    expect(messages(opened)).to_have_count(5)
    assert advisor.posts[1]["payload"] == f"/drop{{{field}}}"
    assert "text" not in advisor.posts[1]


def test_a_need_is_taken_back_by_the_payload_that_came_with_it(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "care")
    press(opened, "Remove moving and handling")
    expect(messages(opened)).to_have_count(5)
    assert advisor.posts[1]["payload"] == "/drop{moving}"


def test_the_chip_of_a_plan_is_taken_back_too(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "plan")
    press(opened, "Remove at most £500 a head")
    expect(messages(opened)).to_have_count(5)
    assert advisor.posts[1]["payload"] == "/drop{price_max}"


def test_a_need_that_cannot_be_taken_back_has_no_button(opened: Page, advisor: FakeAdvisor) -> None:
    with_data(advisor, needs=[{"text": "moving and handling", "covered": True}], filters=[])
    say(opened, "care")
    expect(log(opened).locator(".chip")).to_have_count(1)
    expect(log(opened).locator(".chip button")).to_have_count(0)


def test_what_is_taken_back_is_said_and_the_history_says_the_same(opened: Page) -> None:
    say(opened, "care")
    press(opened, "Remove 12 people")
    expect(messages(opened)).to_have_count(5)
    expect(messages(opened).nth(3)).to_contain_text("Without: 12 people")
    start(opened)
    expect(messages(opened)).to_have_count(5)
    expect(messages(opened).nth(3)).to_contain_text("Without: 12 people")


def test_a_used_chip_is_as_closed_as_the_other_choices(opened: Page) -> None:
    say(opened, "care")
    press(opened, "Remove at most 7 hours a week")
    expect(messages(opened).nth(3)).to_be_focused()
    expect(log(opened).get_by_role("button", name="Remove")).to_have_count(0)
