"""Judged data and training examples are read as an employer would type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.topics import language
from tests.index.made import term
from training.evaluate import read_judged
from training.material import (
    SECOND,
    THIRD,
    Question,
    SkillNeed,
    development,
    other_catalogue,
    read_examples,
    read_questions,
    read_skill_needs,
)

RPL, SCQF = (term(name, name.upper(), definition="a word") for name in ("rpl", "scqf"))


def test_the_questions_of_one_split_are_read(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(
        "- {question: what is RPL, terms: [rpl], kind: exact, split: dev}\n"
        "- {question: RPL or SCQF, terms: [rpl, scqf], both: true, kind: two, split: dev}\n"
        "- {question: what is sonar, terms: [], kind: unknown, split: test}\n"
    )
    both = Question("RPL or SCQF", ("rpl", "scqf"), all_wanted=True)
    assert read_questions(path, "dev") == [Question("what is RPL", ("rpl",)), both]


def test_the_needs_of_one_split_are_read(tmp_path: Path) -> None:
    path = tmp_path / "skills.yml"
    path.write_text("- {need: welding, skills: [weld], split: dev}\n- {need: sonar, skills: [], split: test}\n")
    assert read_skill_needs(path, "dev") == [SkillNeed("welding", ("weld",))]


def test_examples_are_read_by_their_intent_without_what_marks_them(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: guidance\n  examples: |\n    - who pays\n    - is there a [grant](topic)\n'
        "- lookup: place\n  examples: |\n    - Perth\n"
    )
    (tmp_path / "b.yml").write_text(
        'nlu:\n- intent: guidance\n  examples: |\n    - does [this]{"entity": "card"} count\n'
        "- intent: greet\n  examples: |\n    - hello\n"
    )
    assert read_examples(tmp_path) == {
        "guidance": ["who pays", "is there a grant", "does this count"],
        "greet": ["hello"],
    }


@pytest.mark.parametrize(
    ("question", "terms", "right"),
    [
        (Question("RPL", ("rpl", "other")), (RPL, SCQF), True),
        (Question("RPL", ("rpl",)), (SCQF, RPL), False),
        (Question("RPL", ("rpl",)), (), False),
        (Question("sonar", ()), (), True),
        (Question("sonar", ()), (RPL,), False),
        (Question("RPL or SCQF", ("rpl", "scqf"), all_wanted=True), (SCQF, RPL), True),
        (Question("RPL or SCQF", ("rpl", "scqf"), all_wanted=True), (RPL,), False),
    ],
)
def test_a_question_is_answered_by_its_first_term_or_by_all_it_wants(
    question: Question, terms: tuple[object, ...], right: bool
) -> None:
    assert question.answered_by(terms) is right  # type: ignore[arg-type]


def test_what_is_judged_for_development_has_both_sides_of_every_decision() -> None:
    material = development()
    assert {bool(query.relevant) for query in material.queries} == {True, False}
    assert {bool(need.skills) for need in material.skill_needs} == {True, False}
    assert {bool(question.terms) for question in material.questions} == {True, False}
    assert min(material.counts().values()) > 30


@pytest.mark.parametrize("folder", [SECOND, THIRD], ids=lambda folder: folder.name)
def test_another_catalogue_is_judged_by_queries_about_its_own_records(folder: Path) -> None:
    records = {record.id for record in other_catalogue(folder)}
    queries = read_judged([folder / "queries.yml"])
    assert len(records) >= 300
    assert len(queries) >= 150
    assert sum(not query.relevant for query in queries) >= 40
    assert {name for query in queries for name in query.relevant} <= records
    assert {grade for query in queries for grade in query.relevant.values()} == {1, 2}


def test_no_phrase_of_the_language_is_a_query_of_another_catalogue() -> None:
    phrases = {phrase.casefold() for topic in language() for phrase in topic.phrases}
    queries = read_judged([SECOND / "queries.yml", THIRD / "queries.yml"])
    assert {query.query.casefold() for query in queries} & phrases == set()
