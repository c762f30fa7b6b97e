"""The tables of the bench, on catalogues of a few dozen."""

from __future__ import annotations

from io import StringIO

import numpy as np
import pytest
from rich.console import Console
from rich.table import Table

from tests.index.dense import DenseEncoder
from tests.index.made import credential
from tests.toy import toy_calibration
from training.bench_search import Prepared, nearest_table, timed, whole_table
from training.made_up import StandIn

SAMPLE = [
    credential("a", "Pipe Welding", "Weld thin pipes.", employer_words=["leaky joints"]),
    credential("b", "Dementia Care", "Calm an anxious person.", employer_words=["upset residents"]),
]
NEEDS = ["leaky joints", "upset residents"]


@pytest.fixture
def stand_in() -> StandIn:
    return StandIn(SAMPLE, DenseEncoder())


def shown(table: Table) -> str:
    console = Console(width=250, file=StringIO(), record=True)
    console.print(table)
    return console.export_text()


def test_everything_that_is_asked_is_timed_and_answered() -> None:
    took, found = timed(lambda number: number * 2, [1, 2, 3])
    assert found == [2, 4, 6]
    assert len(took) == 3
    assert min(took) >= 0


def test_the_clock_may_be_another() -> None:
    ticks = iter(range(10))
    assert timed(str, "ab", lambda: float(next(ticks)))[0] == [1000, 1000]


def test_prepared_vectors_are_those_of_the_texts() -> None:
    asked = Prepared(NEEDS, np.eye(2, dtype=np.float32))
    assert asked.encode([NEEDS[1], NEEDS[0], NEEDS[1]]).tolist() == [[0, 1], [1, 0], [0, 1]]


def test_the_nearest_of_a_small_catalogue_are_all_found(stand_in: StandIn) -> None:
    rows = shown(nearest_table(SAMPLE, stand_in, DenseEncoder().encode(NEEDS), [20, 40])).splitlines()
    cells = [[cell.strip() for cell in row.split("│")[1:-1]] for row in rows if row.startswith("│")]
    assert [(row[0], row[1], row[6]) for row in cells] == [("20", "yes", "1.000"), ("40", "yes", "1.000")]


def test_the_whole_search_is_measured_in_a_process_of_its_own(stand_in: StandIn) -> None:
    asked = Prepared(NEEDS, DenseEncoder().encode(NEEDS))
    (row,) = [
        row
        for row in shown(whole_table(SAMPLE, stand_in, toy_calibration(), asked, NEEDS, [30])).splitlines()
        if row[:1] == "│"
    ]
    cells = [cell.strip() for cell in row.split("│")[1:-1]]
    assert (cells[0], cells[-1]) == ("30", "1.000")
    assert len(cells) == 12
