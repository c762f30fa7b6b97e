"""A fact of a credential is worded once: nothing is guessed, and what is not published is said to be not published."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.facts import FACTS, FactValue, Shown, facts
from catalogue.records import Credential
from runtime.phrases import Phrases
from tests.catalogue.made import FULL, TODAY, made

KEYS = [fact.key for fact in FACTS]
WORDED = {
    "scqf_level": ("Level", "SCQF level 7"),
    "scqf_credits": ("Credits", "15 credits (about 150 hours of learning)"),
    "ects": ("European credits", "7.5 ECTS"),
    "price": ("Price", "£450.50 a learner (as published in June 2026)"),
    "delivery": ("Delivery", "online and in person, evenings, Paisley"),
    "starts": ("Starts", "5 January 2027; 6 April 2027"),
    "duration_weeks": ("Length", "6 weeks"),
    "time": ("Time", "about 150 hours in all, 6 weeks, 2.5 hours a week"),
    "assessment": ("Assessment", "a diary"),
    "learning_outcomes": ("Afterwards people can", "Calm a person; Write it down"),
    "content": ("What it covers", "Calm a person; Write it down"),
    "skills": ("Skills", "dementia care; calming"),
    "entry_requirements": ("Entry requirements", "none"),
    "rpl": ("Recognition of prior learning", "Talk to us"),
    "stacks_into": ("Counts towards", "HNC Care and BA Care; whoever takes the credit decides"),
    "behind": (
        "Who stands behind it",
        "provided by Clyde College; awarded by SQA; reviewed yearly; recognised by SSSC and NMC",
    ),
    "awarding_body": ("Awarding body", "SQA"),
    "quality_assurance": ("Quality assurance", "reviewed yearly"),
    "recognised_by": ("Recognised by", "SSSC; NMC"),
    "badge": ("Digital badge", "yes"),
    "languages": ("Languages", "English; Gaelic"),
    "url": ("Provider's page", "https://clyde.example/care"),
    "source": ("Source of this record", "Clyde College"),
    "last_verified": ("Last checked against the provider's page", "9 June 2026"),
}

NEVER_PUBLISHED = {"vat"}
"""What employers ask for and no format that is imported says."""

NO_FACT = {
    "id": "it names the record for programs",
    "title": "it stands above the facts",
    "provider": "it stands above the facts, and `behind` says it",
    "subjects": "the feed's own headings, which are searched and not shown",
    "employer_words": "the hub's words for the search, which nobody publishes",
    "sample": "it marks the whole record",
}


def test_the_table_has_these_facts_in_this_order_and_each_once() -> None:
    assert [key for key in KEYS if key in WORDED] == list(WORDED)
    assert len(set(KEYS)) == len(KEYS)


def test_a_fact_without_words_of_its_own_is_said_as_published(phrases: Phrases) -> None:
    values = facts(made(**FULL), phrases, TODAY, [key for key in KEYS if key not in {*WORDED, *NEVER_PUBLISHED}])
    assert {fact.key: fact.value for fact in values} == {fact.key: FULL[fact.key] for fact in values}


@pytest.mark.parametrize("key", NEVER_PUBLISHED)
def test_what_no_format_says_is_said_to_be_not_published_whatever_is_published(key: str, phrases: Phrases) -> None:
    (fact,) = facts(made(**FULL), phrases, TODAY, [key])
    assert (fact.name, fact.value, fact.published) == ("VAT", "not published", False)


@pytest.mark.parametrize("field", sorted(Credential.model_fields.keys() - NO_FACT.keys()))
def test_every_field_that_a_provider_publishes_is_said_by_a_fact(field: str, phrases: Phrases) -> None:
    alone = facts(made(**{field: FULL[field]}), phrases, TODAY, KEYS)
    assert alone != facts(made(), phrases, TODAY, KEYS)


@pytest.mark.parametrize("field", sorted(NO_FACT.keys() - {"id", "title", "provider"}))
def test_no_fact_says_the_fields_that_are_no_facts(field: str, phrases: Phrases) -> None:
    words: Any = True if field == "sample" else ["care at night"]
    assert facts(made(**{field: words}), phrases, TODAY, KEYS) == facts(made(), phrases, TODAY, KEYS)


@pytest.mark.parametrize("key", WORDED)
def test_a_fact_is_worded_from_the_record(key: str, phrases: Phrases) -> None:
    (fact,) = facts(made(**{**FULL, "starts_any_time": None}), phrases, TODAY, [key])
    assert (fact.key, fact.name, fact.value, fact.published) == (key, *WORDED[key], True)


@pytest.mark.parametrize("key", [key for key in KEYS if key != "behind"])
def test_what_is_not_published_is_said_to_be_not_published(key: str, phrases: Phrases) -> None:
    assert facts(made(), phrases, TODAY, [key]) == (
        FactValue(key, phrases(f"utter_fact_{key}"), "not published", items=(), published=False),
    )


@pytest.mark.parametrize(
    ("key", "items"),
    [
        ("starts", ("5 January 2027", "6 April 2027")),
        ("learning_outcomes", ("Calm a person", "Write it down")),
        ("skills", ("dementia care", "calming")),
        ("languages", ("English", "Gaelic")),
        ("scqf_level", ()),
    ],
)
def test_a_list_has_items(key: str, items: tuple[str, ...], phrases: Phrases) -> None:
    (fact,) = facts(made(**{**FULL, "starts_any_time": None}), phrases, TODAY, [key])
    assert fact.items == items


@pytest.mark.parametrize("place", Shown)
def test_a_place_shows_its_facts_in_the_order_of_the_table(place: Shown, phrases: Phrases) -> None:
    shown = [fact.key for fact in facts(made(), phrases, TODAY, place)]
    assert shown == [key for key in KEYS if key in shown]
    assert set(shown) == {fact.key for fact in FACTS if place in fact.shown}


def test_a_fact_is_shown_somewhere_or_can_be_asked_for() -> None:
    assert [fact.key for fact in FACTS if not fact.shown and not fact.asked] == []


def test_facts_come_in_the_order_of_the_given_keys(phrases: Phrases) -> None:
    assert [fact.key for fact in facts(made(), phrases, TODAY, ("price", "scqf_level"))] == ["price", "scqf_level"]


def test_a_key_that_no_fact_has_is_an_error(phrases: Phrases) -> None:
    with pytest.raises(KeyError, match="colour"):
        facts(made(), phrases, TODAY, ["colour"])
