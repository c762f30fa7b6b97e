"""What is kept, and what a reload or another tab finds."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

from tests.bot.widget.screen import GREETING, STORED, field, heard, log, messages, press, say, start
from tests.bot.widget.server import FakeAdvisor


def test_nothing_is_stored_before_the_first_message(opened: Page) -> None:
    assert opened.evaluate(STORED) == "[]"
    assert opened.context.cookies() == []
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    assert opened.evaluate("localStorage['advisor-chat:']") == '{"token":"token-1","seen":"2-0"}'


def test_a_reload_restores_the_conversation_and_announces_none_of_it(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "care")
    expect(log(opened)).to_contain_text("Two courses come close")
    start(opened)
    expect(log(opened)).to_contain_text("Two courses come close")
    expect(messages(opened)).to_have_count(3)
    expect(opened.get_by_role("button", name="None of these")).to_be_visible()
    expect(heard(opened)).not_to_contain_text("Two courses")
    assert len(advisor.conversations) == 1


def test_two_tabs_are_one_conversation(tabs: BrowserContext, page: Page, advisor: FakeAdvisor) -> None:
    first, other = start(page), start(tabs.new_page())
    say(first, "from the first")
    expect(log(first)).to_contain_text("Noted: from the first")
    other.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(log(other)).to_contain_text("Noted: from the first")
    say(other, "from the second")
    expect(log(other)).to_contain_text("Noted: from the second")
    first.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(log(first)).to_contain_text("Noted: from the second")
    expect(messages(first)).to_have_count(5)
    assert len({post["id"] for post in advisor.posts}) == 2


def test_coming_back_to_the_tab_leaves_the_transcript_as_it_is(opened: Page) -> None:
    say(opened, "level")
    press(opened, "What does SCQF level mean?")  # the history calls this by the term alone
    expect(messages(opened)).to_have_count(5)
    expect(messages(opened).nth(4)).to_contain_text("from 1 to 12")
    with opened.expect_response("**/messages"):
        opened.evaluate("window.dispatchEvent(new Event('focus'))")
    say(opened, "after")
    expect(messages(opened)).to_have_count(7)
    expect(messages(opened).nth(3)).to_contain_text("What does SCQF level mean?")


def test_an_answer_that_was_on_its_way_at_a_reload_still_arrives(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    late = advisor.conversations["token-1"].pop()
    start(opened)
    expect(messages(opened)).to_have_count(2)
    advisor.conversations["token-1"].append(late)
    expect(log(opened)).to_contain_text("Noted: hello")
    expect(heard(opened)).to_contain_text("Noted: hello")


def test_start_over_forgets_the_conversation(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    press(opened, "More")
    opened.get_by_role("button", name="Start over").click()
    expect(messages(opened)).to_have_count(1)
    assert opened.evaluate(STORED) == "[]"
    assert list(advisor.conversations) == ["token-1"]
    say(opened, "again")
    expect(log(opened)).to_contain_text("Noted: again")
    assert list(advisor.conversations) == ["token-1", "token-2"]


def test_what_the_hub_says_by_itself_appears_in_an_open_widget_and_is_announced(
    page: Page, advisor: FakeAdvisor
) -> None:
    page.clock.install()
    start(page)
    say(page, "hello")
    expect(log(page)).to_contain_text("Noted: hello")
    advisor.tell("token-1", "News of your request MC-7K4QX2: declined.")
    page.clock.fast_forward(16_000)
    expect(log(page)).to_contain_text("News of your request MC-7K4QX2")
    expect(heard(page)).to_contain_text("News of your request MC-7K4QX2")
    page.clock.fast_forward(60_000)
    expect(messages(page)).to_have_count(4)


def test_the_conversation_is_saved_as_a_text_file_with_what_waits_to_be_sent(
    opened: Page, advisor: FakeAdvisor
) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    advisor.answering.clear()
    say(opened, "and more")
    opened.get_by_role("button", name="More").click()
    with opened.expect_download() as download:
        opened.get_by_role("button", name="Save this conversation").click()
    expect(opened.get_by_role("button", name="More")).to_be_focused()
    expect(opened.locator("advisor-chat #menu")).to_be_hidden()
    assert download.value.suggested_filename == "conversation.txt"
    advisor.answering.set()
    assert download.value.path().read_text() == (
        f"Skills advisor:\n{GREETING}\n\nYou:\nhello\n\nSkills advisor:\nNoted: hello\n\nYou:\nand more\n"
    )


def test_deleting_asks_the_advisor_by_a_button_and_not_by_words(opened: Page, advisor: FakeAdvisor) -> None:
    opened.get_by_role("button", name="More").click()
    with opened.expect_response("**/messages"):
        opened.get_by_role("button", name="Delete my data").click()
    expect(messages(opened).nth(1)).to_have_text("You said: Delete my data")
    expect(opened.locator("advisor-chat #menu")).to_be_hidden()
    expect(field(opened)).to_be_focused()
    assert advisor.posts[-1]["payload"] == "forget"
