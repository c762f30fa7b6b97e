"""A calibration is written as a file that people read, each figure under the rule it was worked out by."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from index.calibration import load
from tests.toy import toy_calibration
from training.calibration_file import RULES, beside, write


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    path = write(toy_calibration(), tmp_path / "calibration")
    assert path == tmp_path / "calibration" / "toy.yml"
    assert load("toy", path.parent) == toy_calibration()


def test_an_encoder_may_have_any_name(tmp_path: Path) -> None:
    strange = toy_calibration().model_copy(update={"encoder": "it's a/model: #1"})
    write(strange, tmp_path)
    assert load(strange.encoder, tmp_path) == strange


def test_an_older_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write(toy_calibration(), tmp_path)
    path = write(toy_calibration(), tmp_path)
    assert list(tmp_path.iterdir()) == [path]


def test_every_rule_stands_in_the_file_and_no_line_is_too_long(tmp_path: Path) -> None:
    lines = write(toy_calibration(), tmp_path).read_text("utf-8").splitlines()
    prose = " ".join(line.strip().removeprefix("# ") for line in lines)
    assert all(rule in prose for rule in RULES.values())
    assert max(map(len, lines)) <= 120


def test_every_figure_has_a_rule_of_its_own_or_with_its_neighbours() -> None:
    figures = toy_calibration().model_dump(exclude={"encoder", "made"})
    unruled = {f"{group}.{name}" for group, names in figures.items() for name in names if group not in RULES} - set(
        RULES
    )
    assert unruled == {"match.whole", "match.words", "match.constant"}  # the rule of match.nearest is theirs


def shown(table: object) -> str:
    file = io.StringIO()
    Console(file=file, width=100).print(table)
    return file.getvalue()


def test_figures_are_shown_beside_those_of_before() -> None:
    old = toy_calibration()
    new = old.model_copy(update={"match": old.match.model_copy(update={"threshold": 0.77})})
    (row,) = [line for line in shown(beside(old, new)).splitlines() if "match.threshold" in line]
    assert [cell.strip() for cell in row.split("│")[1:-1]] == ["match.threshold", "0.4", "0.77"]


def test_where_there_were_none_before_their_place_is_empty() -> None:
    (row,) = [line for line in shown(beside(None, toy_calibration())).splitlines() if "match.threshold" in line]
    assert [cell.strip() for cell in row.split("│")[1:-1]] == ["match.threshold", "", "0.4"]
