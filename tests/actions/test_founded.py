"""What holds answers against records lets an honest answer pass and catches an invented one."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest

from actions.cards import card
from catalogue.facts import FACTS, facts, line
from catalogue.records import Credential
from catalogue.sample import sample_credentials
from contract import Card, Fact, Why
from runtime.phrases import Phrases
from tests.actions.founded import FIELDS, invented_in_card, invented_in_sums, invented_in_words
from tests.domain import DOMAIN

TODAY = dt.date(2026, 11, 21)
PHRASES = Phrases(DOMAIN["responses"])
RECORD = Credential.model_validate(
    {
        "id": "care",
        "title": "Care in 12 Steps",
        "provider": "Clyde College",
        "learning_outcomes": ["Calm 3 people."],
        "scqf_level": 7,
        "scqf_credits": "10-15",
        "mode": "blended",
        "duration_weeks": 6,
        "price": {"amount": "450.50", "as_of": "2026-06-09"},
        "starts": ["2027-01-05"],
    }
)
HONEST = card(RECORD, PHRASES, TODAY)


def altered(key: str, **changes: Any) -> Card:
    facts = tuple(fact.model_copy(update=changes) if fact.key == key else fact for fact in HONEST.facts)
    return HONEST.model_copy(update={"facts": facts})


def in_words(phrases: Phrases) -> str:
    """What an answer in text says of RECORD as the first of its list."""
    title = phrases("utter_item", number=1, title=RECORD.title, provider=RECORD.provider)
    return f"{title}\n{line(RECORD, phrases, TODAY)}"


def test_an_honest_card_holds() -> None:
    assert invented_in_card(HONEST, RECORD) == []


def test_no_fact_of_the_sample_says_what_its_record_does_not() -> None:
    for record in sample_credentials():
        named = [f"{fact.name}: {fact.value}" for fact in facts(record, PHRASES, TODAY, [fact.key for fact in FACTS])]
        assert invented_in_card(card(record, PHRASES, TODAY), record) == [], record.id
        words = "\n".join([line(record, PHRASES, TODAY), *named])
        assert invented_in_words(words, record) == [], record.id


def test_every_fact_of_a_card_is_held_against_its_fields() -> None:
    assert {fact.key for fact in HONEST.facts} == FIELDS.keys()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "cure"),
        ("title", "Care in 13 Steps"),
        ("provider", "Forth College"),
        ("url", "https://clyde.example/"),
        ("sample", True),
        ("checked", "Checked on 3 May 2026"),
        ("why", (Why(need="calm", quote="Calm 4 people.", field="learning_outcomes"),)),
        ("unpublished", ("a price per learner",)),
        ("unpublished", ("its start",)),
    ],
)
def test_an_invented_field_of_a_card_is_caught(field: str, value: Any) -> None:
    assert invented_in_card(HONEST.model_copy(update={field: value}), RECORD) == [field]


@pytest.mark.parametrize("missing", ["how it is delivered", "a price per learner"])
def test_what_a_filter_could_not_check_may_be_named(missing: str) -> None:
    record = RECORD.model_copy(
        update={"mode": None, "price": RECORD.price and RECORD.price.model_copy(update={"per": "cohort"})}
    )
    shown = card(record, PHRASES, TODAY).model_copy(update={"unpublished": (missing,)})
    assert invented_in_card(shown, record) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("scqf_level", "SCQF level 8"),
        ("scqf_credits", "20 credits (about 200 hours of learning)"),
        ("scqf_credits", "10-15 credits (about 100-200 hours of learning)"),
        ("scqf_credits", "no SCQF credit"),
        ("scqf_credits", "SCQF credit, but how much is not published"),
        ("price", "£450 a learner"),
        ("price", "£450.50 for a group"),
        ("price", "free"),
        ("price", "£450.50 a learner (as published in July 2026)"),
        ("delivery", "on campus"),
        ("delivery", "in the workplace"),
        ("delivery", "online and in person, evenings"),
        ("starts", "6 January 2027"),
        ("starts", "any time"),
        ("duration_weeks", "7 weeks"),
        ("duration_weeks", "one week"),
    ],
)
def test_an_invented_fact_of_a_card_is_caught(key: str, value: str) -> None:
    assert invented_in_card(altered(key, value=value), RECORD) == [key]


@pytest.mark.parametrize("key", FIELDS)
def test_a_fact_that_says_it_is_not_published_though_it_is_is_caught(key: str) -> None:
    assert invented_in_card(altered(key, value="not published", published=False), RECORD) == [key]


def test_an_invented_item_of_a_list_is_caught() -> None:
    assert invented_in_card(altered("starts", items=("5 January 2027", "6 January 2027")), RECORD) == ["starts"]


@pytest.mark.parametrize(
    "claim",
    [
        "one hour a week",
        "assessed",
        "not assessed",
        "Digital badge: yes",
        "Digital badge: no",
        "English",
        "Gaelic",
        "7.5 ECTS",
        "2 hours a week",
        "Forth College, number 1 of 98",
    ],
)
def test_a_claim_that_the_record_does_not_make_is_caught(claim: str) -> None:
    assert invented_in_words(claim, RECORD) != []


def test_nothing_published_makes_no_claim() -> None:
    assert invented_in_words("Digital badge: not published", RECORD) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("utter_fact_scqf_level_value", "SCQF level {level}0"),
        ("utter_fact_scqf_level_value", "SCQF level 6"),  # a figure that stands in another field: six weeks
        ("utter_fact_scqf_credits_value", "{credits} credits (about 7 hours of learning)"),
        ("utter_fact_scqf_credits_value", "{credits} credits (about {hours} hours of learning, 20 in class)"),
        ("utter_fact_price_learner", "£499 a learner"),
        ("utter_fact_price_learner", "{amount} for a group"),
        ("utter_fact_price_dated", "{price} (as published in July 2026)"),
        ("utter_fact_delivery_blended", "on campus"),
        ("utter_fact_duration_weeks_value", "{weeks} weeks from 6 January 2027"),
        ("utter_fact_duration_weeks_value", "7 weeks"),
        ("utter_item", "{number}. {title}, {provider}, number 1 of 98"),
    ],
)
def test_an_invented_word_of_the_domain_is_caught(name: str, text: str) -> None:
    tampered = copy.deepcopy(DOMAIN["responses"])
    tampered[name][0]["text"] = text
    assert invented_in_words(in_words(PHRASES), RECORD, at=1) == []
    assert invented_in_words(in_words(Phrases(tampered)), RECORD, at=1) != []


@pytest.mark.parametrize(
    "sums", [("10-20", "100-150", "450.50"), ("10-15", "100", "450.50"), ("10-15", "100-150", "451")]
)
def test_an_invented_sum_is_caught(sums: tuple[str, str, str]) -> None:
    honest = [Fact(name="", value=value) for value in ("10-15 credits", "100-150 hours", "£450.50")]
    assert invented_in_sums(honest, [RECORD]) == []
    assert invented_in_sums([Fact(name="", value=value) for value in sums], [RECORD]) != []
