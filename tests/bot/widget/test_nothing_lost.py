"""Nothing that was written is lost, and nothing is sent twice: reloads, crashes, broken connections, other tabs."""

from __future__ import annotations

import random

from playwright.sync_api import BrowserContext, Page, expect

from tests.bot.widget.screen import STORED, field, heard, log, messages, say, start, wait_while_it_works
from tests.bot.widget.server import FakeAdvisor
from tests.bot.widget.storm import storm, wanted

LAUNCHER = "advisor-chat .launcher"


def said(advisor: FakeAdvisor) -> list[str]:
    """What the advisor took in, in its order, without what it was sent again by the same id."""
    return list({post["id"]: post["text"] for post in advisor.posts}.values())


def test_what_could_not_be_sent_outlives_a_reload_and_goes_by_itself(opened: Page, advisor: FakeAdvisor) -> None:
    opened.route("**/messages", lambda route: route.abort())
    say(opened, "first")
    say(opened, "second")
    expect(heard(opened)).to_contain_text("Your message is kept here")
    opened.unroute("**/messages")
    opened.reload()
    opened.get_by_role("button", name="Skills advisor").click()
    expect(log(opened)).to_contain_text("Noted: second")
    assert said(advisor) == ["first", "second"]
    assert len(advisor.conversations) == 1


def test_what_waits_is_sent_also_while_the_panel_stays_closed_and_marks_the_launcher(
    opened: Page, advisor: FakeAdvisor
) -> None:
    opened.route("**/messages", lambda route: route.abort())
    say(opened, "first")
    expect(heard(opened)).to_contain_text("Your message is kept here")
    opened.unroute("**/messages")
    opened.reload()
    expect(opened.locator(LAUNCHER)).to_have_text("Skills advisor: a new answer")
    opened.locator(LAUNCHER).click()
    expect(log(opened)).to_contain_text("Noted: first")
    opened.keyboard.press("Escape")
    expect(opened.locator(LAUNCHER)).to_have_text("Skills advisor")


def test_an_answer_that_comes_while_closed_marks_the_launcher(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.answering.clear()
    say(opened, "hello")
    opened.keyboard.press("Escape")
    advisor.answering.set()
    expect(opened.locator(f"{LAUNCHER}.news")).to_be_visible()


def test_what_failed_is_tried_again_without_anybody_pressing(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.refusals.append((503, "unavailable", "no"))
    say(opened, "hello")
    expect(messages(opened).nth(1)).to_contain_text("Not sent yet")
    expect(log(opened)).to_contain_text("Noted: hello")
    assert len({post["id"] for post in advisor.posts}) == 1


def test_a_draft_outlives_a_reload_once_something_was_sent(opened: Page) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    field(opened).fill("we also need")
    start(opened)
    expect(field(opened)).to_have_value("we also need")


def test_a_draft_before_the_first_message_is_not_stored(opened: Page) -> None:
    field(opened).fill("we need")
    assert opened.evaluate(STORED) == "[]"


def test_a_message_that_was_taken_in_before_a_reload_is_not_shown_or_sent_again(
    opened: Page, advisor: FakeAdvisor
) -> None:
    advisor.answering.clear()
    say(opened, "hello")
    wait_while_it_works(opened, lambda: "token-1" in opened.evaluate(STORED))
    opened.reload()
    advisor.answering.set()
    opened.get_by_role("button", name="Skills advisor").click()
    expect(log(opened)).to_contain_text("Noted: hello")
    expect(messages(opened)).to_have_count(3)
    (turns,) = advisor.conversations.values()
    assert [turn.text for turn in turns if turn.author == "employer"] == ["hello"]


def test_another_tab_shows_what_was_said_without_being_looked_at(
    tabs: BrowserContext, page: Page, advisor: FakeAdvisor
) -> None:
    first, other = start(page), start(tabs.new_page())
    say(first, "hello")
    expect(log(other)).to_contain_text("Noted: hello")
    assert len(advisor.conversations) == 1


def test_twenty_reloads_in_mid_send_lose_and_double_nothing(opened: Page, advisor: FakeAdvisor) -> None:
    chance = random.Random(13)  # noqa: S311  the same breaks in every run
    for number in range(20):
        if chance.random() < 0.5:
            opened.route("**/messages", lambda route: route.abort())
        say(opened, f"message {number}")
        opened.unroute("**/messages")
        opened.reload()
        opened.get_by_role("button", name="Skills advisor").click()
        expect(field(opened)).to_be_visible()
    expect(log(opened)).to_contain_text("Noted: message 19", timeout=20_000)
    spoken = [[turn.text for turn in turns if turn.author == "employer"] for turns in advisor.conversations.values()]
    # a reload while the conversation is being opened may leave one behind in which nothing was said
    assert [told for told in spoken if told] == [[f"message {number}" for number in range(20)]]


def test_broken_connections_and_reloads_lose_and_double_nothing(opened: Page, advisor: FakeAdvisor) -> None:
    assert storm(opened, advisor, disconnects=12, reloads=4) == wanted(16)
