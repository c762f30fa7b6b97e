"""What terms, guidance, funding and providers may say, and what they must."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from catalogue.records import Funding, Guidance, Provider, Term


def wrong(model: type, **facts: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        model(**facts)
    return str(caught.value)


def test_a_definition_is_the_projects_wording_unless_it_says_otherwise() -> None:
    assert Term(id="rpl", term="RPL", definition="Credit for what is known.").wording == "project"


def test_a_term_without_a_definition_is_refused() -> None:
    assert "definition" in wrong(Term, id="rpl", term="RPL")


@pytest.mark.parametrize("missing", ["status", "as_of", "source", "rule"])
def test_a_funding_record_always_says_where_and_when_it_was_read(missing: str) -> None:
    facts = {
        "id": "f",
        "name": "Fund",
        "status": "open",
        "as_of": "2026-01-01",
        "rule": "It pays.",
        "source": "https://example.org/",
    }
    del facts[missing]
    assert missing in wrong(Funding, **facts)


def test_a_provider_has_one_of_three_kinds() -> None:
    assert "kind" in wrong(Provider, id="p", name="P", kind="guild")


GUIDANCE: dict[str, Any] = {"id": "pay", "title": "Who pays", "asked": ["who pays?"], "answer": "You do."}


def test_a_term_need_not_be_asked_for_in_other_words() -> None:
    assert Term(id="rpl", term="RPL", definition="Credit for what is known.").asked == ()


def test_a_question_for_a_term_is_a_line() -> None:
    assert "asked" in wrong(Term, id="rpl", term="RPL", definition="Credit.", asked=["x" * 301])


def test_guidance_is_the_projects_wording_without_source_or_next_step_unless_it_says_otherwise() -> None:
    plain = Guidance.model_validate(GUIDANCE)
    assert (plain.wording, plain.next, plain.source, plain.as_of, plain.see_also) == ("project", "none", None, None, ())


@pytest.mark.parametrize("missing", sorted(GUIDANCE))
def test_guidance_lacks_neither_question_nor_answer(missing: str) -> None:
    assert missing in wrong(Guidance, **{name: value for name, value in GUIDANCE.items() if name != missing})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("next", "dance"), ("source", "hub.example"), ("as_of", "soon"), ("wording", "hearsay")],
        *[("see_also", ["Two Words"]), ("asked", [""]), ("answer", " "), ("colour", "blue")],
    ],
)
def test_a_value_that_guidance_cannot_hold_is_refused(field: str, value: object) -> None:
    assert field in wrong(Guidance, **{**GUIDANCE, field: value})
