"""The bundled glossary and guidance: whole, each question asked once, honest about their wording."""

from __future__ import annotations

import re
from collections.abc import Iterable

from catalogue.records import Guidance, Term
from catalogue.sample import FOLDER
from tests.catalogue.doubles import doubles


def test_there_are_eighty_terms_or_more(terms: list[Term]) -> None:
    assert len(terms) >= 80


def test_no_two_terms_share_an_id(terms: list[Term]) -> None:
    assert doubles(term.id for term in terms) == []


def test_no_name_or_alias_stands_for_two_terms(terms: list[Term]) -> None:
    assert doubles(" ".join(name.casefold().split()) for term in terms for name in (term.term, *term.aliases)) == []


def test_every_related_term_exists(terms: list[Term]) -> None:
    ids = {term.id for term in terms}
    assert [(term.id, other) for term in terms for other in term.see_also if other not in ids or other == term.id] == []


def test_no_definition_claims_to_be_official(terms: list[Term]) -> None:
    assert {term.wording for term in terms} == {"project"}


def same_questions(listed: Iterable[Term | Guidance]) -> list[str]:
    return doubles(" ".join(re.findall(r"\w+", question.casefold())) for entry in listed for question in entry.asked)


def test_no_question_is_asked_of_two_terms_or_guidances(terms: list[Term], guidance: list[Guidance]) -> None:
    assert same_questions([*terms, *guidance]) == []


def test_no_two_guidances_share_an_id_or_a_title(guidance: list[Guidance]) -> None:
    assert doubles(entry.id for entry in guidance) == []
    assert doubles(entry.title.casefold() for entry in guidance) == []


def test_every_guidance_is_asked_for_in_several_ways(guidance: list[Guidance]) -> None:
    assert [entry.id for entry in guidance if len(entry.asked) < 5] == []


def test_every_term_that_guidance_names_exists(guidance: list[Guidance], terms: list[Term]) -> None:
    ids = {term.id for term in terms}
    assert [(entry.id, other) for entry in guidance for other in entry.see_also if other not in ids] == []


def test_an_answer_of_guidance_is_thirty_to_eighty_words(guidance: list[Guidance]) -> None:
    counts = {entry.id: len(entry.answer.split()) for entry in guidance}
    assert {name: count for name, count in counts.items() if not 30 <= count <= 80} == {}


def test_a_day_is_never_named_without_its_source(guidance: list[Guidance]) -> None:
    assert [entry.id for entry in guidance if entry.as_of and not entry.source] == []


def test_no_guidance_claims_to_be_official(guidance: list[Guidance]) -> None:
    assert {entry.wording for entry in guidance} == {"project"}


def test_every_next_step_is_taken_by_some_guidance(guidance: list[Guidance]) -> None:
    assert {entry.next for entry in guidance} >= {"find", "request", "human", "funding"}


def test_every_guidance_is_asked_for_by_several_hands(guidance: list[Guidance]) -> None:
    assert [entry.id for entry in guidance if len(entry.asked) < 30] == []


def test_every_way_of_asking_belongs_to_a_guidance(guidance: list[Guidance]) -> None:
    headings = re.findall(r"^\[(.+)\]$", (FOLDER / "ways-of-asking.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert doubles(headings) == []
    assert {*headings} == {entry.id for entry in guidance}
