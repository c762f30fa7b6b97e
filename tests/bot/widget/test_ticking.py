"""A question of which any number of answers may be ticked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.bot.widget.screen import heard, log, messages, press, say
from tests.bot.widget.server import FakeAdvisor


@pytest.fixture
def asked(opened: Page) -> Page:
    say(opened, "ask")
    expect(opened.get_by_role("group", name="Tick any number")).to_be_visible()
    return opened


def test_the_ticked_ones_are_sent_as_typed_text(asked: Page, advisor: FakeAdvisor) -> None:
    asked.get_by_label("provide person-centred care").check()
    log(asked).get_by_text("listen actively").click()
    press(asked, "Send these")
    expect(messages(asked).nth(3)).to_contain_text("provide person-centred care; listen actively")
    expect(messages(asked)).to_have_count(5)
    assert advisor.posts[1]["text"] == "provide person-centred care; listen actively"
    assert "payload" not in advisor.posts[1]


def test_the_choices_are_not_repeated_above_the_boxes(asked: Page) -> None:
    expect(messages(asked).nth(2).locator(":scope > p")).to_have_text(
        ["Question 4 of 10 Optional", "Which of these skills do you mean?"]
    )


def test_nothing_ticked_is_sent_as_none(asked: Page, advisor: FakeAdvisor) -> None:
    press(asked, "Send these")
    expect(log(asked)).to_contain_text("Noted: none")


def test_the_boxes_go_when_the_question_is_answered(asked: Page) -> None:
    press(asked, "Send these")
    expect(messages(asked).nth(3)).to_be_focused()
    expect(asked.get_by_role("checkbox")).to_have_count(0)


def test_it_is_worked_by_keyboard_alone(asked: Page) -> None:
    asked.get_by_label("provide person-centred care").focus()
    for key in ("Tab", "Space", "Tab", "Tab", "Enter"):
        asked.keyboard.press(key)
    expect(log(asked)).to_contain_text("Noted: report changes in health")


def test_the_choices_are_told(asked: Page) -> None:
    told = "Choices: provide person-centred care, report changes in health, listen actively, Skip."
    expect(heard(asked)).to_contain_text(told)
