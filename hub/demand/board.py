"""The board of unmet demand: fixed tables over the last four quarters that have ended, the same for whoever looks.

There are no filters to combine, and nothing changes within a quarter but by an erasure, so that two looks at the board
cannot be subtracted from each other.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.demand.disclosure import open_cells, open_parts, people_of, rounded
from hub.demand.employers import employers
from hub.demand.signals import UnmetNeed
from hub.demand.words import stem
from runtime.clock import today

QUARTERS = 4
MOST_WORDS = 100

FACTS = ("level", "sector", "area", "quarter")

Heads = dict[str, int | None]
"""The people that each employer of a cell spoke of, by the employer."""


@dataclass(frozen=True)
class Cell:
    """`employers` and `people` are lower bounds; `people` is None where too few said how many."""

    name: str
    employers: int
    people: int | None


@dataclass(frozen=True)
class WordDemand:
    """What is shown of the needs with a word. `trend` has the employers of each quarter, None where it is not shown."""

    word: str
    employers: int
    people: int | None
    trend: tuple[int | None, ...]
    levels: tuple[Cell, ...]
    sectors: tuple[Cell, ...]
    areas: tuple[Cell, ...]


@dataclass(frozen=True)
class Board:
    """All that is published. `quarters` are the names of the quarters, the oldest first; `least` is the fewest
    employers of a figure; `employers` are all that had an unmet need, None where they are too few."""

    quarters: tuple[str, ...]
    least: int
    employers: int | None
    words: tuple[WordDemand, ...]
    levels: tuple[Cell, ...]
    sectors: tuple[Cell, ...]
    areas: tuple[Cell, ...]

    def about(self, word: str) -> WordDemand | None:
        """The row of a word as the board spells it."""
        return next((row for row in self.words if row.word == word), None)


def demand_board(session: Session, least: int, *, at: dt.date | None = None) -> Board:
    """The board as it stands on a day."""
    firsts = _quarters(at or today())
    names = tuple(f"{first.year} Q{(first.month + 2) // 3}" for first in firsts[:-1])
    of_signals = select(
        *(UnmetNeed.source, UnmetNeed.month, UnmetNeed.words, UnmetNeed.heads),
        *(UnmetNeed.level, UnmetNeed.sector, UnmetNeed.area),
    ).where(UnmetNeed.month >= firsts[0], UnmetNeed.month < firsts[-1])
    employer_of = employers(session, firsts[0])
    whole, by_word = _Tally(), defaultdict[str, _Tally](_Tally)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for source, month, words, heads, level, sector, area in session.execute(of_signals):
        employer = employer_of.get(source, source)
        quarter = names[sum(month >= first for first in firsts) - 1]
        facts = (str(level) if level else None, sector, area, quarter)
        whole.count(employer, heads, facts)
        for root, word in {stem(word): word for word in words}.items():
            by_word[root].count(employer, heads, facts)
            forms[root][word] += 1
    spelt = {root: min(found, key=lambda word: (-found[word], word)) for root, found in forms.items()}
    rows = [tally.row(spelt[root], names, least) for root, tally in by_word.items() if len(tally.all) >= least]
    rows.sort(key=lambda row: (-row.employers, row.word))  # by what is shown: the order tells nothing more
    return Board(
        names,
        least,
        rounded(len(whole.all), least) or None,
        tuple(rows[:MOST_WORDS]),
        whole.cells("level", least),
        whole.cells("sector", least),
        whole.cells("area", least),
    )


class _Tally:
    """The employers of some signals, in all and by each fact of the signals, with the people they spoke of."""

    def __init__(self) -> None:
        self.all: Heads = {}
        self._by: dict[str, dict[str, Heads]] = {fact: {} for fact in FACTS}

    def count(self, employer: str, heads: int | None, facts: tuple[str | None, ...]) -> None:
        """Count a signal of this employer; `facts` are in the order of FACTS."""
        _add(self.all, employer, heads)
        for by, name in zip(self._by.values(), facts, strict=True):
            if name:
                _add(by.setdefault(name, {}), employer, heads)

    def cells(self, kind: str, least: int) -> tuple[Cell, ...]:
        by = self._by[kind]
        may_show = open_parts if kind == "quarter" else open_cells
        shown = may_show({name: len(heads) for name, heads in by.items()}, least)
        cells = [Cell(name, rounded(len(by[name]), least), people_of(by[name].values(), least)) for name in shown]
        if kind == "level":
            return tuple(sorted(cells, key=lambda cell: int(cell.name)))
        return tuple(sorted(cells, key=lambda cell: (-cell.employers, cell.name)))

    def row(self, word: str, quarters: Iterable[str], least: int) -> WordDemand:
        by_quarter = {cell.name: cell.employers for cell in self.cells("quarter", least)}
        return WordDemand(
            word,
            rounded(len(self.all), least),
            people_of(self.all.values(), least),
            tuple(by_quarter.get(quarter) for quarter in quarters),
            self.cells("level", least),
            self.cells("sector", least),
            self.cells("area", least),
        )


def _add(cell: Heads, employer: str, heads: int | None) -> None:
    cell[employer] = max(cell.get(employer) or 0, heads or 0) or None


def _quarters(day: dt.date) -> list[dt.date]:
    """The first days of the quarters of the board, and of the one that has not ended."""
    ordinal = day.year * 4 + (day.month - 1) // 3
    return [dt.date(at // 4, at % 4 * 3 + 1, 1) for at in range(ordinal - QUARTERS, ordinal + 1)]
