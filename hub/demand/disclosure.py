"""Which figures may be shown of a count, so that no employer can be made out by them, alone or beside each other.

docs/privacy.md gives the reasons for each rule. `least` is the number of employers below which nothing is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

MOST_OF_ONE = 50
"""People that one employer counts with at most: a large firm is not seen by its size."""

TENS = 10


def rounded(employers: int, least: int) -> int:
    """The number that is shown: down to a multiple of `least`, so that one employer more or less is not seen."""
    return employers - employers % least


def open_cells(cells: Mapping[str, int], least: int) -> set[str]:
    """The cells of a table that may be shown, by the employers in each, where some employers are in no cell.

    Nobody is told how many those are, so what is left of a total may always be they.
    """
    return {name for name, count in cells.items() if count >= least}


def open_parts(cells: Mapping[str, int], least: int) -> set[str]:
    """The cells of a table that may be shown, by the employers in each, where every employer is in a cell.

    Where all that is hidden is fewer than `least` employers, the smallest of the others is hidden with it: else the
    hidden ones were what is left of the total.
    """
    shown = open_cells(cells, least)
    hidden = sum(count for name, count in cells.items() if name not in shown)
    if 0 < hidden < least and shown:
        shown.remove(min(shown, key=lambda name: (cells[name], name)))
    return shown


def people_of(heads: Collection[int | None], least: int) -> int | None:
    """How many people a cell is for, at least, in tens, from what each of its employers said; None where fewer than
    `least` employers said a number."""
    said = [min(count, MOST_OF_ONE) for count in heads if count]
    return sum(said) // TENS * TENS if len(said) >= least else None
