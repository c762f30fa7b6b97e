"""The measures of the last twelve months that have ended, by month and by sector, in tables that nobody can narrow.

A figure is shown where as many employers as the threshold stand behind it; the rules are those of the board of unmet
demand (hub/demand/disclosure.py, docs/privacy.md).
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from hub.demand.disclosure import open_cells, open_parts, people_of, rounded
from hub.measures.measure import MEASURES, Group, Measure, Unit
from hub.measures.observations import observations
from runtime.clock import today

MONTHS = 12
MOST_TERMS = 50


@dataclass(frozen=True)
class Row:
    """The figures of a measure; None where a figure may not be shown. `sectors` has those that may."""

    measure: Measure
    total: int | None
    months: tuple[int | None, ...]
    sectors: Mapping[str, int]


@dataclass(frozen=True)
class Measures:
    """All that is shown. `months` are named "2026-10", the oldest first; `terms` are the ids of the glossary terms that
    were explained in the most conversations, with how many; `least` is the fewest employers of a figure."""

    months: tuple[str, ...]
    least: int
    rows: tuple[Row, ...]
    terms: tuple[tuple[str, int], ...]

    def of(self, group: str) -> list[Row]:
        """The rows of a group."""
        return [row for row in self.rows if row.measure.group == group]

    @property
    def sectors(self) -> list[str]:
        """The sectors of which a figure is shown."""
        return sorted({sector for row in self.rows for sector in row.sectors})

    @property
    def groups(self) -> list[Group]:
        return [group for group in Group if self.of(group)]

    @property
    def empty(self) -> bool:
        """Whether no figure may be shown."""
        return all(row.total is None for row in self.rows)


@dataclass
class _Cell:
    things: set[Hashable] = field(default_factory=set)
    heads: dict[str, int | None] = field(default_factory=dict)
    days: list[float] = field(default_factory=list)

    def figure(self, unit: Unit, least: int) -> int | None:
        if len(self.heads) < least:
            return None
        if unit is Unit.PEOPLE:
            return people_of(self.heads.values(), least)
        if unit is Unit.DAYS:
            return round(statistics.median(self.days))
        return rounded(len(self.things), least)


class _Tally:
    def __init__(self) -> None:
        self.all = _Cell()
        self.months: dict[str, _Cell] = defaultdict(_Cell)
        self.sectors: dict[str, _Cell] = defaultdict(_Cell)

    def row(self, measure: Measure, months: tuple[str, ...], least: int) -> Row:
        def shown(cells: Mapping[str, _Cell], allowed: set[str]) -> dict[str, int]:
            figures = {name: cells[name].figure(measure.unit, least) for name in sorted(allowed)}
            return {name: figure for name, figure in figures.items() if figure is not None}

        by_month = shown(self.months, open_parts(_employers(self.months), least))
        by_sector = shown(self.sectors, open_cells(_employers(self.sectors), least))
        total = self.all.figure(measure.unit, least)
        return Row(measure, total, tuple(by_month.get(month) for month in months), by_sector)


def measures(session: Session, least: int, *, at: dt.date | None = None) -> Measures:
    """The measures as they stand on a day."""
    firsts = _firsts(at or today())
    months = tuple(f"{first:%Y-%m}" for first in firsts[:-1])
    tallies = {measure: _Tally() for measure in MEASURES}
    terms: dict[str, _Cell] = defaultdict(_Cell)
    for seen in observations(session, firsts[0], firsts[-1]):
        tally = tallies[seen.measure]
        cells = [tally.all, tally.months[f"{seen.month:%Y-%m}"]]
        cells += [tally.sectors[seen.sector]] if seen.sector else []
        cells += [terms[seen.term]] if seen.term else []
        for cell in cells:
            cell.things.add(seen.thing)
            cell.heads[seen.employer] = max(cell.heads.get(seen.employer) or 0, seen.heads or 0) or None
            if seen.days is not None:
                cell.days.append(seen.days)
    explained = {term: cell.figure(Unit.CONVERSATIONS, least) for term, cell in terms.items()}
    ranked = sorted(((term, count) for term, count in explained.items() if count), key=lambda row: (-row[1], row[0]))
    rows = tuple(tally.row(measure, months, least) for measure, tally in tallies.items())
    return Measures(months, least, rows, tuple(ranked[:MOST_TERMS]))


def _employers(cells: Mapping[str, _Cell]) -> dict[str, int]:
    return {name: len(cell.heads) for name, cell in cells.items()}


def _firsts(day: dt.date) -> list[dt.date]:
    """The first days of the twelve months before the month of `day`, and of that month."""
    ordinal = day.year * 12 + day.month - 1
    return [dt.date(at // 12, at % 12 + 1, 1) for at in range(ordinal - MONTHS, ordinal + 1)]
