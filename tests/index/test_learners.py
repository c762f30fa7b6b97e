"""The level that suits those who are to learn, by the words that name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.learners import LEARNERS, BadLearners, Learners, read_examples
from runtime.onnx_encoder import OnnxEncoder
from runtime.settings import ROOT, settings
from tests.toy import ToyEncoder

BLIND = ROOT / "tests" / "relevance" / "learners.txt"
"""Words for learners by a hand that had not seen the examples, each with what it takes them for."""

HIGHEST = {"hands": 7, "lead": 8, "high": None, "none": None}


@pytest.fixture
def learners(tmp_path: Path) -> Learners:
    path = tmp_path / "learners.txt"
    path.write_text("# made\n= 7\nline workers\n\n= 8\nshift leaders\n= 12\nchartered engineers\n= 0\neverybody\n")
    return Learners(ToyEncoder(), path)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        (["our line workers"], 7),
        (["shift leaders"], 8),
        (["shift leaders", "line workers"], 7),
        (["engineers"], None),
        (["engineers", "shift leaders"], 8),
        (["everybody"], None),
        ([], None),
    ],
)
def test_of_several_the_lowest_level_counts_and_some_say_nothing(
    learners: Learners, words: list[str], level: int | None
) -> None:
    assert learners.highest_level(words) == level


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("nurses\n= 7\n", "line 1: “nurses” stands before the first level"),
        ("= 7\nnurses\n= 13\n", "line 3: “13” is no level from 0 to 12"),
        ("= high\n", "line 1: “high” is no level"),
        ("# nothing\n", "has no examples"),
    ],
)
def test_a_file_with_a_fault_is_refused_by_its_line(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "learners.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadLearners, match=fault):
        read_examples(path)


def test_learners_in_the_words_of_another_hand_are_told_apart() -> None:
    learners = Learners(OnnxEncoder(settings().onnx_folder))
    known = {words.casefold() for words, _ in read_examples(LEARNERS)}
    lines = [line.split(" | ") for line in BLIND.read_text(encoding="utf-8").splitlines()]
    labelled = [(label, words) for label, words in lines if words.casefold() not in known]
    assert len(labelled) > 100
    right = [learners.highest_level([words]) == HIGHEST[label] for label, words in labelled]
    held_down = [
        words for label, words in labelled if label in ("high", "none") and learners.highest_level([words]) is not None
    ]
    assert sum(right) / len(right) >= 0.8  # 0.84 of 129 on 27 November
    assert len(held_down) <= 4, held_down


def test_words_that_do_not_say_who_somebody_is_are_told_from_those_that_do(learners: Learners) -> None:
    assert learners.telling(["line workers", "everybody", "engineers"]) == ["line workers", "engineers"]
    assert learners.telling([]) == []
