"""Files of questions: what is read from them, and what is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.sample import sample_credentials
from training.answers.asked import JUDGED, QUESTIONS, STRANGERS, BadQuestions, questioned

RECORD = sample_credentials()[0].id
LEARNED_FROM = sorted(QUESTIONS.glob("*.txt"))


def read(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "some.txt"
    path.write_text("\n".join((f"## {RECORD}", *lines)), encoding="utf-8")
    return path


def test_a_question_has_the_lines_that_answer_it(tmp_path: Path) -> None:
    (record,) = questioned(
        [read(tmp_path, "what's the damage | price |", "", "and after that? | o1 d2 | yes", "dogs? | - |")]
    )
    price, both, none = record.asked
    assert (record.id, price.question) == (RECORD, "what's the damage")
    assert [record.lines[at].key for at in price.answers] == ["price"]
    assert {record.lines[at].key for at in both.answers} == {"learning_outcomes", "description"}
    second = [line for line in record.lines if line.key == "description"][1]
    assert second in {record.lines[at] for at in both.answers}
    assert none.answers == frozenset()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("how much", "it takes a question, its lines, and yes, no or nothing, with | between them"),
        ("| price |", "it takes a question, its lines, and yes, no or nothing, with | between them"),
        ("how much | cost |", "the record has no line cost"),
        ("how much | d99 |", "the record has no line d99"),
        ("how much | d0 |", "the record has no line d0"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(BadQuestions, match=f"^some.txt, line 3: {why.replace('|', '.')}$"):
        questioned([read(tmp_path, "dear? | price |", line)])


def test_a_record_of_several_files_comes_once_with_all_that_is_asked_about_it(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (one,) = questioned([read(tmp_path, "dear? | price |"), read(tmp_path / "more", "how much? | price |")])
    assert [asked.question for asked in one.asked] == ["dear?", "how much?"]


def test_no_question_of_strangers_that_is_judged_on_is_learned_from() -> None:
    learned = {(record.id, asked.question) for record in questioned(LEARNED_FROM) for asked in record.asked}
    judged = [(record.id, asked.question) for record in questioned([STRANGERS]) for asked in record.asked]
    assert len(judged) == len(set(judged)) == 768
    assert learned.isdisjoint(judged)


def test_a_record_that_the_sample_does_not_have_is_named(tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("## nowhere\nhow much | price |\n")
    with pytest.raises(BadQuestions, match=r"^other\.txt, line 1: the sample has no record nowhere$"):
        questioned([path])


@pytest.mark.parametrize("path", [*LEARNED_FROM, JUDGED, STRANGERS], ids=lambda path: path.name)
def test_every_file_can_be_read(path: Path) -> None:
    assert all(record.asked for record in questioned([path]))


def test_no_record_that_is_judged_on_is_learned_from() -> None:
    judged = {record.id for record in questioned([JUDGED])}
    assert judged.isdisjoint(record.id for record in questioned(LEARNED_FROM))
