"""The widget in a real browser, against an advisor written by hand."""

from __future__ import annotations

import gzip
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

_spec = importlib.util.spec_from_file_location("widget_server", Path(__file__).with_name("widget_server.py"))
assert _spec is not None
assert _spec.loader is not None
widget_server = importlib.util.module_from_spec(_spec)
sys.modules["widget_server"] = widget_server
_spec.loader.exec_module(widget_server)

GREETING = "Hello. What can your people not yet do?"
STORED = "JSON.stringify(Object.entries(localStorage))"


@pytest.fixture
def advisor() -> Iterator[Any]:
    with widget_server.serving(widget_server.FakeAdvisor()) as advisor:
        yield advisor


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console said against the page: breaches of the policy, and exceptions."""
    return []


@pytest.fixture
def tabs(chromium: Browser, advisor: Any, complaints: list[str]) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=advisor.address, viewport={"width": 1000, "height": 800})
    context.set_default_timeout(5_000)

    def listen(page: Page) -> None:
        page.on(
            "console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None
        )
        page.on("pageerror", lambda problem: complaints.append(str(problem)))

    context.on("page", listen)
    yield context
    context.close()
    assert not complaints


@pytest.fixture
def page(tabs: BrowserContext) -> Page:
    return tabs.new_page()


@pytest.fixture
def opened(page: Page) -> Page:
    return start(page)


def start(page: Page) -> Page:
    page.goto("/")
    page.get_by_role("button", name="Skills advisor").click()
    expect(page.get_by_text(GREETING).first).to_be_visible()
    return page


def log(page: Page) -> Locator:
    return page.get_by_role("log")


def heard(page: Page) -> Locator:
    """What a screen reader is told."""
    return page.locator("advisor-chat [aria-live=polite]")


def field(page: Page) -> Locator:
    return page.get_by_label("Your message to the advisor")


def say(page: Page, text: str) -> None:
    field(page).fill(text)
    field(page).press("Enter")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def messages(page: Page) -> Locator:
    return log(page).locator(".message")


# What it weighs


def test_the_widget_weighs_less_than_15_kilobytes_gzipped() -> None:
    files = [*widget_server.WIDGET.glob("*.js"), widget_server.WIDGET / "advisor-chat.css"]
    assert sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files) < 15_000


def test_its_sources_never_write_markup_or_styles_into_the_page() -> None:
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b")
    for file in widget_server.WIDGET.glob("*.js"):
        assert not forbidden.search(file.read_text()), file.name


@pytest.mark.parametrize("name", ["demo.html", "privacy.html"])
def test_its_pages_have_no_inline_script_or_style(name: str) -> None:
    page = (widget_server.WIDGET / name).read_text()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)", page)


# Talking


def test_a_message_is_sent_and_answered(opened: Page, advisor: Any) -> None:
    say(opened, "We need people who can weld")
    expect(messages(opened).nth(1)).to_contain_text("We need people who can weld")
    expect(messages(opened).nth(2)).to_contain_text("Noted: We need people who can weld")
    assert [post["text"] for post in advisor.posts] == ["We need people who can weld"]


def test_nothing_is_loaded_or_asked_before_the_panel_opens(page: Page, advisor: Any) -> None:
    page.goto("/")
    expect(page.get_by_role("button", name="Skills advisor")).to_be_visible()
    assert not advisor.conversations
    assert "panel.js" not in page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name).join()")


def test_shift_and_enter_begins_a_line(opened: Page, advisor: Any) -> None:
    field(opened).fill("one")
    field(opened).press("Shift+Enter")
    field(opened).press_sequentially("two")
    field(opened).press("Enter")
    expect(log(opened)).to_contain_text("Noted: one")
    assert advisor.posts[0]["text"] == "one\ntwo"


def test_an_empty_message_is_not_sent(opened: Page, advisor: Any) -> None:
    say(opened, "   ")
    say(opened, "something")
    expect(log(opened)).to_contain_text("Noted: something")
    assert len(advisor.posts) == 1


def test_a_second_message_waits_its_turn(opened: Page, advisor: Any) -> None:
    advisor.answering.clear()
    say(opened, "first")
    say(opened, "second")
    expect(messages(opened)).to_have_count(3)
    advisor.answering.set()
    expect(messages(opened)).to_have_count(5)
    said = ["first", "Noted: first", "second", "Noted: second"]
    assert [text.split("said: ", 1)[1] for text in messages(opened).all_text_contents()[1:]] == said
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


# What is kept


def test_nothing_is_stored_before_the_first_message(opened: Page) -> None:
    assert opened.evaluate(STORED) == "[]"
    assert opened.context.cookies() == []
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    assert opened.evaluate("localStorage['advisor-chat:']") == '{"token":"token-1"}'


def test_a_reload_restores_the_conversation_and_announces_none_of_it(opened: Page, advisor: Any) -> None:
    say(opened, "care")
    expect(log(opened)).to_contain_text("Two courses come close")
    start(opened)
    expect(log(opened)).to_contain_text("Two courses come close")
    expect(messages(opened)).to_have_count(3)
    expect(opened.get_by_role("button", name="None of these")).to_be_visible()
    expect(heard(opened)).not_to_contain_text("Two courses")
    assert len(advisor.conversations) == 1


def test_two_tabs_are_one_conversation(tabs: BrowserContext, advisor: Any) -> None:
    one, other = start(tabs.new_page()), start(tabs.new_page())
    say(one, "from the first")
    expect(log(one)).to_contain_text("Noted: from the first")
    expect(log(other)).to_contain_text("Noted: from the first")  # the kept token tells the other tab
    say(other, "from the second")
    expect(log(other)).to_contain_text("Noted: from the second")
    one.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(log(one)).to_contain_text("Noted: from the second")
    expect(messages(one)).to_have_count(5)
    assert len({post["id"] for post in advisor.posts}) == 2


def test_start_over_forgets_the_conversation(opened: Page, advisor: Any) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    press(opened, "More")
    opened.get_by_role("button", name="Start over").click()
    expect(messages(opened)).to_have_count(1)
    assert opened.evaluate(STORED) == "[]"
    assert list(advisor.conversations) == ["token-1", "token-2"]


def test_a_copy_of_the_conversation_can_be_saved(opened: Page) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    press(opened, "More")
    with opened.expect_download() as download:
        opened.get_by_role("button", name="Save a copy").click()
    assert "You:\nhello\n\nAdvisor:\nNoted: hello\n" in Path(download.value.path()).read_text()


# When something is wrong


def test_trying_again_sends_the_same_id(opened: Page, advisor: Any) -> None:
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


def test_an_unreachable_server_is_said_to_be_so_and_nothing_is_lost(opened: Page, advisor: Any) -> None:
    opened.route("**/messages", lambda route: route.abort())
    say(opened, "hello")
    expect(heard(opened)).to_contain_text("The advisor cannot be reached just now. Your message is kept here")
    opened.unroute("**/messages")
    press(opened, "Try again")
    expect(log(opened)).to_contain_text("Noted: hello")


def test_a_connection_that_returns_is_used(opened: Page, advisor: Any) -> None:
    opened.context.set_offline(True)
    say(opened, "hello")
    expect(opened.get_by_text("You are offline.").first).to_be_visible()
    opened.context.set_offline(False)
    expect(log(opened)).to_contain_text("Noted: hello")


def test_an_answer_that_failed_can_be_asked_for_again(opened: Page, advisor: Any) -> None:
    say(opened, "broken")
    expect(log(opened)).to_contain_text("give the reference E-51F0")
    press(opened, "Try again")
    expect(log(opened)).to_contain_text("Now it worked.")
    expect(log(opened)).not_to_contain_text("E-51F0")
    first, second = advisor.posts
    assert first == second


def test_a_pending_answer_is_waited_for(opened: Page, advisor: Any) -> None:
    advisor.refusals.append((409, "answer_pending", "Still answering."))
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    expect(opened.get_by_role("button", name="Try again")).to_be_hidden()
    assert len(advisor.posts) == 2


def test_a_refused_message_shows_why_and_does_not_block_the_next(opened: Page, advisor: Any) -> None:
    advisor.refusals.append((422, "invalid", "Please use fewer words."))
    say(opened, "too much")
    expect(messages(opened).nth(1)).to_contain_text("Not sent. Please use fewer words.")
    expect(opened.get_by_role("button", name="What is a micro-credential?")).to_be_visible()
    say(opened, "less")
    expect(log(opened)).to_contain_text("Noted: less")


def test_too_many_messages_shows_the_servers_words(opened: Page, advisor: Any) -> None:
    advisor.refusals.append((429, "rate_limited", "Please wait ten seconds."))
    say(opened, "hello")
    expect(opened.get_by_text("Please wait ten seconds.").first).to_be_visible()
    press(opened, "Try again")
    expect(log(opened)).to_contain_text("Noted: hello")


def test_a_forgotten_conversation_starts_anew_and_says_so(opened: Page, advisor: Any) -> None:
    say(opened, "hello")
    expect(log(opened)).to_contain_text("Noted: hello")
    advisor.forget()
    say(opened, "still there?")
    expect(log(opened)).to_contain_text("The earlier conversation is no longer available, so a new one starts here.")
    expect(log(opened)).to_contain_text("Noted: still there?")
    assert opened.evaluate("localStorage['advisor-chat:']") == '{"token":"token-2"}'


def test_a_stored_token_that_is_unknown_starts_anew_and_says_so(page: Page, advisor: Any) -> None:
    page.goto("/")
    page.evaluate("localStorage['advisor-chat:'] = JSON.stringify({ token: 'old' })")
    start(page)
    expect(log(page)).to_contain_text("The earlier conversation is no longer available")
    assert page.evaluate(STORED) == "[]"


# Buttons and terms


def test_a_pressed_button_is_said_and_goes_away(opened: Page, advisor: Any) -> None:
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


def test_a_term_is_tappable_once_and_explained(opened: Page, advisor: Any) -> None:
    say(opened, "level")
    expect(log(opened).locator(".term")).to_have_text(["SCQF level", "credit"])
    press(opened, "What does SCQF level mean?")
    expect(log(opened).get_by_role("heading", name="SCQF level")).to_be_visible()
    expect(log(opened)).to_contain_text("For employers: Level 7 is about the first year of university.")
    assert advisor.posts[1]["payload"] == "/term{level}"


# What the kinds look like


def test_recommendations_show_what_was_understood_and_cards(opened: Page) -> None:
    say(opened, "care")
    answer = messages(opened).nth(2)
    expect(answer.locator(".chip")).to_have_text(
        [
            "✓ calm a resident who is distressed, covered",
            "moving and handling not covered",
            "mode: at most one day a week away",
        ]
    )
    first, second = answer.locator(".card").all()
    for fact in (
        "Sample",
        "SCQF level 6",
        "8 credits = 80 hours",
        "£245 a learner (as of 10 August 2026)",
        "Blended: online and in person, day release, Dundee",
        "18 January 2099",
        "16 weeks",
        "Does not cover: moving and handling.",
        "Checked on 5 October 2026",
    ):
        expect(first).to_contain_text(fact)
    expect(first.locator("q")).to_have_text(
        "Adapt communication and the immediate surroundings to reduce stress and distress."
    )
    expect(second).to_contain_text("Price not published")
    expect(second).to_contain_text("10–14 credits = 100–140 hours")
    expect(second).to_contain_text("Not published: level; assessment; start dates.")
    expect(answer).not_to_contain_text("1. Dementia")
    expect(answer).to_contain_text("3 more in the catalogue.")


def test_a_credential_shows_every_field_and_says_what_is_not_published(opened: Page) -> None:
    say(opened, "care")
    press(opened, "More about the first")
    full = messages(opened).nth(4)
    rpl = full.locator("dl > div", has_text="Recognition of prior learning")
    expect(rpl.locator("dd")).to_have_text("not published")
    expect(full.locator("dl > div", has_text="Languages").locator("dd")).to_have_text("English, Scottish Gaelic")
    link = full.get_by_role("link", name="Provider’s page")
    assert link.get_attribute("href") == "https://example.org/dementia-care-practice"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_request_is_reviewed_and_leaves_a_reference_to_copy(opened: Page) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    say(opened, "care")
    for choice in ("None of these", "Skip"):
        press(opened, choice)
    expect(log(opened).locator(".review dd").first).to_have_text("Lomond Homes")
    press(opened, "Send it")
    expect(log(opened).locator(".reference strong")).to_have_text("MC-7K4Q-29")
    press(opened, "Copy")
    expect(opened.get_by_role("button", name="Copied")).to_be_visible()
    assert opened.evaluate("navigator.clipboard.readText()") == "MC-7K4Q-29"


def test_a_status_has_its_history(opened: Page) -> None:
    say(opened, "status")
    expect(log(opened).locator(".history li")).to_have_text(
        ["Received, 20 October 2026", "In review, 22 October 2026Two universities were asked."]
    )


def test_a_person_can_be_written_to(opened: Page) -> None:
    say(opened, "person")
    link = log(opened).get_by_role("link", name="desk@example.org")
    assert link.get_attribute("href") == "mailto:desk@example.org"


# Without eyes, without a mouse


def test_the_live_region_is_apart_from_the_log_and_tells_new_answers(opened: Page, advisor: Any) -> None:
    expect(log(opened)).to_have_attribute("aria-live", "off")
    expect(log(opened).locator("[aria-live=polite]")).to_have_count(0)
    advisor.answering.clear()
    say(opened, "care")
    expect(heard(opened)).to_contain_text("The advisor is writing.")
    advisor.answering.set()
    expect(heard(opened)).to_contain_text(
        "Two courses come close to what you need. Choices: More about the first, None of these."
    )
    expect(heard(opened)).not_to_contain_text("1. Dementia")
    expect(field(opened)).to_be_focused()


def test_opening_leads_to_the_input_and_escape_back_to_the_launcher(page: Page) -> None:
    start(page)
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Skills advisor")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()


def test_escape_closes_the_menu_first(opened: Page) -> None:
    opened.get_by_role("button", name="More").press("Enter")
    expect(opened.get_by_role("button", name="Start over")).to_be_visible()
    opened.keyboard.press("Escape")
    expect(opened.get_by_role("button", name="Start over")).to_be_hidden()
    expect(opened.get_by_role("button", name="More")).to_be_focused()
    expect(opened.get_by_role("dialog")).to_be_visible()


def test_the_tab_key_goes_from_top_to_bottom(opened: Page) -> None:
    opened.get_by_role("link", name="Privacy").focus()
    first = opened.get_by_role("button", name="What is a micro-credential?")
    steps = [opened.get_by_role("button", name="More"), opened.get_by_role("button", name="Close"), log(opened), first]
    for step in [*steps, field(opened), opened.get_by_role("button", name="Send")]:
        opened.keyboard.press("Tab")
        expect(step).to_be_focused()


def test_a_long_answer_is_shown_from_its_start(opened: Page) -> None:
    say(opened, "long")
    expect(log(opened).get_by_text("The start of it.")).to_be_in_viewport()
    expect(log(opened).get_by_text("Line 59.")).not_to_be_in_viewport()


def test_a_reader_who_scrolled_up_is_left_where_they_are(opened: Page, advisor: Any) -> None:
    say(opened, "long")
    expect(log(opened).get_by_text("Line 59.")).to_be_attached()
    advisor.answering.clear()
    say(opened, "care")
    expect(messages(opened)).to_have_count(4)
    log(opened).evaluate("(log) => { log.scrollTop = 0 }")
    expect(opened.get_by_text(GREETING).first).to_be_in_viewport()
    advisor.answering.set()
    expect(messages(opened)).to_have_count(5)
    expect(opened.get_by_text(GREETING).first).to_be_in_viewport()
    press(opened, "New answer below")
    expect(log(opened).get_by_role("button", name="None of these")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/", "/inline", "/demo"])
def test_nothing_is_wider_than_a_page_of_320_pixels(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    if path == "/":
        press(page, "Skills advisor")
    say(page, "care")
    expect(log(page)).to_contain_text("Two courses come close")
    say(page, "x" * 300)
    expect(messages(page)).to_have_count(5)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert log(page).evaluate("(log) => log.scrollWidth - log.clientWidth") <= 0


def test_everything_to_press_is_at_least_24_pixels(opened: Page) -> None:
    say(opened, "level")
    expect(log(opened).locator(".term")).to_have_count(2)
    for button in opened.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24, button


# Where it stands


def test_inline_it_is_part_of_the_page(page: Page) -> None:
    page.goto("/inline")
    expect(page.get_by_role("region", name="Micro-credential advisor")).to_contain_text(GREETING)
    expect(page.locator(":focus")).to_have_count(0)
    say(page, "hello")
    expect(log(page)).to_contain_text("Noted: hello")


def test_the_open_attribute_opens_and_closes_it(page: Page) -> None:
    page.goto("/")
    element = page.locator("advisor-chat")
    element.evaluate("(chat) => { chat.open = true }")
    expect(page.get_by_role("dialog", name="Skills advisor")).to_be_visible()
    element.evaluate("(chat) => { chat.open = false }")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_pages_keep_the_strict_policy(page: Page, complaints: list[str]) -> None:
    for path in ("/demo", "/privacy"):
        page.goto(path)
        expect(page.get_by_role("main")).to_be_visible()
    assert complaints == []


def test_without_javascript_the_page_says_whom_to_write_to() -> None:
    page = (widget_server.WIDGET / "demo.html").read_text()
    instead = page.split("<noscript>")[1].split("</noscript>")[0]
    assert "You can write to us instead" in instead
    assert 'href="mailto:{{contact_email}}"' in instead
