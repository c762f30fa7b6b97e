"""A credential in one short line: what stands in it, and what it says when something is not published."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from catalogue.facts import brief
from catalogue.records import Credential
from runtime.phrases import Phrases

TODAY = dt.date(2026, 11, 21)
POUNDS = {"amount": "245", "per": "learner"}


def made(**fields: Any) -> Credential:
    return Credential.model_validate({"id": "care", "title": "Dementia Care", "provider": "Clyde College", **fields})


def test_level_credit_price_place_and_start_stand_in_one_line(phrases: Phrases) -> None:
    record = made(
        scqf_level=6,
        scqf_credits=8,
        price=POUNDS,
        mode="blended",
        location="Dundee",
        starts=["2027-01-18", "2026-12-01"],
    )
    line = brief(record, phrases, TODAY, miles=12.6)
    assert line == ("SCQF 6", "8 credits", "£245", "Dundee, 13 miles", "1 December")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"price": {"amount": "0", "per": "learner"}}, "free", id="nothing to pay"),
        pytest.param({"price": {"amount": "4000", "per": "cohort"}}, "£4,000 for a group", id="a group price"),
        pytest.param({"price": POUNDS | {"currency": "EUR"}}, "EUR 245", id="another currency"),
        pytest.param({"price_words": "£350 per term"}, "price in the provider's words “£350 per term”", id="words"),
        pytest.param({"price": POUNDS, "price_words": "£350 per term"}, "£245", id="a price goes before words"),
        pytest.param({"scqf_credits": 1}, "1 credit", id="one credit"),
        pytest.param({"scqf_level": "6-7"}, "SCQF 6-7", id="a range of levels"),
        pytest.param({"mode": "online", "location": "Dundee"}, "online", id="online is nowhere"),
        pytest.param({"mode": "campus"}, "on campus", id="no place is published"),
        pytest.param({"location": "Dundee"}, "Dundee", id="no place was asked for"),
        pytest.param({"starts_any_time": True}, "starts any time", id="any time"),
        pytest.param({"starts": ["2027-01-18"]}, "18 January 2027", id="in another year"),
    ],
)
def test_a_line_says(phrases: Phrases, fields: dict[str, Any], expected: str) -> None:
    assert expected in brief(made(**fields), phrases, TODAY)


def test_a_price_is_added_up_for_the_people_who_are_to_learn(phrases: Phrases) -> None:
    record = made(price=POUNDS)
    assert "£245 a head, £2,940 for 12" in brief(record, phrases, TODAY, learners=12)
    assert "£245" in brief(record, phrases, TODAY, learners=1)


def test_what_is_not_published_is_said_of_level_and_price_alone(phrases: Phrases) -> None:
    past = made(starts=["2026-01-18"])
    assert brief(past, phrases, TODAY) == ("level not published", "price not published")
