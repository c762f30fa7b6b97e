"""The widget in a second language, which a hub added by a folder alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from playwright.sync_api import Browser, Page, expect

from bot.languages import read_languages
from runtime.language import SOURCE
from tests.bot.languages.made import TAG, dropped_into, odd, odd_form
from tests.bot.widget.screen import GREETING, heard, log
from tests.bot.widget.server import Server, serving


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of a hub with a second language."""
    folder = dropped_into(tmp_path_factory.mktemp("languages"))
    with serving(read_languages(SOURCE, folder)) as server:
        yield server


@pytest.fixture
def other(chromium: Browser, elsewhere: Server) -> Iterator[Page]:
    elsewhere.begin()
    context = chromium.new_context(base_url=elsewhere.address, viewport={"width": 360, "height": 800})
    context.set_default_timeout(5_000)
    page = context.new_page()
    page.goto("/other")
    expect(log(page)).to_contain_text(GREETING)
    yield page
    context.close()


def write(page: Page, text: str) -> None:
    field = page.get_by_label(odd("Your message to the advisor"))
    field.fill(text)
    field.press("Enter")


def test_the_frame_has_the_language_and_its_direction_and_the_advisor_stays_english(other: Page) -> None:
    frame = other.locator("advisor-chat .frame")
    assert (frame.get_attribute("lang"), frame.get_attribute("dir")) == (TAG, "rtl")
    said = log(other).locator(".message").first
    assert (said.get_attribute("lang"), said.get_attribute("dir")) == ("en-GB", "ltr")


def test_no_word_of_the_widget_is_left_in_english(other: Page) -> None:
    other.get_by_role("button", name=odd("More")).click()
    frame = other.locator("advisor-chat .frame")
    labels = frame.locator("[aria-label], [placeholder]").evaluate_all(
        "all => all.flatMap((node) => [node.ariaLabel, node.placeholder]).filter(Boolean)"
    )
    words = [*frame.locator(".top, form").all_inner_texts(), *labels]
    lines = [line.strip() for text in words for line in text.splitlines() if line.strip()]
    assert len(lines) > 12
    assert [line for line in lines if "⟦" not in line] == []


def test_the_menu_opens_inside_of_the_panel(other: Page) -> None:
    other.get_by_role("button", name=odd("More")).click()
    menu, panel = (other.locator(f"advisor-chat {name}").bounding_box() for name in ("#menu", ".panel"))
    assert menu is not None
    assert panel is not None
    assert panel["x"] <= menu["x"]
    assert menu["x"] + menu["width"] <= panel["x"] + panel["width"]


def test_a_number_has_the_form_of_the_language(other: Page) -> None:
    field = other.get_by_label(odd("Your message to the advisor"))
    for left, form in ((300, "more"), (2, "two"), (1, "one")):
        field.fill("x" * (4000 - left))
        words = odd_form("{number} characters left", form).format(number=left)
        expect(other.locator("advisor-chat #left")).to_have_text(words)


def test_a_day_is_written_as_the_language_writes_it(other: Page, elsewhere: Server) -> None:
    history = [{"status": "New", "at": "2027-01-18T10:00:00Z", "note": None}]
    data = {"reference": "MC-7K4QX2", "status": "New", "history": history}
    elsewhere.advisor.script["go"] = [{"kind": "status", "lead": "As it stands.", "data": data}]
    write(other, "go")
    expect(log(other).locator("time")).to_have_text("18 בינואר 2027")
    expect(log(other).get_by_text(odd("Reference"))).to_be_visible()


def test_what_is_told_to_a_screen_reader_is_in_the_language(other: Page, elsewhere: Server) -> None:
    elsewhere.advisor.refusals = [(422, "unknown_payload", "No such button.")]
    write(other, "go")
    expect(heard(other)).to_contain_text(f"{odd('Not sent.')} No such button.")


def test_the_server_is_asked_in_the_language_and_pages_are_linked_in_it(other: Page) -> None:
    with other.expect_request("**/messages") as asked:
        write(other, "go")
    assert asked.value.headers["accept-language"] == TAG
    privacy = other.locator("advisor-chat .who a")
    assert privacy.get_attribute("href") == f"/privacy?lang={TAG}"


def test_axe_has_nothing_to_say_and_nothing_is_wider_than_a_phone(other: Page) -> None:
    assert Axe().run(other).response["violations"] == []
    other.set_viewport_size({"width": 320, "height": 640})
    assert other.evaluate("document.documentElement.scrollWidth") <= 320
