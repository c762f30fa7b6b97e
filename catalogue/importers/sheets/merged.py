"""Cells of a workbook that are merged downwards: what stands in the first holds for every row beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO

from openpyxl.utils import column_index_from_string

PIECE = 1024 * 1024
LONGEST = 200
"""The most bytes of one element that names merged cells."""

MOST_MERGED = 20_000
"""Merged cells that are read; no honest list has as many."""

NAME = b"mergeCell "
MERGED = re.compile(rb'mergeCell ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})"')


class MergedCells:
    """The cells that are merged over several rows. Rows are filled in their order."""

    def __init__(self, sheet: IO[bytes]) -> None:
        """Read the sheet to its end, because they stand behind its rows."""
        self._below: dict[int, list[tuple[int, int]]] = {}
        self._held: dict[int, tuple[int, str]] = {}
        for number, (column, first, last) in enumerate(_merged(sheet)):
            if number < MOST_MERGED and last > first:
                self._below.setdefault(first, []).append((column, last))

    def fill(self, number: int, texts: list[str]) -> None:
        """Put into the empty cells of a row what stands in the first of the merged cells; `texts` is changed."""
        for column, last in self._below.pop(number, ()):
            if column < len(texts) and texts[column]:
                self._held[column] = (last, texts[column])
        for column, (last, text) in list(self._held.items()):
            if number > last:
                del self._held[column]
            elif any(texts):  # an empty row is none, also between cells that are merged across it
                texts.extend([""] * (column + 1 - len(texts)))
                texts[column] = texts[column] or text


def _merged(sheet: IO[bytes]) -> Iterable[tuple[int, int, int]]:
    """Column (from 0), first and last row of each range."""
    rest = b""
    while piece := sheet.read(PIECE):
        text = rest + piece
        if NAME in text:
            for column, first, last in MERGED.findall(text):
                yield column_index_from_string(column.decode()) - 1, int(first), int(last)
        rest = text[max(0, text.rfind(b"<", -LONGEST)) :] if text.rfind(b"<", -LONGEST) >= 0 else b""
