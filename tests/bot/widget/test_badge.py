"""Checking a badge in the widget: what is found is told beside the conversation, and is no message of it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bot.widget.screen import heard, log, press
from tests.bot.widget.server import FakeAdvisor

FILE: Any = {"name": "badge.png", "mimeType": "image/png", "buffer": b"\x89PNG of a badge"}
FOUND = {
    "verdict": "This badge holds.",
    "words": "college.example has it as it was shown here.",
    "name": "MIG <b>welding</b>",
    "issuer": "Clyde College",
    "site": "college.example",
    "catalogue": "The catalogue has a credential of this name.",
    "called_the_same": [
        {"title": "MIG welding", "provider": "Clyde College", "page": "https://hub.example/credentials/mig"}
    ],
}


def show(page: Page) -> None:
    press(page, "More")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Check a badge").click()
    choosing.value.set_files(FILE)


def test_what_is_found_out_about_a_badge_is_told_with_its_course(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.badge = FOUND
    show(opened)
    expect(log(opened)).to_contain_text("This badge holds. college.example has it as it was shown here.")
    expect(log(opened)).to_contain_text("MIG <b>welding</b> · Clyde College · college.example")
    expect(log(opened).get_by_role("link", name="MIG welding, Clyde College")).to_have_attribute(
        "href", "https://hub.example/credentials/mig"
    )
    expect(heard(opened)).to_contain_text("This badge holds.")
    assert advisor.badges == [FILE["buffer"]]
    assert (advisor.posts, advisor.conversations) == ([], {})


def test_a_badge_of_which_little_is_known_is_told_without_blanks(opened: Page, advisor: FakeAdvisor) -> None:
    advisor.badge = {**FOUND, "issuer": None, "site": None, "called_the_same": []}
    show(opened)
    expect(log(opened).get_by_text("MIG <b>welding</b>", exact=True)).to_be_visible()


@pytest.mark.parametrize("status", [413, 422, 429])
def test_what_cannot_be_checked_is_told_in_the_words_of_the_server(
    opened: Page, advisor: FakeAdvisor, status: int
) -> None:
    advisor.refusals.append((status, "no_badge", "This picture has no badge inside."))
    show(opened)
    expect(log(opened)).to_contain_text("This picture has no badge inside.")


def test_without_an_answer_the_widget_says_so(opened: Page) -> None:
    opened.route("**/api/badges", lambda route: route.abort())
    show(opened)
    expect(log(opened)).to_contain_text("The badge could not be checked.")
