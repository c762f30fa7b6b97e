"""Saying in the widget whether an answer helped, and why not."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from contract.ratings import RATED, Rate
from runtime.settings import ROOT
from tests.bot.widget.screen import heard, log, messages, press, say
from tests.bot.widget.server import FakeAdvisor


def rating(page: Page) -> Locator:
    return log(page).get_by_role("group", name="Did this answer help?")


@pytest.fixture
def answered(opened: Page) -> Page:
    say(opened, "care")
    expect(rating(opened)).to_have_count(1)
    return opened


def test_the_widget_asks_about_the_kinds_that_the_contract_names() -> None:
    source = (ROOT / "bot" / "widget" / "rating.js").read_text(encoding="utf-8")
    (named,) = re.findall(r"RATED = \[(.+)\]", source)
    assert tuple(re.findall(r'"(\w+)"', named)) == RATED


def test_a_thumb_up_is_sent_and_thanked_for(answered: Page, advisor: FakeAdvisor) -> None:
    press(answered, "Helpful")
    expect(rating(answered)).to_have_text("Thank you.")
    expect(rating(answered)).to_be_focused()
    expect(heard(answered)).to_contain_text("Thank you.")
    assert advisor.ratings == [Rate(message="2-0", helpful=True)]


def test_a_thumb_down_is_sent_at_once_and_asks_why(answered: Page, advisor: FakeAdvisor) -> None:
    press(answered, "Not helpful")
    expect(rating(answered)).to_contain_text("What was it?")
    assert advisor.ratings == [Rate(message="2-0", helpful=False)]
    press(answered, "Hard to understand")
    expect(rating(answered)).to_have_text("Thank you.")
    assert advisor.ratings[-1] == Rate(message="2-0", helpful=False, fault="unclear")


def test_a_rating_that_could_not_be_sent_can_be_given_again(answered: Page, advisor: FakeAdvisor) -> None:
    advisor.refusals.append((503, "away", "Later."))
    press(answered, "Helpful")
    expect(rating(answered)).to_contain_text("That could not be sent. Please try again.")
    press(answered, "Helpful")
    expect(rating(answered)).to_have_text("Thank you.")
    assert len(advisor.ratings) == 1


def test_what_answers_no_question_about_learning_is_not_asked_about(opened: Page) -> None:
    say(opened, "hello")
    expect(messages(opened)).to_have_count(3)
    expect(rating(opened)).to_have_count(0)
