"""Facts and conditions in words: nothing is guessed, and what is not published is said to be not published."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from actions.base import Phrases
from actions.cards import card, details
from actions.wording import facts, full, item, money, price
from catalogue.records import Credential
from contract import Price
from index.search import Hit, Reason

TODAY = dt.date(2026, 11, 21)


def made(**facts: Any) -> Credential:
    return Credential.model_validate({"id": "care", "title": "Dementia Care", "provider": "Clyde College", **facts})


def cost(amount: str, **facts: Any) -> Price:
    return Price.model_validate({"currency": "GBP", "per": "learner", "as_of": None, "amount": amount, **facts})


def test_a_record_that_publishes_nothing_says_so_of_each_fact(phrases: Phrases) -> None:
    assert facts(phrases, card(made(), TODAY)) == "level not published; credit not published; price not published"


def test_every_published_fact_is_on_the_line(phrases: Phrases) -> None:
    record = made(scqf_level=7, scqf_credits=10, price={"amount": 450}, mode="blended", duration_weeks=6)
    assert facts(phrases, card(record, TODAY)) == (
        "SCQF level 7; 10 credits (about 100 hours of learning); £450 a head; delivery: blended; 6 weeks"
    )


def test_ranges_are_said_as_ranges(phrases: Phrases) -> None:
    said = facts(phrases, card(made(scqf_level="7-8", scqf_credits="10-15"), TODAY))
    assert said.startswith("SCQF level 7-8; 10-15 credits (about 100-150 hours of learning)")


def test_one_week_is_said_in_words(phrases: Phrases) -> None:
    assert facts(phrases, card(made(duration_weeks=1), TODAY)).endswith("; one week")


def test_a_record_without_credit_says_so(phrases: Phrases) -> None:
    assert "no SCQF credit" in facts(phrases, card(made(credit_bearing=False), TODAY))


def test_credit_of_an_unknown_size_is_not_published(phrases: Phrases) -> None:
    assert "credit not published" in facts(phrases, card(made(credit_bearing=True), TODAY))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (None, "price not published"),
        (cost("0"), "free"),
        (cost("0.00", per="cohort", as_of=dt.date(2026, 6, 1)), "free"),
        (cost("450"), "£450 a head"),
        (cost("1450.50"), "£1,450.50 a head"),
        (cost("3200", per="cohort"), "£3,200 a group"),
        (cost("500", currency="EUR"), "EUR 500 a head"),
        (cost("450", as_of=dt.date(2026, 6, 9)), "£450 a head (as published in June 2026)"),
    ],
)
def test_a_price_is_said_as_it_was_published(told: Price | None, said: str, phrases: Phrases) -> None:
    assert price(phrases, told) == said


@pytest.mark.parametrize(("amount", "said"), [("12", "12"), ("12.00", "12"), ("12.5", "12.50"), ("12000", "12,000")])
def test_pence_are_said_when_there_are_any(amount: str, said: str) -> None:
    assert money(Decimal(amount)) == said


def test_an_item_says_its_reasons_and_what_it_lacks(phrases: Phrases) -> None:
    reason = Reason("calm people", "Calm an anxious person.", "learning_outcomes", 0.8)
    shown = card(made(), TODAY, Hit(made(), 0.8, (reason,), ("bake bread", "weld pipes"), ()))
    assert item(phrases, 2, shown).splitlines() == [
        "2. Dementia Care, Clyde College",
        "level not published; credit not published; price not published",
        'For calm people, it says: "Calm an anxious person."',
        "Does not cover: bake bread and weld pipes",
    ]


def test_an_item_that_covers_everything_lacks_nothing(phrases: Phrases) -> None:
    assert "Does not cover" not in item(phrases, 1, card(made(), TODAY))


def test_a_record_that_publishes_nothing_is_full_of_what_matters_most(phrases: Phrases) -> None:
    assert full(phrases, details(made(), TODAY)).splitlines() == [
        "level not published; credit not published; price not published",
        "Starts: not published",
        "Recognition of prior learning: not published",
        "Awarding body: not published",
    ]


def test_a_full_record_says_every_field(phrases: Phrases) -> None:
    record = made(
        description="Calm care at night.",
        learning_outcomes=["Calm a person", "Write it down"],
        assessment="a diary",
        starts=["2026-01-05", "2027-01-05", "2027-04-06"],
        location="Paisley",
        entry_requirements="none",
        rpl="Talk to us",
        awarding_body="SQA",
        quality_assurance="reviewed yearly",
        recognised_by=["SSSC", "NMC"],
        stacks_into=["HNC Care"],
        url="https://clyde.example/care",
        last_verified="2026-06-09",
    )
    assert full(phrases, details(record, TODAY)).splitlines()[1:] == [
        "Calm care at night.",
        "Afterwards people can: Calm a person; Write it down",
        "Assessed by: a diary",
        "Starts: 5 January 2027, 6 April 2027",
        "Where: Paisley",
        "To get in: none",
        "Recognition of prior learning: Talk to us",
        "Awarding body: SQA",
        "Quality: reviewed yearly",
        "Recognised by: SSSC and NMC",
        "Counts towards: HNC Care",
        "Provider's page: https://clyde.example/care",
        "Last checked against the provider's page: 9 June 2026",
    ]


def test_a_start_at_any_time_is_said(phrases: Phrases) -> None:
    record = made(starts=["2027-01-05"], starts_any_time=True)
    assert "Starts: any time" in full(phrases, details(record, TODAY))
