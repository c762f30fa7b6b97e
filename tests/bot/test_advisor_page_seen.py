"""The advisor's page in a browser with JavaScript switched off: read, typed into, pressed, and held against axe.

Axe is a script itself, so that it looks at the same pages in a browser that runs scripts: the page has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, ViewportSize, expect

from catalogue.records import Term
from catalogue.reference import apply_reference
from contract import message
from runtime.database import Sessions
from tests.bot.fake_rasa import FakeRasa
from tests.bot.served import served
from tests.bot.widget.answers import SCRIPT

PHONE: ViewportSize = {"width": 320, "height": 640}
LEVEL = Term(id="scqf-level", term="SCQF level", definition="How demanding learning is.", wording="project")


@pytest.fixture
def address(app: FastAPI, rasa: FakeRasa, sessions: Sessions) -> Iterator[str]:
    with sessions.begin() as session:
        apply_reference(session, terms=[LEVEL], providers=[], funding=[], guidance=[])
    rasa.replies = {asked: [message.validate_python(said) for said in answer] for asked, answer in SCRIPT.items()}
    rasa.replies |= {f"please: {asked}": answer for asked, answer in rasa.replies.items()}
    with served(app) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=address, viewport=PHONE, java_script_enabled=False)
    context.set_default_timeout(5_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def looked_at(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=address, viewport=PHONE)
    yield context.new_page()
    context.close()


def say(page: Page, text: str) -> None:
    page.goto("/advisor")
    page.get_by_role("textbox").fill(text)
    press(page, "Send")


def press(page: Page, title: str) -> None:
    """Press a button of a form and wait for the page that answers it: what is looked at next is that page."""
    with page.expect_navigation():
        page.get_by_role("button", name=title, exact=True).click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say_of_any_answer_and_nothing_is_wider_than_a_phone(
    looked_at: Page, scheme: Literal["light", "dark"]
) -> None:
    looked_at.emulate_media(color_scheme=scheme)
    looked_at.goto("/advisor")
    assert Axe().run(looked_at).response["violations"] == []
    for asked in SCRIPT:
        say(looked_at, f"please: {asked}")
        assert Axe().run(looked_at).response["violations"] == []
        assert looked_at.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], asked


def test_the_journey_from_a_need_to_the_reference(page: Page, rasa: FakeRasa) -> None:
    say(page, "care")
    expect(page.get_by_role("heading", name="1. Dementia Care in Practice")).to_be_visible()
    press(page, "None of these")
    expect(page.get_by_text("How many people need it?")).to_be_visible()
    press(page, "Skip")
    expect(page.get_by_text("Lomond Homes")).to_be_visible()
    press(page, "Send it")
    expect(page.get_by_text("MC-7K4Q-29")).to_be_visible()
    assert rasa.texts == ["care", "/none", "/skip", "/send"]


@pytest.mark.parametrize("asked", ["does the first have an exam", "is it on the MCS"])
def test_of_a_record_that_was_asked_about_only_the_answer_is_unfolded(page: Page, asked: str) -> None:
    say(page, asked)
    record = page.locator(".card")
    expect(record.locator(":scope > .rows dt")).to_have_count(2 if "exam" in asked else 0)
    expect(record.get_by_text("Six months in a care role.")).to_be_hidden()
    record.get_by_text("The whole record").click()
    expect(record.get_by_text("Six months in a care role.")).to_be_visible()


def test_what_was_understood_is_taken_back_and_a_word_is_explained(page: Page, rasa: FakeRasa) -> None:
    say(page, "care")
    press(page, "Remove 12 people")
    say(page, "level")
    press(page, "What does SCQF level mean?")
    assert rasa.texts == ["care", "/drop{learners}", "level", '/glossary{"term": "scqf-level"}']


def test_the_keyboard_alone_sends_a_message_and_presses_a_button(page: Page, rasa: FakeRasa) -> None:
    page.goto("/advisor")
    page.get_by_role("textbox").focus()
    page.keyboard.type("care")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Two courses come close")).to_be_visible()
    page.get_by_role("button", name="None of these").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("How many people need it?")).to_be_visible()


def test_a_reload_sends_nothing_again(page: Page, rasa: FakeRasa) -> None:
    say(page, "care")
    page.reload()
    expect(page.get_by_text("Two courses come close")).to_be_visible()
    assert rasa.texts == ["care"]


def test_a_newer_answer_is_where_the_page_opens(page: Page) -> None:
    say(page, "long")
    say(page, "care")
    expect(page.locator("#latest")).to_be_in_viewport()
    assert page.url.endswith("#latest")


def test_an_answer_is_rated_with_a_reason(page: Page) -> None:
    say(page, "care")
    press(page, "Not helpful")
    reasons = page.locator("#rated").get_by_role("button")
    expect(reasons.first).to_be_visible()
    reasons.first.click()
    expect(page.locator("#rated").get_by_role("status")).to_be_visible()


def test_the_page_of_the_widget_leads_here_where_there_is_no_javascript(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="advisor without JavaScript").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Micro-credential advisor")


def test_a_request_is_sent_by_the_form_while_rasa_is_away(page: Page, rasa: FakeRasa) -> None:
    rasa.down = True
    say(page, "splice fibre in the rain")
    page.get_by_role("link", name="Send a request by a form").click()
    expect(page.get_by_label("What should people be able to do")).to_have_value("splice fibre in the rain")
    page.get_by_label("Which organisation").fill("Fibre Ltd, Wick")
    page.get_by_label("Who should we reply to").fill("Morag")
    page.get_by_label("Where should they answer").fill("morag@fibre.example")
    page.get_by_label("Yes, it may keep this").check()
    press(page, "Send the request")
    expect(page.get_by_text("Your reference is")).to_be_visible()


def test_axe_has_nothing_to_say_of_the_form_and_of_what_is_wrong_with_it(looked_at: Page) -> None:
    looked_at.goto("/advisor/request")
    assert Axe().run(looked_at).response["violations"] == []
    looked_at.locator("form.say").evaluate("form => { form.noValidate = true; form.submit() }")
    expect(looked_at.get_by_role("alert")).to_contain_text("This was not sent.")
    assert Axe().run(looked_at).response["violations"] == []
    assert looked_at.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
