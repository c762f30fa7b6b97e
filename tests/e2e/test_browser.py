"""The journey as people make it: an employer in the widget, hub staff in the console, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hub.staff import add_staff
from tests.bot.widget.screen import field, log, press, say
from tests.e2e.stack import Stack

NEED = "our carers are struggling with dementia care and digital record keeping, about 12 people, part-time"
PASSWORD = "quite a long password"
ANSWERED_WITHIN = 20_000


@pytest.fixture
def window(chromium: Browser, stack: Stack) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=stack.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(ANSWERED_WITHIN)
    yield context
    context.close()


def ask(page: Page, text: str, answer: str | re.Pattern[str]) -> None:
    """Type `text` and wait until the transcript says `answer` more often than before."""
    before = log(page).get_by_text(answer).count()
    say(page, text)
    expect(log(page).get_by_text(answer).nth(before)).to_be_attached(timeout=ANSWERED_WITHIN)


def request_from(page: Page) -> str:
    """From the need to the reference, typing and pressing as an employer would."""
    page.goto("/")
    expect(log(page).get_by_text("automated advisor")).to_be_visible()
    ask(page, NEED, "Dementia Care in Practice")
    expect(log(page).get_by_text("part-time").first).to_be_visible()
    press(page, "None of these fit")
    expect(log(page).get_by_text("There are several ways to get this.")).to_be_visible()
    press(page, "Design a new one")
    expect(log(page).get_by_text("By when do you need it")).to_be_visible()  # the carers are known from the search
    press(page, "No deadline")
    expect(log(page).get_by_text("Which organisation are you asking for")).to_be_visible()
    ask(page, "Glen Care, Aviemore", "Who should we reply to?")
    ask(page, "Mhairi", "Where should they answer?")
    ask(page, "mhairi@glencare.example", "This is what I would send.")
    press(page, "Yes, send it")
    reference = log(page).get_by_text(re.compile(r"^MC-[0-9A-Z]{6}$")).first
    expect(reference).to_be_visible()
    return reference.inner_text()


def test_the_journey_from_the_widget_to_the_console_and_back(window: BrowserContext, stack: Stack) -> None:
    with stack.sessions.begin() as session:
        add_staff(session, email="isla@hub.example", name="Isla", password=PASSWORD)
    page = window.new_page()
    reference = request_from(page)

    console = window.new_page()
    console.goto("/console/")
    console.get_by_label("E-mail").fill("isla@hub.example")
    console.get_by_label("Password").fill(PASSWORD)
    console.get_by_role("button", name="Sign in").click()
    console.get_by_role("row", name=re.compile(reference)).get_by_role("link").first.click()
    expect(console.get_by_role("heading", level=1)).to_contain_text("Glen Care")
    console.get_by_text("Decline", exact=True).first.click()
    form = console.locator("form", has=console.get_by_role("button", name="Decline"))
    form.get_by_label("Reason, for the figures").select_option("offered_already")
    form.get_by_role("textbox").fill("A college near you already runs this.")
    form.get_by_role("button", name="Decline").click()
    expect(console.get_by_text("A college near you already runs this.").first).to_be_visible()

    ask(page, "how is my request?", "A college near you already runs this.")


def test_the_journey_to_a_request_without_javascript(chromium: Browser, stack: Stack) -> None:
    context = chromium.new_context(
        base_url=stack.url, viewport={"width": 320, "height": 640}, java_script_enabled=False
    )
    context.set_default_timeout(ANSWERED_WITHIN)
    page = context.new_page()

    def answer(text: str, question: str) -> None:
        page.get_by_role("textbox").fill(text)
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_text(question).filter(visible=True).last).to_be_visible()

    page.goto("/")
    page.get_by_role("link", name="advisor without JavaScript").click()
    answer(NEED, "Dementia Care in Practice")
    page.get_by_role("button", name="None of these fit").click()
    page.get_by_role("button", name="Design a new one").click()
    expect(page.get_by_text("By when do you need it").filter(visible=True)).to_be_visible()
    page.get_by_role("button", name="No deadline").click()
    answer("Glen Care, Aviemore", "Who should we reply to?")
    answer("Mhairi", "Where should they answer?")
    answer("mhairi@glencare.example", "This is what I would send.")
    page.get_by_role("button", name="Yes, send it").click()
    expect(page.get_by_text(re.compile(r"^MC-[0-9A-Z]{6}$")).first).to_be_visible()
    context.close()


def test_a_reload_in_the_middle_of_a_request_loses_nothing(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto("/")
    expect(log(page).get_by_text("automated advisor")).to_be_visible()
    question = "What should people be able to do afterwards that they cannot do now?"
    ask(page, "could a university build something for us?", question)
    page.reload()
    expect(log(page).get_by_text(question)).to_be_visible()
    ask(page, "read a drawing without asking the foreman", "Which jobs do they do?")


def test_a_word_is_explained_where_it_stands(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto("/")
    expect(log(page).get_by_text("automated advisor")).to_be_visible()
    ask(page, "what does RPL mean?", re.compile("Recognition of Prior Learning"))
    expect(field(page)).to_be_enabled()
