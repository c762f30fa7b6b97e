"""When something is wrong: offline, refused, forgotten."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.bot.widget.screen import STORED, heard, log, messages, press, say, start
from tests.bot.widget.server import FakeAdvisor


def test_trying_again_sends_the_same_id(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.refusals.append((503, "unavailable", "no"))
    say(opened, "hello")
    expect(opened.get_by_text("The advisor is not working just now.").first).to_be_visible()
    expect(messages(opened).nth(1)).to_contain_text("Not sent yet")
    press(opened, "Try again")
    expect(log(opened)).to_contain_text("Noted: hello")
    expect(opened.get_by_role("button", name="Try again")).to_be_hidden()
    expect(messages(opened).nth(1)).not_to_contain_text("Not sent yet")
    first, second = advisor.posts
    assert first == second


def test_an_unreachable_server_is_said_to_be_so_and_nothing_is_lost(opened: Page, advisor: FakeAdvisor) -> None:
    opened.route("**/messages", lambda route: route.abort())
    say(opened, "hello")
    expect(heard(opened)).to_contain_text("The advisor cannot be reached just now. Your message is kept here")
    opened.unroute("**/messages")
    press(opened, "Try again")
    expect(log(opened)).to_contain_text("Noted: hello")


def test_a_connection_that_returns_is_used(opened: Page, advisor: FakeAdvisor) -> None:
    opened.context.set_offline(True)
    say(opened, "hello")
    expect(opened.get_by_text("You are offline.").first).to_be_visible()
    opened.context.set_offline(False)
    expect(log(opened)).to_contain_text("Noted: hello")


def test_an_answer_that_failed_can_be_asked_for_again(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "broken")
    expect(log(opened)).to_contain_text("give the reference E-51F0")
    press(opened, "Try again")
    expect(log(opened)).to_contain_text("Now it worked.")
    expect(log(opened)).not_to_contain_text("E-51F0")
    first, second = advisor.posts
    assert first == second


def test_a_pending_answer_is_waited_for(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.refusals.append((409, "answer_pending", "Still answering."))
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    expect(opened.get_by_role("button", name="Try again")).to_be_hidden()
    assert len(advisor.posts) == 2


def test_a_refused_message_shows_why_and_does_not_block_the_next(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.refusals.append((422, "invalid", "Please use fewer words."))
    say(opened, "too much")
    expect(messages(opened).nth(1)).to_contain_text("Not sent. Please use fewer words.")
    expect(opened.get_by_role("button", name="What is a micro-credential?")).to_be_visible()
    say(opened, "less")
    expect(log(opened)).to_contain_text("Noted: less")


def test_too_many_messages_shows_the_servers_words(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.refusals.append((429, "rate_limited", "Please wait ten seconds."))
    say(opened, "hello")
    expect(opened.get_by_text("Please wait ten seconds.").first).to_be_visible()
    press(opened, "Try again")
    expect(log(opened)).to_contain_text("Noted: hello")


def test_a_forgotten_conversation_starts_anew_and_says_so(opened: Page, advisor: FakeAdvisor) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    advisor.forget()
    say(opened, "still there?")
    expect(log(opened)).to_contain_text("The earlier conversation is no longer available, so a new one starts here.")
    expect(log(opened)).to_contain_text("Noted: still there?")
    assert opened.evaluate("JSON.parse(localStorage['advisor-chat:']).token") == "token-2"


def test_a_stored_token_that_is_unknown_starts_anew_and_says_so(page: Page, advisor: FakeAdvisor) -> None:
    page.goto("/")
    page.evaluate("localStorage['advisor-chat:'] = JSON.stringify({ token: 'old' })")
    start(page)
    expect(log(page)).to_contain_text("The earlier conversation is no longer available")
    assert page.evaluate(STORED) == "[]"
