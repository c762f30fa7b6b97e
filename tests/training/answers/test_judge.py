"""The figures of what finds answers, worked out by hand with toy vectors."""

from __future__ import annotations

import pytest

from index.answers import Bounds, Line
from tests.toy import ToyEncoder
from training.answers.asked import Asked, Questioned
from training.answers.judge import judge

LINES = (Line("price", "Price: four pounds"), Line("starts", "Starts: in May"))


def asked(question: str, *answers: int) -> Asked:
    return Asked(question, frozenset(answers))


RECORD = Questioned(
    "one",
    LINES,
    (
        asked("price four pounds", 0),  # found
        asked("starts in may", 0),  # the wrong line
        asked("how dear", 0),  # nothing near it
        asked("goats climb"),  # rightly nothing
        asked("price four pounds goats"),  # a line where none answers
    ),
)


def test_what_is_found_and_what_is_not_said() -> None:
    figures = judge(ToyEncoder(), Bounds(least=0.5, agreed=0.5, beside=0), [RECORD])
    assert figures.questions == 5
    assert figures.right == pytest.approx(2 / 5)
    assert figures.silent == pytest.approx(1 / 2)
    assert figures.precision == pytest.approx(1 / 3)


def test_answered_or_not_is_told_apart_by_the_greatest_similarity() -> None:
    sure = Questioned("sure", LINES, (asked("price four pounds", 0), asked("goats climb")))
    assert judge(ToyEncoder(), Bounds(least=0.5, agreed=0.5, beside=0), [sure]).auroc == 1


def test_what_a_reader_takes_a_question_for_is_believed_at_a_lesser_similarity() -> None:
    bounds = Bounds(least=0.5, agreed=0.1, beside=0)
    record = Questioned("dear", LINES, (asked("how dear price", 0), asked("goats climb")))
    assert judge(ToyEncoder(), bounds, [record]).right == 1 / 2
    assert judge(ToyEncoder(), bounds, [record], lambda _: ["price"]).right == 1
