"""What a question about a credential asks for, and what its record says of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from actions.aspects import ASPECTS, answers, asked_for
from actions.base import Phrases
from actions.cards import details
from catalogue.records import Credential

TODAY = dt.date(2026, 11, 21)

ASKED = [
    ("price", "what do they cost?"),
    ("price", "how much is it"),
    ("price", "£?"),
    ("price", "which is cheaper?"),
    ("price", "the cheapest?"),
    ("credit", "is it worth any credits"),
    ("credit", "how many ECTS points"),
    ("level", "how hard is it"),
    ("time", "how long does it take"),
    ("time", "how much work is it"),
    ("time", "how many hours a week"),
    ("starts", "when does it start"),
    ("where", "is it online"),
    ("counts", "does it count towards a degree"),
    ("rpl", "they have years of experience"),
    ("behind", "who stands behind it"),
    ("entry", "what are the entry requirements"),
    ("assessment", "is there an exam"),
    ("outcomes", "what will they learn"),
    ("badge", "do they get a badge"),
    ("languages", "what languages is it in"),
    ("url", "have you a link"),
    ("checked", "is it still up to date"),
    ("checked", "is that out of date"),
]

FULL: dict[str, Any] = {
    "description": "Calm care at night.",
    "learning_outcomes": ["Calm a person", "Write it down"],
    "scqf_level": "7",
    "scqf_credits": "15",
    "assessed": True,
    "assessment": "a diary",
    "mode": "blended",
    "pattern": "evenings",
    "duration_weeks": 6,
    "hours_per_week": 2.5,
    "location": "Paisley",
    "price": {"amount": "450.50", "as_of": "2026-06-09"},
    "starts": ["2026-01-05", "2027-01-05", "2027-04-06"],
    "entry_requirements": "none",
    "rpl": "Talk to us",
    "awarding_body": "SQA",
    "quality_assurance": "reviewed yearly",
    "recognised_by": ["SSSC", "NMC"],
    "stacks_into": ["HNC Care", "BA Care"],
    "badge": True,
    "languages": ["en", "gd"],
    "url": "https://clyde.example/care",
    "last_verified": "2026-06-09",
}
SAID = {
    "price": ("Price", "£450.50 a head (as published in June 2026)"),
    "credit": ("Credit", "15 SCQF credits, which is about 150 hours of learning or 7.5 ECTS"),
    "level": ("Level", "SCQF level 7"),
    "time": ("Time", "about 150 hours in all, 6 weeks, 2.5 hours a week, evenings"),
    "starts": ("Starts", "5 January 2027, 6 April 2027"),
    "where": ("Where", "blended, Paisley"),
    "counts": ("Counts towards", "HNC Care and BA Care; whoever takes the credit decides"),
    "rpl": ("Experience recognised", "Talk to us"),
    "behind": (
        "Who stands behind it",
        "provided by Clyde College; awarded by SQA; reviewed yearly; recognised by SSSC and NMC",
    ),
    "entry": ("To get in", "none"),
    "assessment": ("Assessed by", "a diary"),
    "outcomes": ("Afterwards people can", "Calm a person; Write it down"),
    "badge": ("Digital badge", "yes"),
    "languages": ("Languages", "en, gd"),
    "url": ("Provider's page", "https://clyde.example/care"),
    "checked": ("Last checked against the provider's page", "9 June 2026"),
}


def value(phrases: Phrases, aspect: str, **facts: Any) -> str:
    record = Credential.model_validate({"id": "care", "title": "Dementia Care", "provider": "Clyde College", **facts})
    (fact,) = answers(phrases, details(record, TODAY), (aspect,))
    return fact.value


@pytest.mark.parametrize(("aspect", "text"), ASKED)
def test_a_question_asks_for_its_aspect_alone(aspect: str, text: str) -> None:
    assert asked_for(text) == (aspect,)


def test_every_aspect_there_is_can_be_asked_for_and_said() -> None:
    assert {aspect for aspect, _ in ASKED} == set(SAID) == set(ASPECTS)


def test_one_question_may_ask_for_two_aspects() -> None:
    assert asked_for("how long does it take and how much does it cost?") == ("price", "time")


@pytest.mark.parametrize("text", ["tell me more", "the second one please", "is it any good?", "", "we are a start up"])
def test_a_message_that_asks_for_no_aspect_asks_for_none(text: str) -> None:
    assert asked_for(text) == ()


@pytest.mark.parametrize("aspect", SAID)
def test_an_aspect_is_answered_from_the_record(aspect: str, phrases: Phrases) -> None:
    record = Credential.model_validate({"id": "care", "title": "Dementia Care", "provider": "Clyde College", **FULL})
    (fact,) = answers(phrases, details(record, TODAY), (aspect,))
    assert (fact.name, fact.value) == SAID[aspect]


@pytest.mark.parametrize("aspect", set(SAID) - {"behind"})
def test_what_is_not_published_is_said_to_be_not_published(aspect: str, phrases: Phrases) -> None:
    assert value(phrases, aspect) == "not published"


def test_somebody_always_stands_behind_it(phrases: Phrases) -> None:
    assert value(phrases, "behind") == "provided by Clyde College"


def test_credit_of_an_unknown_size_is_said_to_be_credit(phrases: Phrases) -> None:
    assert value(phrases, "credit", credit_bearing=True) == "it carries SCQF credit, but how much is not published"


def test_no_credit_is_said_to_be_none(phrases: Phrases) -> None:
    assert value(phrases, "credit", credit_bearing=False) == "no SCQF credit"


def test_what_carries_no_credit_counts_towards_nothing(phrases: Phrases) -> None:
    assert value(phrases, "counts", credit_bearing=False) == "nothing, because it carries no SCQF credit"


def test_one_week_is_said_in_words(phrases: Phrases) -> None:
    assert value(phrases, "time", duration_weeks=1) == "one week"


def test_a_whole_number_of_hours_a_week_has_no_decimals(phrases: Phrases) -> None:
    assert value(phrases, "time", hours_per_week=3) == "3 hours a week"


def test_a_start_at_any_time_goes_before_dates(phrases: Phrases) -> None:
    assert value(phrases, "starts", starts=["2027-01-05"], starts_any_time=True) == "any time"


def test_starts_that_are_all_past_are_not_published(phrases: Phrases) -> None:
    assert value(phrases, "starts", starts=["2026-01-05"]) == "not published"


def test_without_outcomes_the_description_says_what_it_is_for(phrases: Phrases) -> None:
    assert value(phrases, "outcomes", description="Calm care at night.") == "Calm care at night."


@pytest.mark.parametrize(("assessed", "said"), [(True, "assessed"), (False, "not assessed")])
def test_whether_it_is_assessed_is_said_where_how_is_not_published(assessed: bool, said: str, phrases: Phrases) -> None:
    assert value(phrases, "assessment", assessed=assessed) == said


def test_no_badge_is_said_to_be_none(phrases: Phrases) -> None:
    assert value(phrases, "badge", badge=False) == "no"


def test_a_free_place_is_said_to_be_free(phrases: Phrases) -> None:
    assert value(phrases, "price", price={"amount": 0}) == "free"


def test_answers_come_in_the_order_they_are_asked_for(phrases: Phrases) -> None:
    record = Credential(id="care", title="Dementia Care", provider="Clyde College")
    assert [fact.name for fact in answers(phrases, details(record, TODAY), ("level", "price"))] == ["Level", "Price"]
