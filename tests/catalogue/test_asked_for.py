"""Which facts of a credential a question asks for."""

from __future__ import annotations

import pytest

from catalogue.facts import FACTS, asked_for

ASKED = [
    ("price", "what do they cost?"),
    ("price", "how much is it"),
    ("price", "£?"),
    ("price", "which is cheaper?"),
    ("vat", "is there VAT on it"),
    ("price", "the cheapest?"),
    ("scqf_credits", "is it worth any credits"),
    ("scqf_level", "how hard is it"),
    ("time", "how long does it take"),
    ("time", "how much work is it"),
    ("time", "how many hours a week"),
    ("starts", "when does it start"),
    ("delivery", "is it online"),
    ("stacks_into", "does it count towards a degree"),
    ("rpl", "they have years of experience"),
    ("behind", "who stands behind it"),
    ("entry_requirements", "what are the entry requirements"),
    ("assessment", "is there an exam"),
    ("content", "what will they learn"),
    ("badge", "do they get a badge"),
    ("languages", "what languages is it in"),
    ("url", "have you a link"),
    ("last_verified", "is it still up to date"),
    ("last_verified", "is that out of date"),
]


@pytest.mark.parametrize(("key", "text"), ASKED)
def test_a_question_asks_for_its_fact_alone(key: str, text: str) -> None:
    assert asked_for(text) == (key,)


def test_every_fact_that_can_be_asked_for_is_asked_for() -> None:
    assert {key for key, _ in ASKED} | {"ects"} == {fact.key for fact in FACTS if fact.asked}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("how many ECTS points", ("scqf_credits", "ects")),
        ("does the price include VAT?", ("price", "vat")),
        ("is it in the evenings?", ("delivery", "time")),
        ("how much time off do they need?", ("delivery", "time")),
    ],
)
def test_a_question_may_be_answered_by_two_facts(text: str, keys: tuple[str, ...]) -> None:
    assert asked_for(text) == keys


def test_facts_come_in_the_order_of_the_table_and_not_of_the_question() -> None:
    assert asked_for("how long does it take and how much does it cost?") == ("price", "time")


@pytest.mark.parametrize("text", ["tell me more", "the second one please", "is it any good?", "", "we are a start up"])
def test_a_message_that_asks_for_no_fact_asks_for_none(text: str) -> None:
    assert asked_for(text) == ()
