"""The board as rows of a table and as JSON, for universities and colleges that read it by program."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import asdict
from typing import IO, Any

from hub.demand.board import Board, Cell

COLUMNS = ("word", "by", "name", "employers_at_least", "people_at_least")
ALL_NEEDS = "all needs"

Row = tuple[str, str, str, int, int | None]


def rows(board: Board) -> Iterator[Row]:
    """Every figure of the board as a row of COLUMNS. No text is somebody's own but a word of letters."""
    if board.employers:
        yield ALL_NEEDS, "all", "", board.employers, None
    yield from _cells(ALL_NEEDS, board.levels, board.sectors, board.areas)
    for word in board.words:
        yield word.word, "all", "", word.employers, word.people
        for quarter, employers in zip(board.quarters, word.trend, strict=True):
            if employers:
                yield word.word, "quarter", quarter, employers, None
        yield from _cells(word.word, word.levels, word.sectors, word.areas)


def write_csv(board: Board, file: IO[str]) -> None:
    """CSV with a head; a figure that is not shown is an empty cell."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(rows(board))


def as_json(board: Board) -> dict[str, Any]:
    """The board as plain values, with the rules that its figures follow."""
    return {"rules": rules_of(board), **asdict(board)}


def rules_of(board: Board) -> str:
    """How the figures of a board are to be read."""
    return (
        f"Figures are lower bounds: employers in steps of {board.least}, people in tens. What fewer than {board.least} "
        "employers asked for is not shown, and a second figure may be left out so that it cannot be worked out."
    )


def _cells(word: str, levels: tuple[Cell, ...], sectors: tuple[Cell, ...], areas: tuple[Cell, ...]) -> Iterator[Row]:
    for by, cells in (("scqf_level", levels), ("sector", sectors), ("council_area", areas)):
        for cell in cells:
            yield word, by, cell.name, cell.employers, cell.people
