"""Workbooks to take away: chosen credentials one below the other and side by side, and what a plan covers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from catalogue.facts import Shown, checked, facts
from catalogue.records import Credential
from contract import PlanData
from hub.spreadsheets import disarmed
from runtime.language import gettext
from runtime.phrases import Phrases

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 28
"""Characters of a column; longer words go on below."""
BOLD, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Sheet:
    """Rows of words under a head; the rows of `marked` are written bold. `of_plan` says what a plan covers, and
    `side_by_side` compares."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    marked: frozenset[int] = frozenset()
    of_plan: bool = False
    side_by_side: bool = False


def sheets_of(
    records: Sequence[Credential], phrases: Phrases, on: dt.date, plan: PlanData | None = None
) -> list[Sheet]:
    """What there is to say of some credentials: those of a plan begin with what it covers."""
    named = [
        (gettext("Title"), *map(_title, records)),
        (gettext("Provider"), *(record.provider for record in records)),
    ]
    values = [facts(record, phrases, on, Shown.PAGE) for record in records]
    compared = [(of_all[0].name, *(fact.value for fact in of_all)) for of_all in zip(*values, strict=True)]
    sources = [
        (gettext("Record"), *(checked(record, phrases, on) for record in records)),
        (gettext("Provider’s page"), *(str(record.url or phrases("utter_unknown")) for record in records)),
    ]
    rows = [*named, *compared, *sources]
    (_, *titles), *rest = rows
    differing = frozenset(at for at, (_, *cells) in enumerate(rest) if len({*cells}) > 1)
    by_course = [list(column) for column in zip(*rows, strict=True)]
    courses = [
        Sheet(gettext("Courses"), by_course[0], by_course[1:]),
        *([Sheet(gettext("Side by side"), ["", *titles], rest, differing, side_by_side=True)] if records[1:] else []),
    ]
    return [_plan_sheet(plan, records), *courses] if plan else courses


def write_workbook(sheets: Iterable[Sheet], file: IO[bytes]) -> None:
    """Write the sheets, every text as text: none runs as a formula."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "B2"
        for at in range(len(sheet.head)):
            page.column_dimensions[chr(ord("A") + at)].width = WIDTH
        for number, row in enumerate([sheet.head, *sheet.rows]):
            cells = [WriteOnlyCell(page, value=disarmed(value)) for value in row]
            for cell in cells:
                cell.data_type = "s"  # a text that begins with = is a formula by itself
                cell.alignment = WRAPPED
                if number == 0 or number - 1 in sheet.marked:
                    cell.font = BOLD
            page.append(cells)
    book.save(file)


def _title(record: Credential) -> str:
    return gettext("{title} (sample)", title=record.title) if record.sample else record.title


def _plan_sheet(plan: PlanData, records: Sequence[Credential]) -> Sheet:
    titles = {record.id: _title(record) for record in records}
    covered = [(cover.need, "; ".join(titles.get(name, name) for name in cover.items)) for cover in plan.covers]
    missing = [(need, gettext("Nothing in this plan")) for need in plan.uncovered]
    totals = [(total.name, total.value) for total in plan.totals]
    head = [gettext("Need"), gettext("Answered by")]
    return Sheet(gettext("Plan"), head, [*covered, *missing, *totals], of_plan=True)
