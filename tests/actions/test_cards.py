"""A card holds facts of the record and nothing else; unknown stays unknown."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from actions.cards import LISTED, card, details, fact
from catalogue.facts import FactValue, Shown, checked, facts
from catalogue.records import Credential
from contract import Card, Fact, Why
from index.filters import Verdict
from index.results import Hit, Reason
from runtime.phrases import Phrases

TODAY = dt.date(2026, 11, 21)


def made(**fields: Any) -> Credential:
    return Credential.model_validate({"id": "care", "title": "Dementia Care", "provider": "Clyde College", **fields})


def values(shown: Card) -> dict[str, str]:
    return {fact.key: fact.value for fact in shown.facts}


def test_a_record_that_publishes_nothing_has_a_card_of_unknowns(phrases: Phrases) -> None:
    shown = card(made(), phrases, TODAY)
    assert {(fact.value, fact.published) for fact in shown.facts} == {("not published", False)}
    named = {
        "id": "care",
        "title": "Dementia Care",
        "provider": "Clyde College",
        "stale": True,
        "sample": False,
        "known": False,
    }
    checked = {"checked": "Never checked: please confirm with the provider"}
    assert shown.line == ("level not published", "price not published")
    rest = shown.model_dump(exclude={"facts", "line"})
    assert {name: value for name, value in rest.items() if value not in (None, ())} == named | checked


def test_a_card_has_the_facts_of_a_card_in_their_order(phrases: Phrases) -> None:
    record = made(scqf_level=7, mode="online", languages=["gd"])
    assert card(record, phrases, TODAY).facts == tuple(
        fact(value) for value in facts(record, phrases, TODAY, Shown.CARD)
    )


def test_starts_in_the_past_are_left_out(phrases: Phrases) -> None:
    starts = [TODAY - dt.timedelta(days=1), TODAY, TODAY + dt.timedelta(days=30)]
    assert values(card(made(starts=starts), phrases, TODAY))["starts"] == "21 November 2026; 21 December 2026"


def test_hours_follow_from_the_credits(phrases: Phrases) -> None:
    shown = card(made(scqf_credits="5-20"), phrases, TODAY)
    assert values(shown)["scqf_credits"] == "5-20 credits (about 50-200 hours of learning)"


def test_a_price_keeps_its_pence_and_its_month(phrases: Phrases) -> None:
    price = {"amount": "450.50", "per": "cohort", "as_of": "2026-06-01"}
    shown = card(made(price=price), phrases, TODAY)
    assert values(shown)["price"] == "£450.50 for a group (as published in June 2026)"


@pytest.mark.parametrize(("days", "stale"), [(365, False), (366, True)])
def test_a_record_nobody_checked_for_a_year_is_stale(days: int, stale: bool, phrases: Phrases) -> None:
    record = made(last_verified=TODAY - dt.timedelta(days=days))
    shown = card(record, phrases, TODAY)
    assert (shown.stale, shown.checked) == (stale, checked(record, phrases, TODAY))


def test_a_card_links_to_the_providers_page(phrases: Phrases) -> None:
    assert card(made(url="https://clyde.example/care"), phrases, TODAY).url == "https://clyde.example/care"


def test_a_hit_brings_its_reasons_and_gaps(phrases: Phrases) -> None:
    reason = Reason("calm people", "Calm an anxious person.", "learning_outcomes", 0.8)
    hit = Hit(made(), 0.8, (reason,), ("bake bread",), Verdict(unpublished=("price", "mode")))
    shown = card(made(), phrases, TODAY, hit)
    assert shown.why == (Why(need="calm people", quote="Calm an anxious person.", field="learning_outcomes"),)
    assert (shown.not_covered, shown.score) == (("bake bread",), 0.8)
    assert shown.unpublished == ("a price per learner", "how it is delivered")


def test_a_card_says_what_it_has_instead_of_what_was_wished_for(phrases: Phrases) -> None:
    assert card(made(), phrases, TODAY, missed=("on campus, Perth",)).missed == ("on campus, Perth",)


def test_a_card_that_answers_no_search_has_no_reasons(phrases: Phrases) -> None:
    shown = card(made(), phrases, TODAY)
    assert (shown.why, shown.not_covered, shown.missed, shown.unpublished, shown.score) == ((), (), (), (), None)


def test_the_details_hold_what_the_card_leaves_out(phrases: Phrases) -> None:
    record = made(skills=["calm people"], rpl="Talk to us.", stacks_into=["HNC Care"], languages=["gd"], badge=True)
    shown = {fact.key: fact for fact in details(record, phrases, TODAY).facts}
    assert shown["skills"].items == ("calm people",)
    assert shown["rpl"].value == "Talk to us."
    assert shown["stacks_into"].value == "HNC Care; whoever takes the credit decides"
    assert (shown["languages"].value, shown["badge"].value) == ("Gaelic", "yes")


def test_the_details_have_the_card_the_description_and_the_facts_of_a_record(phrases: Phrases) -> None:
    record = made(description="Calm care at night.", scqf_level=7)
    shown = details(record, phrases, TODAY)
    assert (shown.card, shown.description) == (card(record, phrases, TODAY), "Calm care at night.")
    assert shown.facts == tuple(fact(value) for value in facts(record, phrases, TODAY, Shown.RECORD))
    assert shown.answers == ()


def test_a_full_record_says_every_field(phrases: Phrases) -> None:
    record = made(
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
    )
    assert [(fact.name, fact.value) for fact in details(record, phrases, TODAY).facts if fact.published] == [
        ("Delivery", "Paisley"),
        ("Starts", "5 January 2027; 6 April 2027"),
        ("Assessment", "a diary"),
        ("Afterwards people can", "Calm a person; Write it down"),
        ("Entry requirements", "none"),
        ("Recognition of prior learning", "Talk to us"),
        ("Counts towards", "HNC Care; whoever takes the credit decides"),
        ("Awarding body", "SQA"),
        ("Quality assurance", "reviewed yearly"),
        ("Recognised by", "SSSC; NMC"),
        ("Provider's page", "https://clyde.example/care"),
    ]


def test_a_fact_of_the_contract_is_the_fact_of_the_table() -> None:
    value = FactValue("skills", "Skills", "a; b", items=("a", "b"), published=True)
    assert fact(value) == Fact(key="skills", name="Skills", value="a; b", items=("a", "b"), published=True)


def test_the_words_of_the_hub_are_not_shown_as_the_providers(phrases: Phrases) -> None:
    record = made(employer_words=["they freeze on nights"], description="Calm care.")
    assert "freeze" not in details(record, phrases, TODAY).model_dump_json()


def test_a_card_in_a_list_says_what_can_be_done_with_it(phrases: Phrases) -> None:
    shown = card(made(), phrases, TODAY, number=2, can=LISTED)
    assert [(action.label, action.title, action.payload) for action in shown.actions] == [
        ("Details", "About number 2", '/details{"credential": "care"}'),
        ("Keep", "Keep number 2", '/shortlist{"credential": "care"}'),
        ("Compare", "Compare number 2", '/compare{"credential": "care"}'),
        ("Ask for places", "Ask for places on number 2", '/request{"credential": "care", "route": "buy_places"}'),
    ]
