"""A card holds facts of the record and nothing else; unknown stays unknown."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from actions.cards import card, details
from catalogue.records import Credential
from contract import Price, Why
from index.search import Hit, Reason

TODAY = dt.date(2026, 11, 21)


def made(**facts: Any) -> Credential:
    return Credential.model_validate({"id": "care", "title": "Dementia Care", "provider": "Clyde College", **facts})


def test_a_record_that_publishes_nothing_has_a_card_of_unknowns() -> None:
    shown = card(made(), TODAY).model_dump()
    named = {"id": "care", "title": "Dementia Care", "provider": "Clyde College", "stale": True, "sample": False}
    assert {name: value for name, value in shown.items() if value not in (None, ())} == named


def test_starts_in_the_past_are_left_out() -> None:
    starts = (TODAY - dt.timedelta(days=1), TODAY, TODAY + dt.timedelta(days=30))
    assert card(made(starts=starts), TODAY).starts == starts[1:]


@pytest.mark.parametrize(
    ("credits", "shown"),
    [("10", ("10", "100", "5")), ("15", ("15", "150", "7.5")), ("5-20", ("5-20", "50-200", "2.5-10"))],
)
def test_hours_and_european_credits_follow_from_the_credits(credits: str, shown: tuple[str, ...]) -> None:
    made_card = card(made(scqf_credits=credits), TODAY)
    assert (made_card.scqf_credits, made_card.hours, made_card.ects) == shown


@pytest.mark.parametrize(("level", "shown"), [("7", "7"), ("7-8", "7-8")])
def test_a_level_may_be_a_range(level: str, shown: str) -> None:
    assert card(made(scqf_level=level), TODAY).scqf_level == shown


def test_a_price_keeps_its_pence_and_its_day() -> None:
    price = {"amount": "450.50", "per": "cohort", "as_of": "2026-06-01"}
    expected = Price(amount=Decimal("450.50"), currency="GBP", per="cohort", as_of=dt.date(2026, 6, 1))
    assert card(made(price=price), TODAY).price == expected


def test_hours_a_week_are_kept_to_the_half_hour() -> None:
    assert card(made(hours_per_week=2.5), TODAY).hours_per_week == 2.5


def test_a_record_nobody_checked_for_a_year_is_stale() -> None:
    assert card(made(last_verified=TODAY - dt.timedelta(days=366)), TODAY).stale


def test_a_record_checked_this_year_is_not_stale() -> None:
    assert not card(made(last_verified=TODAY - dt.timedelta(days=365)), TODAY).stale


def test_a_hit_brings_its_reasons_and_gaps() -> None:
    reason = Reason("calm people", "Calm an anxious person.", "learning_outcomes", 0.8)
    shown = card(made(), TODAY, Hit(made(), 0.8, (reason,), ("bake bread",), ("price",)))
    assert shown.why == (Why(need="calm people", quote="Calm an anxious person.", field="learning_outcomes"),)
    assert (shown.not_covered, shown.unpublished, shown.score) == (("bake bread",), ("price",), 0.8)


def test_a_card_that_answers_no_search_has_no_reasons() -> None:
    shown = card(made(), TODAY)
    assert (shown.why, shown.not_covered, shown.unpublished, shown.score) == ((), (), (), None)


def test_the_details_hold_what_the_card_leaves_out() -> None:
    record = made(skills=["calm people"], rpl="Talk to us.", stacks_into=["HNC Care"], languages=["gd"], badge=True)
    shown = details(record, TODAY)
    assert (shown.skills, shown.rpl, shown.stacks_into) == (("calm people",), "Talk to us.", ("HNC Care",))
    assert (shown.languages, shown.badge) == (("gd",), True)


def test_the_words_of_the_hub_are_not_shown_as_the_providers() -> None:
    record = made(employer_words=["they freeze on nights"], description="Calm care.")
    assert "freeze" not in details(record, TODAY).model_dump_json()
