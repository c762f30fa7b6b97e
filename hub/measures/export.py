"""The measures as rows of a table, for whoever evaluates the service."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from hub.measures.figures import Measures

COLUMNS = ("group", "measure", "unit", "by", "name", "figure")


def rows(shown: Measures) -> Iterator[tuple[str, str, str, str, str, int]]:
    """Every figure that may be shown as a row of COLUMNS. Days are medians, all others lower bounds."""
    for row in shown.rows:
        head = (row.measure.group.value, row.measure.key, row.measure.unit.value)
        if row.total is not None:
            yield *head, "all", "", row.total
        for month, figure in zip(shown.months, row.months, strict=True):
            if figure is not None:
                yield *head, "month", month, figure
        for sector, figure in row.sectors.items():
            yield *head, "sector", sector, figure
    for term, count in shown.terms:
        yield "Understanding", "terms", "conversations", "term", term, count


def write_csv(shown: Measures, file: IO[str]) -> None:
    """CSV with a head."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(rows(shown))
