"""Needs of whole conversations are read with what was said before them, and a fault is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.conversations import DEVELOPMENT, TEST, BadFinds, read_found
from training.evaluate import Judged

SAID = "# baker\nbread\\nand cakes\n[More]\nfor two of us\n# other\nhello\n"


@pytest.fixture
def write(tmp_path: Path) -> Path:
    (tmp_path / "conversations-a.txt").write_text(SAID)
    return tmp_path


def test_a_need_has_its_answers_and_all_that_was_typed_until_then(write: Path) -> None:
    (write / "found-a.txt").write_text(
        "# a comment\n\nbaker.3 | bread for two | bake, loaf | shop\nother.1.2 | x | - | shop\n"
    )
    bread, nothing = read_found("a", write)
    assert bread.asked == Judged("bread for two", ("bread for two",), {"bake": 2, "loaf": 2, "shop": 1})
    assert bread.background == ("bread\nand cakes", "for two of us")
    assert (nothing.conversation, nothing.turn, nothing.asked.relevant) == ("other", 1, {})


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("baker.4 | bread | bake", "line 1: there is no turn 4 of baker"),
        ("nobody.1 | bread | bake", "there is no turn 1 of nobody"),
        ("baker.0 | bread | bake", "there is no turn 0"),
        ("baker.1 | bread", "is not: name.turn"),
        ("baker | bread | bake |", "is not: name.turn"),
    ],
)
def test_a_bad_line_is_named(write: Path, line: str, fault: str) -> None:
    (write / "found-a.txt").write_text(line)
    with pytest.raises(BadFinds, match=fault):
        read_found("a", write)


def test_what_the_search_is_judged_by_is_not_what_it_is_calibrated_on() -> None:
    known, judged = read_found(DEVELOPMENT), read_found(TEST)
    assert len(known) > 300
    assert len(judged) > 150
    assert not {need.conversation for need in known} & {need.conversation for need in judged}
