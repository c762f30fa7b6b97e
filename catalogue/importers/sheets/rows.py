"""Rows of a spreadsheet, whatever file they come from: the number of the line and its cells as texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A row that is not empty; `number` is what a person counts: the line of the file or the row of the sheet."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet. A CSV file has one sheet without a name."""

    name: str | None
    rows: Iterator[Row]


def row_of(number: int, cells: list[str]) -> Row | None:
    """The row without white space around its cells and without empty cells at its end; None where all are empty."""
    texts = [cell.replace("\u00a0", " ").strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return Row(number, tuple(texts)) if texts else None
