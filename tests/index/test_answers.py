"""Which lines of a record answer a question."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from index.answers import LEARNED, MOST, Answers, Bounds, Line, likely_lines, lines_of
from index.export import encoder_name
from runtime.onnx_encoder import NoEncoder, OnnxEncoder
from runtime.settings import Settings
from tests.actions.conftest import PHRASES
from tests.actions.made import welding
from tests.toy import ToyEncoder
from training.answers.asked import JUDGED, questioned
from training.answers.judge import judge

PRICE, STARTS, BREAD, CAKE = (
    Line("price", "Price: four pounds a learner"),
    Line("starts", "Starts: in May"),
    Line("description", "They bake bread"),
    Line("learning_outcomes", "They bake bread well"),
)
LINES = [PRICE, STARTS, BREAD, CAKE]


def answers(least: float = 0.6, agreed: float = 0.2, beside: float = 0.0) -> Answers:
    return Answers(ToyEncoder(), Bounds(least, agreed, beside))


def test_the_nearest_line_answers() -> None:
    assert answers().find("they bake bread", LINES) == (BREAD,)


def test_a_line_that_is_hardly_less_near_answers_too() -> None:
    assert answers(beside=0.2).find("they bake bread", LINES) == (BREAD, CAKE)


def test_a_few_lines_at_most_are_given() -> None:
    assert len(answers(beside=1).find("they bake bread", LINES)) == MOST


def test_nothing_answers_where_no_line_is_near() -> None:
    assert answers().find("four goats", LINES) == ()


def test_a_line_that_seems_to_be_asked_for_answers_at_a_lesser_similarity() -> None:
    assert answers().find("four goats", LINES, {"price"}) == (PRICE,)
    assert answers(agreed=0.5).find("four goats", LINES, {"price"}) == ()


def test_a_near_line_answers_whatever_else_seems_to_be_asked_for() -> None:
    assert answers().find("they bake bread", LINES, {"price"}) == (BREAD,)


def test_a_line_with_a_rare_word_of_the_question_goes_before_another_as_near() -> None:
    sage, listeria = Line("description", "They test for sage"), Line("description", "They test for listeria")
    assert answers().find("they test listeria well", [sage, listeria]) == (listeria,)
    many = [Line("description", f"They test for listeria, part {part}") for part in ("one", "two", "three")]
    assert answers().find("they test for sage and listeria", [sage, *many, listeria])[0] == sage


@pytest.mark.parametrize(
    ("question", "facts", "keys"),
    [
        ("what does it cost", ["price"], {"price"}),
        ("how long and how much", ["price", "time"], {"price", "time", "duration_weeks"}),
        ("all of it", ["price", "time", "rpl"], set()),
        ("what does it cover", ["content"], {"learning_outcomes", "description", "skills"}),
        ("does it cover suicide", ["content"], set()),
        ("and is there an exam", ["assessment", "content"], {"assessment"}),
        ("is it any good", [], set()),
    ],
)
def test_the_lines_that_a_question_seems_to_ask_for(question: str, facts: list[str], keys: set[str]) -> None:
    assert likely_lines(question, facts) == keys


def test_a_record_without_lines_answers_nothing() -> None:
    assert answers().find("they bake bread", []) == ()


def test_the_lines_of_a_record_are_its_facts_and_each_part_of_its_texts() -> None:
    record = welding("gas", description="One thing. Another thing.", learning_outcomes=["Weld gas.", "Cut gas."])
    lines = lines_of(record, PHRASES, dt.date(2026, 11, 28))
    texts = [line.text for line in lines]
    assert {"One thing.", "Another thing.", "Weld gas.", "Cut gas."} <= {*texts}
    assert "Entry requirements: not published" in texts
    assert not any(text == "Gas Pipe Welding" for text in texts)


def test_without_the_export_it_is_said_what_makes_it(tmp_path: Path) -> None:
    with pytest.raises(NoEncoder, match="Run `advisor prepare`"):
        Answers.of_settings(Settings(_env_file=None, var=tmp_path))


def test_its_encoder_has_a_name_of_its_own() -> None:
    assert encoder_name(adapters=LEARNED) != encoder_name()


def test_questions_that_nobody_trained_on_are_treated_well(exported_answers: OnnxEncoder) -> None:
    figures = judge(exported_answers, Bounds.read(), questioned([JUDGED]))
    assert figures.right >= 0.72
    assert figures.auroc >= 0.90
