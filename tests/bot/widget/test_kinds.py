"""What each kind of message looks like."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.bot.widget.screen import log, messages, press, say


def test_recommendations_show_what_was_understood_and_cards(opened: Page) -> None:
    say(opened, "care")
    answer = messages(opened).nth(2)
    expect(answer.locator(".chip")).to_have_text(
        [
            "✓ calm a resident who is distressed, covered×",
            "moving and handling not covered×",
            "12 people",
            "at most 7 hours a week×",
        ]
    )
    first, second = answer.locator(".card").all()
    for fact in (
        "Sample",
        "SCQF level 6",
        "8 credits = 80 hours",
        "£245 a learner (as of 10 August 2026)",
        "Online and in person, day release, Dundee",
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
    expect(answer.locator(":scope > p")).to_have_text(
        ["Two courses come close to what you need.", "3 more in the catalogue."]
    )
    expect(answer.locator("h3")).to_have_text(
        ["What was understood", "1. Dementia Care in Practice", "2. Listening Well"]
    )


def test_a_credential_shows_every_field_and_says_what_is_not_published(opened: Page) -> None:
    say(opened, "care")
    press(opened, "More about the first")
    full = messages(opened).nth(4)
    rpl = full.locator("dl > div", has_text="Recognition of prior learning")
    expect(rpl.locator("dd")).to_have_text("not published")
    expect(full.locator("dl > div", has_text="Languages").locator("dd")).to_have_text("English, Scottish Gaelic")
    link = full.get_by_role("link", name="Provider’s page")
    assert link.get_attribute("href") == "https://example.org/dementia-care-practice"
    assert link.get_attribute("rel") == "noreferrer"


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
    expect(log(opened).locator("ol li")).to_have_text(
        ["Received, 20 October 2026", "In review, 22 October 2026Two universities were asked."]
    )


def test_a_person_can_be_written_to(opened: Page) -> None:
    say(opened, "person")
    link = log(opened).get_by_role("link", name="desk@example.org")
    assert link.get_attribute("href") == "mailto:desk@example.org"
