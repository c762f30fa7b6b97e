"""What each kind of message looks like."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.bot.widget.answers_cards import CARD, RECORD, fact
from tests.bot.widget.screen import heard, log, messages, press, say
from tests.bot.widget.server import FakeAdvisor, Server


def two_cards(page: Page) -> list[Locator]:
    say(page, "care")
    cards = log(page).locator(".card")
    expect(cards).to_have_count(2)
    return cards.all()


def test_recommendations_show_what_was_understood_and_cards(opened: Page) -> None:
    first, second = two_cards(opened)
    answer = messages(opened).nth(2)
    expect(answer.locator(".chip")).to_have_text(
        [
            "✓ calm a resident who is distressed, covered×",
            "moving and handling not covered×",
            "12 people×",
            "at most 7 hours a week×",
        ]
    )
    for words in ("Sample", "SCQF 6 · 8 credits · £245 a head, £2,940 for 12 · Dundee, 13 miles · 18 January"):
        expect(first).to_contain_text(words)
    for words in ("Does not cover: moving and handling.", "Checked on 5 October 2026"):
        expect(first).to_contain_text(words)
    expect(first.locator("q")).to_have_text(
        "Adapt communication and the immediate surroundings to reduce stress and distress."
    )
    expect(second).to_contain_text("But: 90 miles from Perth; no evening classes.")
    expect(first).not_to_contain_text("But:")
    expect(second).to_contain_text("Not published: its level; whether it is assessed; its start.")
    expect(second.locator("p.stale")).to_have_text("Never checked: please confirm with the provider")
    expect(answer.locator(":scope > p")).to_have_text(
        ["Two courses come close to what you need.", "3 more in the catalogue."]
    )
    expect(answer.locator("h3")).to_have_text(
        ["What was understood", "1. Dementia Care in Practice", "2. Listening Well"]
    )


def test_a_card_shows_its_facts_in_their_order_and_words(opened: Page) -> None:
    first, second = two_cards(opened)
    expect(first.locator("dt")).to_have_text(["Level", "Credit", "Price", "Delivery", "Starts", "Length"])
    expect(first.locator("dd")).to_have_text(
        [
            "SCQF level 6",
            "8 credits (about 80 hours of learning)",
            "£245 a learner (as published in August 2026)",
            "online and in person, day release, Dundee",
            "18 January 209919 April 2099",
            "16 weeks",
        ]
    )
    expect(second.locator("dd em")).to_have_text(["not published"] * 5)


def test_a_list_among_the_facts_is_a_list(opened: Page) -> None:
    say(opened, "care")
    starts = log(opened).locator(".card").first.locator("dl > div", has_text="Starts")
    expect(starts.locator("li")).to_have_text(["18 January 2099", "19 April 2099"])


def test_a_fact_is_worded_the_same_on_a_card_in_a_record_and_in_a_comparison(
    opened: Page, advisor: FakeAdvisor
) -> None:
    made = fact("Moonlight", "0003 lunar-months (ISO 8601: P3L) £ 1,0")
    shown = CARD | {"facts": [made]}
    record = {"card": shown, "description": None, "facts": [made], "answers": [made]}
    rows = [{"name": made["name"], "values": [made["value"]]}]
    advisor.script["moon"] = [
        {"kind": "shortlist", "lead": "One:", "data": {"items": [shown], "url": None}},
        {"kind": "credential", "lead": "It:", "data": record},
        {"kind": "comparison", "lead": "Beside:", "data": {"items": [shown], "rows": rows}},
    ]
    say(opened, "moon")
    log(opened).get_by_text("All dates, cost and source").click()
    log(opened).get_by_text("The whole record").click()
    names, values = log(opened).get_by_text("Moonlight", exact=True), log(opened).get_by_text(made["value"], exact=True)
    for shown_words in (names, values):
        expect(shown_words).to_have_count(4)
        for cell in shown_words.all():
            expect(cell).to_be_visible()


def test_a_credential_shows_every_fact_and_says_what_is_not_published(opened: Page) -> None:
    say(opened, "care")
    press(opened, "More about the first")
    full = messages(opened).nth(4)
    expect(full.locator("dt")).to_have_text([fact["name"] for fact in RECORD["facts"]])
    rpl = full.locator("dl > div", has_text="Recognition of prior learning")
    expect(rpl.locator("dd em")).to_have_text("not published")
    expect(full.locator("dl > div", has_text="Languages").locator("li")).to_have_text(["English", "Gaelic"])
    link = full.get_by_role("link", name="Provider’s page")
    assert link.get_attribute("href") == "https://example.org/dementia-care-practice"
    assert link.get_attribute("rel") == "noreferrer"


def test_a_fact_that_is_an_address_is_a_link(opened: Page) -> None:
    say(opened, "care")
    press(opened, "More about the first")
    page = messages(opened).nth(4).locator("dl > div", has_text="Web page")
    expect(page.get_by_role("link")).to_have_attribute("href", "https://example.org/dementia-care-practice")
    expect(messages(opened).nth(4).locator("dl > div", has_text="Source of this record").locator("a")).to_have_count(0)


def test_a_definition_is_said_once_with_what_it_means_for_employers(opened: Page) -> None:
    say(opened, "level")
    press(opened, "What does SCQF level mean?")
    given = messages(opened).nth(4)
    expect(given.locator(":scope > p")).to_have_text(["SCQF level: How demanding the learning is, from 1 to 12."])
    expect(given.get_by_text("How demanding")).to_have_count(1)
    expect(given.locator(".card")).to_contain_text("For employers: Level 7 is about the first year of university.")
    expect(given.get_by_role("link", name="Source of SCQF level")).to_have_attribute("href", "https://scqf.org.uk/")
    expect(heard(opened)).to_contain_text("This is our own wording, not an official definition.")


def test_a_question_without_choices_shows_its_body(opened: Page) -> None:
    say(opened, "which way")
    expect(messages(opened).nth(2).locator(":scope > p")).to_have_text(
        [
            "Question 1 of 10",
            "There are several ways to get this. Which would suit you?",
            "1. Take one as it is: there is one that fits.",
        ]
    )
    expect(heard(opened)).to_contain_text("there is one that fits. Choices: Take one as it is.")


@pytest.mark.parametrize("lead", ["One paragraph.", "Two.\n\n1. Paragraphs\n2. And lines\n\nSource: here"])
@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("review", {"fields": [fact("Organisation", "Lomond Homes")], "consent_version": "2026-11"}),
        ("comparison", {"items": [CARD], "rows": [{"name": "Level", "values": ["SCQF level 6"]}]}),
        ("guidance", {"topic": "Pay", "facts": [], "schemes": [], "source": None, "as_of": None}),
        ("question", {"slot": "skills", "optional": False, "choices": ["weld"]}),
    ],
)
def test_the_lead_is_shown_whole_and_the_body_of_what_is_drawn_is_not(
    opened: Page, advisor: FakeAdvisor, kind: str, data: dict[str, Any], lead: str
) -> None:
    advisor.script["it"] = [{"kind": kind, "lead": lead, "body": "In words.", "data": data}]
    say(opened, "it")
    lines = [line for line in lead.splitlines() if line]
    expect(messages(opened)).to_have_count(3)
    assert messages(opened).nth(2).locator(":scope > p").all_text_contents()[: len(lines)] == lines
    expect(messages(opened).nth(2)).not_to_contain_text("In words.")


@pytest.mark.parametrize("kind", ["text", "fallback"])
def test_the_body_of_a_kind_that_is_not_drawn_is_shown(opened: Page, advisor: FakeAdvisor, kind: str) -> None:
    advisor.script["it"] = [{"kind": kind, "lead": "Hm.", "body": "In words."}]
    say(opened, "it")
    expect(messages(opened).nth(2).locator(":scope > p")).to_have_text(["Hm.", "In words."])


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


def test_an_address_in_an_answer_is_a_link_without_the_full_stop_behind_it(opened: Page, advisor: FakeAdvisor) -> None:
    term = {"words": "kept", "payload": "/kept"}
    lead = "How it is kept is described at https://hub.example/kept?a=1. Never javascript:alert(1)."
    advisor.script["how"] = [{"kind": "text", "lead": lead, "terms": [term]}]
    say(opened, "how")
    expect(messages(opened).nth(2).get_by_role("link")).to_have_count(1)
    expect(messages(opened).nth(2).get_by_role("link")).to_have_attribute("href", "https://hub.example/kept?a=1")
    expect(messages(opened).nth(2).locator(".term")).to_have_count(1)
    expect(messages(opened).nth(2)).to_contain_text("(opens in a new tab). Never")


def test_a_card_leads_to_the_public_page_of_its_credential(opened: Page, server: Server) -> None:
    first, _ = two_cards(opened)
    first.get_by_text("All dates, cost and source").click()
    link = first.get_by_role("link", name="All about it in the catalogue: Dementia Care in Practice")
    expect(link).to_have_attribute("href", f"{server.address}/credentials/{CARD['id']}")
