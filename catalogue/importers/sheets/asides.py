"""Rows between and below the records of a spreadsheet that are none: totals, headings of a part, notes."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from catalogue.importers.sheets.rows import Row

TOTAL = re.compile(r"(?:(?:(?:grand|sub)[ -]?)?totals?|gesamt(?:summe)?|summe|totaal)(?![^\W\d_])", re.I)
"""The word with which a row of totals begins."""

FIGURE = re.compile(r"(?:[\W\d_]|(?<![^\W\d_])(?:gbp|eur|usd)(?![^\W\d_]))*", re.I)
"""A cell, or the rest of one, in which nothing but signs, digits and money stands."""

SUMMED = re.compile(
    r"\W*(?:(?:for|of|in) .*|(?:(?:\d+|all|number|no|places|courses?|fees?|prices?|costs?|amount|hours|days|weeks|"
    r"credits|learners|students|programmes|modules)\b\W*)+)",
    re.I,
)
"""What is summed up, behind the word: "Total fees", "Total for Lochside"."""

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
        if _is_total(text, row):
            return f"it is a row of totals ('{text[:QUOTED]}'), so it is left out"
        if self._tells and _filled(row) == 1:
            return f"'{text[:QUOTED]}' stands alone in its row and is taken for a heading or a note, so it is left out"
        return None


def _is_total(text: str, row: Row) -> bool:
    """Whether a row is one of totals, by its first filled cell: a word for them, and behind it only figures, or what is
    summed up while all other cells are figures. "Total Rewards" is a course whatever stands beside it."""
    if not (word := TOTAL.match(text)):
        return False
    rest, others = text[word.end() :], row.cells[row.cells.index(text) + 1 :]
    return bool(FIGURE.fullmatch(rest) or (SUMMED.fullmatch(rest) and all(map(FIGURE.fullmatch, others))))


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell)
