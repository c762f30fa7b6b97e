"""What staff type becomes the value of a field, and a value that nobody touched comes back as it was."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.edits.fields import BY_NAME, FIELDS, BadValue, Shape, as_typed, read, tidied
from catalogue.edits.log import Kind
from catalogue.records import Credential, Guidance, Term
from tests.catalogue.made import FULL, made

NAMES = {"rpl": "Recognition of prior learning", "level": "SCQF level"}


def again(kind: Kind, record: Credential | Term | Guidance) -> Credential | Term | Guidance:
    """The record with every field typed as it is shown."""
    plain = record.model_dump(mode="json")
    for field in FIELDS[kind]:
        plain[field.name] = read(field, as_typed(record, field.name, NAMES), NAMES)
    return type(record).model_validate(plain)


def test_every_field_that_is_typed_as_it_is_shown_stays_as_it_is() -> None:
    full = made(**{**FULL, "price": {"amount": "450.50", "currency": "EUR", "per": "cohort", "as_of": "2026-06-09"}})
    term = Term(id="a", term="A", aliases=("b", "c"), definition="Two\n\nparts", see_also=("rpl",), wording="official")
    answer = Guidance(id="a", title="A?", asked=("why",), answer="So.", source="https://a.example/", as_of="2026-05-01")
    assert again(Kind.CREDENTIAL, full) == full
    assert again(Kind.CREDENTIAL, made()) == made()
    assert again(Kind.TERM, term) == term
    assert again(Kind.GUIDANCE, answer) == answer


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("price", "£1,200 per cohort", {"amount": "1200.00", "currency": "GBP", "per": "cohort"}),
        ("price", "245.50, as of 3 May 2026", {"amount": "245.50", "currency": "GBP", "as_of": "2026-05-03"}),
        ("price", "0", {"amount": "0"}),
        ("starts", "3 May 2027\n2027-09-01\n3 May 2027", ["2027-05-03", "2027-09-01"]),
        ("languages", "English\nGaelic", ["en", "gd"]),
        (
            "skills",
            "calm  people\nread <http://esco/1>",
            [{"label": "calm people"}, {"label": "read", "uri": "http://esco/1"}],
        ),
        ("credit_bearing", "no", False),
        ("duration_weeks", "12", 12),
        ("hours_per_week", "2.5", 2.5),
        ("title", "Dementia   Care", "Dementia Care"),
        ("description", "<b>Calm</b> care", "<b>Calm</b> care"),
        ("subjects", " Care \n\nCare\nNursing", ["Care", "Nursing"]),
        ("rpl", "", None),
        ("stacks_into", "", []),
    ],
)
def test_what_is_typed_becomes_a_value(name: str, typed: str, value: Any) -> None:
    assert read(BY_NAME[Kind.CREDENTIAL][name], typed, NAMES) == value


@pytest.mark.parametrize(
    ("kind", "name", "typed", "words"),
    [
        (Kind.CREDENTIAL, "title", "", "It is empty."),
        (Kind.CREDENTIAL, "price", "£245 a term", "not one price for the whole"),
        (Kind.CREDENTIAL, "price", "£245, as of soon", "“soon” is no day"),
        (Kind.CREDENTIAL, "starts", "May", "“May” is no day"),
        (Kind.CREDENTIAL, "languages", "Klingonese", "no language that is known here"),
        (Kind.CREDENTIAL, "mode", "by pigeon", "Choose one of the list."),
        (Kind.CREDENTIAL, "duration_weeks", "ten", "whole number"),
        (Kind.CREDENTIAL, "hours_per_week", "a few", "a number such as 2"),
        (Kind.TERM, "see_also", "SCQF leval", "no term “SCQF leval”"),
        (Kind.GUIDANCE, "as_of", "lately", "“lately” is no day"),
    ],
)
def test_what_cannot_be_right_is_refused_in_words(kind: Kind, name: str, typed: str, words: str) -> None:
    with pytest.raises(BadValue, match=words):
        read(BY_NAME[kind][name], typed, NAMES)


def test_another_term_is_named_by_its_name_in_any_case_or_by_its_id() -> None:
    field = BY_NAME[Kind.TERM]["see_also"]
    assert read(field, "scqf LEVEL\nrpl", NAMES) == ["level", "rpl"]


def test_a_term_that_the_glossary_lost_stands_by_its_id() -> None:
    assert as_typed(Term(id="a", term="A", definition="D", see_also=("gone",)), "see_also", NAMES) == "gone"


def test_characters_that_nobody_sees_are_left_out_and_lines_end_alike() -> None:
    assert tidied("  a\0b\r\nc\x1bd ") == "ab\ncd"


def test_a_choice_has_the_options_that_the_record_takes() -> None:
    for kind, model in ((Kind.CREDENTIAL, made()), (Kind.TERM, None), (Kind.GUIDANCE, None)):
        for field in FIELDS[kind]:
            assert bool(field.options) == (field.shape is Shape.CHOICE)
            assert model is None or field.name in type(model).model_fields
