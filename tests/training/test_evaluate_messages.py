"""The figures of the judged messages are those that can be worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from contract.context import START
from reading.filters import Filters
from tests.training.scripted import ScriptedReader
from training.evaluate_messages import JudgedMessage, read_judged, same_needs, score_messages

FILE = """
- text: welding and baking
  needs: [welding, baking]
  filters: {}
  split: dev
- text: GIS for 12 people
  needs: [GIS]
  filters: {}
  learners: 12
  split: test
"""
CARE = JudgedMessage(
    text="dementia care in 8 weeks", needs=("dementia care",), filters=Filters(weeks_max=8), split="dev"
)
TRADES = JudgedMessage(
    text="welding for 12, and baking", needs=("welding", "baking"), filters=Filters(), learners=12, split="dev"
)


def test_the_messages_of_one_split_are_read(tmp_path: Path) -> None:
    path = tmp_path / "messages.yml"
    path.write_text(FILE)
    (message,) = read_judged(path, "test")
    assert (message.text, message.needs, message.learners) == ("GIS for 12 people", ("GIS",), 12)


def test_a_judgement_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "messages.yml"
    path.write_text("- {text: GIS, needs: [], filters: {}, split: dev, colour: blue}\n")
    with pytest.raises(ValidationError, match="colour"):
        read_judged(path, "dev")


def test_what_is_read_as_it_was_judged_is_all_right() -> None:
    reader = ScriptedReader(
        {
            "{need:dementia care} {mode:in 8 weeks}": "recommend",
            "{need:welding} for {heads:12}, and {need:baking}": "recommend",
        }
    )
    scores = score_messages([CARE, TRADES], [], reader)
    assert (scores.messages, scores.precision, scores.recall, scores.f1, scores.constraints) == (2, 1, 1, 1, 1)


def test_a_need_too_many_costs_precision_and_one_too_few_recall() -> None:
    reader = ScriptedReader(
        {
            "{need:dementia care} in {need:8 weeks}": "recommend",
            "{need:welding} for {heads:12}, and baking": "recommend",
        }
    )
    scores = score_messages([CARE, TRADES], [], reader)
    assert [scores.precision, scores.recall] == pytest.approx([2 / 3, 2 / 3])
    assert scores.constraints == 0.5


def test_a_wrong_number_of_learners_is_a_mistake_among_the_constraints() -> None:
    reader = ScriptedReader({"{need:welding} for 12, and {need:baking}": "recommend"})
    scores = score_messages([TRADES], [], reader)
    assert (scores.f1, scores.constraints) == (1, 0)


def test_the_messages_are_read_as_the_first_of_a_conversation() -> None:
    reader = ScriptedReader({})
    score_messages([CARE], [], reader)
    assert reader.asked == [(CARE.text, START)]


def test_no_messages_have_no_figures() -> None:
    scores = score_messages([], [], ScriptedReader({}))
    assert (scores.messages, scores.precision, scores.recall, scores.f1, scores.constraints) == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("predicted", "judged", "same"),
    [
        (["Dementia care"], ["dementia care"], 1),
        (["better dementia care"], ["dementia care"], 1),  # two words of three
        (["dementia"], ["dementia care"], 0),  # one word of two
        (["dementia care"] * 2, ["dementia care"], 1),
        (["dementia care"], ["dementia care"] * 2, 1),
        (["care", "dementia care"], ["dementia care", "care"], 2),
        ([], ["dementia care"], 0),
        (["!"], ["?"], 0),
    ],
)
def test_two_phrases_are_one_need_when_most_of_their_words_are_the_same(
    predicted: list[str], judged: list[str], same: int
) -> None:
    assert same_needs(predicted, judged) == same
