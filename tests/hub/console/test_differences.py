"""What changes in a record is said in words, and the words that go and come are marked."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.records import Credential
from catalogue.store import Difference
from hub.console.differences import Field, fields


def credential(**values: Any) -> Credential:
    return Credential.model_validate({"id": "nets", "title": "Net Mending", "provider": "Corrie College", **values})


def text(marked: tuple[tuple[str, bool], ...]) -> str:
    return "".join(piece for piece, _ in marked)


def test_words_that_stay_are_not_marked() -> None:
    before, after = credential(description="Mend a torn net."), credential(description="Mend an old torn net.")
    assert list(fields(Difference(before, after))) == [
        Field(
            "description",
            (("Mend ", False), ("a", True), (" torn net.", False)),
            (("Mend ", False), ("an old", True), (" torn net.", False)),
        )
    ]


def test_a_field_that_was_not_published_has_nothing_before() -> None:
    (field,) = fields(Difference(credential(), credential(assessed=True)))
    assert (field.was, field.becomes) == ((), (("yes", True),))


@pytest.mark.parametrize(
    ("values", "name", "words"),
    [
        ({"assessed": False}, "assessed", "no"),
        ({"scqf_level": "7-8"}, "SCQF level", "7-8"),
        ({"rpl": "Yes, by portfolio."}, "RPL", "Yes, by portfolio."),
        ({"mode": "online"}, "mode", "online"),
        ({"hours_per_week": 2.5}, "hours per week", "2.5"),
        ({"starts": ["2027-01-18", "2027-05-03"]}, "starts", "18 Jan 2027\n3 May 2027"),
        ({"skills": ["weld"]}, "skills", "weld"),
        ({"skills": [{"label": "weld", "uri": "http://esco/1"}]}, "skills", "weld <http://esco/1>"),
        ({"price": {"amount": "99.50"}}, "price", "99.50 GBP per learner"),
        (
            {"price": {"amount": 0, "per": "cohort", "as_of": "2026-11-02"}},
            "price",
            "0 GBP per cohort, as of 2 Nov 2026",
        ),
    ],
)
def test_every_kind_of_value_has_words(values: dict[str, Any], name: str, words: str) -> None:
    (field,) = fields(Difference(credential(), credential(**values)))
    assert (field.name, text(field.becomes)) == (name, words)
