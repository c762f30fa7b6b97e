"""Rows between and below the records of a spreadsheet that are none: totals, headings of a part, notes."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from catalogue.importers.sheets.rows import Row

TOTAL = re.compile(r"(?:(?:grand|sub)[ -]?)?totals?\b.{0,10}|gesamt(?:summe)?|summe|totaal", re.I)
FEW = 3
"""Cells that a row of records has at least, where one cell alone is a heading or a note."""

QUOTED = 60


class Asides:
    """Tells the rows that are no records, by what the first rows of the sheet look like."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._tells = statistics.median_high(map(_filled, rows)) >= FEW if rows else False

    def __call__(self, row: Row) -> str | None:
        """Why the row is no record, in words; None where it seems to be one."""
        text = next(cell for cell in row.cells if cell)
        if TOTAL.fullmatch(text):
            return f"it is a row of totals ('{text[:QUOTED]}'), so it is left out"
        if self._tells and _filled(row) == 1:
            return f"'{text[:QUOTED]}' stands alone in its row and is taken for a heading or a note, so it is left out"
        return None


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell)
