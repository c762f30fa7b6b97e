"""Taking the conversation of the widget to Telegram, and one from Telegram to the widget."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.bot.widget.screen import heard, log, messages, press, say
from tests.bot.widget.server import CODE, FakeAdvisor


def leave(page: Page) -> None:
    press(page, "More")
    page.get_by_role("button", name="Go on in Telegram").click()


def test_a_code_for_telegram_is_shown_told_and_linked(opened: Page) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    leave(opened)
    expect(log(opened)).to_contain_text("send this code to @advisor_bot there, once and within 10 minutes:")
    expect(log(opened).get_by_text(CODE, exact=True)).to_be_visible()
    expect(heard(opened)).to_contain_text(CODE)
    link = log(opened).get_by_role("link", name="Open Telegram")
    expect(link).to_have_attribute("href", f"https://t.me/advisor_bot?start={CODE}")
    expect(opened.get_by_role("button", name="More")).to_be_focused()


def test_before_anything_was_said_there_is_nothing_to_take_along(opened: Page, advisor: FakeAdvisor) -> None:
    leave(opened)
    expect(log(opened)).to_contain_text("please write something first")
    assert advisor.conversations == {}


def test_without_telegram_the_widget_says_so(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    advisor.refusals.append((404, "no_telegram", "This service is not on Telegram just now."))
    leave(opened)
    expect(log(opened)).to_contain_text("This service is not on Telegram just now.")


def test_a_code_from_telegram_brings_its_conversation_here_and_is_no_message(
    opened: Page, advisor: FakeAdvisor
) -> None:
    say(opened, "mine")
    expect(log(opened)).to_contain_text("Noted: mine")
    advisor.begin("token-of-the-chat", "How many people?")
    say(opened, CODE.lower())
    expect(log(opened)).to_contain_text("How many people?")
    expect(log(opened)).not_to_contain_text("Noted: mine")
    say(opened, "twelve")
    expect(messages(opened)).to_have_count(3)
    assert [said["text"] for said in advisor.posts] == ["mine", "twelve"]
    opened.reload()
    opened.get_by_role("button", name="Skills advisor").click()
    expect(log(opened)).to_contain_text("Noted: twelve")


def test_a_code_that_is_not_known_changes_nothing(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "mine")
    expect(log(opened)).to_contain_text("Noted: mine")
    say(opened, "2AAA-2AAA")
    expect(log(opened)).to_contain_text("That code is not known.")
    expect(log(opened)).to_contain_text("Noted: mine")
