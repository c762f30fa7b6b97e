"""Talking: sending, waiting, buttons and terms."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.bot.widget.screen import field, log, messages, press, say
from tests.bot.widget.server import FakeAdvisor


def test_a_message_is_sent_and_answered(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "We need people who can weld")
    expect(messages(opened).nth(1)).to_contain_text("We need people who can weld")
    expect(messages(opened).nth(2)).to_contain_text("Noted: We need people who can weld")
    assert [post["text"] for post in advisor.posts] == ["We need people who can weld"]


def test_nothing_is_loaded_or_asked_before_the_panel_opens(page: Page, advisor: FakeAdvisor) -> None:
    page.goto("/")
    expect(page.get_by_role("button", name="Skills advisor")).to_be_visible()
    assert not advisor.conversations
    assert "/panel-" not in page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name).join()")


def test_shift_and_enter_begins_a_line(opened: Page, advisor: FakeAdvisor) -> None:
    field(opened).fill("one")
    field(opened).press("Shift+Enter")
    field(opened).press_sequentially("two")
    field(opened).press("Enter")
    expect(log(opened)).to_contain_text("Noted: one")
    assert advisor.posts[0]["text"] == "one\ntwo"


def test_an_empty_message_is_not_sent(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "   ")
    say(opened, "something")
    expect(log(opened)).to_contain_text("Noted: something")
    assert len(advisor.posts) == 1


def test_a_second_message_waits_its_turn(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.answering.clear()
    say(opened, "first")
    say(opened, "second")
    expect(messages(opened)).to_have_count(3)
    advisor.answering.set()
    expect(messages(opened)).to_have_count(5)
    words = ["first", "Noted: first", "second", "Noted: second"]
    assert [text.split("said: ", 1)[1] for text in messages(opened).all_text_contents()[1:]] == words
    assert [post["text"] for post in advisor.posts] == ["first", "second"]


def test_markup_typed_or_answered_stays_text(opened: Page) -> None:
    say(opened, "<img src=x onerror=alert(1)><b>bold</b>")
    expect(messages(opened).nth(2)).to_contain_text("Noted: <img src=x onerror=alert(1)><b>bold</b>")
    expect(log(opened).locator("img, b")).to_have_count(0)


def test_it_says_that_it_is_automated_and_where_the_privacy_notice_is(opened: Page) -> None:
    expect(opened.get_by_text("Automated assistant, not a person.")).to_be_visible()
    assert opened.get_by_role("link", name="Privacy").get_attribute("href") == "/privacy"


def test_it_says_how_much_room_is_left(opened: Page) -> None:
    field(opened).fill("x" * 3_000)
    expect(opened.get_by_text("characters left")).to_be_hidden()
    field(opened).fill("x" * 3_900)
    expect(opened.locator("advisor-chat #left")).to_have_text("100 characters left")
    expect(field(opened)).to_have_attribute("maxlength", "4000")


def test_a_pressed_button_is_said_and_goes_away(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "care")
    press(opened, "None of these")
    expect(messages(opened).nth(3)).to_contain_text("None of these")
    expect(log(opened)).to_contain_text("How many people need it?")
    used = log(opened).locator(".choice", has_text="None of these")
    expect(used).to_be_hidden()
    expect(used).to_be_disabled()
    assert advisor.posts[1]["payload"] == "/none"
    assert "text" not in advisor.posts[1]


def test_whoever_pressed_a_button_by_keyboard_stands_before_the_answer(opened: Page) -> None:
    say(opened, "care")
    opened.get_by_role("button", name="None of these").press("Enter")
    expect(messages(opened).nth(3)).to_be_focused()
    expect(opened.get_by_role("button", name="Skip")).to_be_visible()
    opened.keyboard.press("Tab")
    expect(opened.get_by_role("button", name="Skip")).to_be_focused()


def test_a_term_is_tappable_once_and_explained(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "level")
    expect(log(opened).locator(".term")).to_have_text(["SCQF level", "credit"])
    press(opened, "What does SCQF level mean?")
    expect(log(opened)).to_contain_text("SCQF level: How demanding the learning is, from 1 to 12.")
    expect(log(opened)).to_contain_text("For employers: Level 7 is about the first year of university.")
    assert advisor.posts[1]["payload"] == "/term{level}"


def test_opening_asks_for_the_panel_and_the_greeting_and_nothing_more(page: Page, advisor: FakeAdvisor) -> None:
    page.goto("/")
    launcher = page.get_by_role("button", name="Skills advisor")
    expect(launcher).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(advisor.address)))
    launcher.click()
    expect(messages(page)).to_have_count(1)
    panel, greeting = asked
    assert panel.startswith("/widget/panel-")
    assert greeting == "/api/conversations/greeting"
    assert not advisor.conversations
