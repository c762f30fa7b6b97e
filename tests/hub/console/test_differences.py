"""What changes in a record is said in words, and the words that go and come are marked."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.records import Credential
from catalogue.reports import Difference
from hub.console.differences import Field, fields
from runtime.phrases import Phrases


def credential(**values: Any) -> Credential:
    return Credential.model_validate({"id": "nets", "title": "Net Mending", "provider": "Corrie College", **values})


def text(marked: tuple[tuple[str, bool], ...]) -> str:
    return "".join(piece for piece, _ in marked)


def test_words_that_stay_are_not_marked(phrases: Phrases) -> None:
    before, after = credential(description="Mend a torn net."), credential(description="Mend an old torn net.")
    assert list(fields(Difference(before, after), phrases)) == [
        Field(
            "Description",
            (("Mend ", False), ("a", True), (" torn net.", False)),
            (("Mend ", False), ("an old", True), (" torn net.", False)),
        )
    ]


def test_a_field_that_was_not_published_has_nothing_before(phrases: Phrases) -> None:
    (field,) = fields(Difference(credential(), credential(assessed=True)), phrases)
    assert (field.was, field.becomes) == ((), (("yes", True),))


def test_a_fact_that_is_no_longer_published_has_nothing_after(phrases: Phrases) -> None:
    (field,) = fields(Difference(credential(scqf_level=7), credential()), phrases)
    assert (text(field.was), field.becomes) == ("SCQF level 7", ())


@pytest.mark.parametrize(
    ("values", "name", "words"),
    [
        ({"assessed": False}, "Assessed", "no"),
        ({"mode": "online"}, "Mode", "online"),
        ({"hours_per_week": 2.5}, "Hours per week", "2.5"),
        ({"starts_any_time": True}, "Starts any time", "yes"),
    ],
)
def test_a_field_that_is_no_fact_has_its_own_name(
    values: dict[str, Any], name: str, words: str, phrases: Phrases
) -> None:
    (field,) = fields(Difference(credential(), credential(**values)), phrases)
    assert (field.name, text(field.becomes)) == (name, words)


@pytest.mark.parametrize(
    ("values", "name", "words"),
    [
        ({"scqf_level": "7-8"}, "Level", "SCQF level 7-8"),
        ({"scqf_credits": 20}, "Credits", "20 credits (about 200 hours of learning)"),
        ({"duration_weeks": 1}, "Length", "one week"),
        ({"rpl": "Yes, by portfolio."}, "Recognition of prior learning", "Yes, by portfolio."),
        ({"learning_outcomes": ["Mend", "Make"]}, "Afterwards people can", "Mend\nMake"),
        ({"languages": ["en", "gd"]}, "Languages", "English\nGaelic"),
        ({"badge": False}, "Digital badge", "no"),
    ],
)
def test_a_field_that_is_a_fact_has_its_name_and_words(
    values: dict[str, Any], name: str, words: str, phrases: Phrases
) -> None:
    (field,) = fields(Difference(credential(), credential(**values)), phrases)
    assert (field.name, text(field.becomes)) == (name, words)


@pytest.mark.parametrize(
    ("values", "name", "words"),
    [
        ({"starts": ["2017-01-18", "2027-05-03"]}, "Starts", "18 Jan 2017\n3 May 2027"),
        ({"skills": ["weld"]}, "Skills", "weld"),
        ({"skills": [{"label": "weld", "uri": "http://esco/1"}]}, "Skills", "weld <http://esco/1>"),
        ({"stacks_into": ["HNC Nets", "HND Nets"]}, "Counts towards", "HNC Nets\nHND Nets"),
        ({"last_verified": "2020-05-03"}, "Last checked against the provider's page", "3 May 2020"),
        ({"price": {"amount": "99.50"}}, "Price", "£99.50 a learner"),
        ({"price": {"amount": 0, "per": "cohort", "as_of": "2026-11-02"}}, "Price", "free, as of 2 Nov 2026"),
        ({"price": {"amount": 9, "currency": "EUR", "per": "cohort"}}, "Price", "EUR 9 for a group"),
    ],
)
def test_staff_see_what_a_fact_leaves_out(values: dict[str, Any], name: str, words: str, phrases: Phrases) -> None:
    (field,) = fields(Difference(credential(), credential(**values)), phrases)
    assert (field.name, text(field.becomes)) == (name, words)


@pytest.mark.parametrize("difference", [Difference(None, credential()), Difference(credential(), None)])
def test_a_record_that_comes_or_goes_has_no_fields_that_change(difference: Difference, phrases: Phrases) -> None:
    assert list(fields(difference, phrases)) == []
