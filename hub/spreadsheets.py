"""Requests as rows of a spreadsheet, in which no text runs as a formula or turns the row round."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.bidi import without_bidi_controls
from hub.filters import Filters
from hub.models import CollaborationRequest
from runtime.clock import local_date

MOST_IN_A_WORKBOOK = 20_000
"""Rows that a workbook takes: it is made in memory and in a minute. CSV takes any number."""

BATCH = 500
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]")
"""Characters that XML, and so a workbook, cannot hold."""

FORMULA = re.compile(r"[\s'\ufeff\u200b]*[=+\-@＝＋－＠|%]|[\t\r\n]")
"""How a cell begins that a spreadsheet would run, also behind blanks and in the wide forms of East Asian keyboards."""

Cell = str | int | None
COLUMNS: dict[str, Callable[[CollaborationRequest], Cell]] = {
    "Reference": lambda request: request.reference,
    "Status": lambda request: request.status.label,
    "Sent": lambda request: local_date(request.created).isoformat(),
    "Organisation": lambda request: request.organisation,
    "Sector": lambda request: request.sector,
    "Region": lambda request: request.region,
    "Council area": lambda request: request.area,
    "Contact": lambda request: request.contact_name,
    "E-mail or telephone": lambda request: request.contact,
    "Need": lambda request: request.need,
    "In their own words": lambda request: request.said,
    "What else they said": lambda request: request.remarks,
    "Skills": lambda request: "; ".join(request.skills),
    "Job roles": lambda request: request.roles,
    "Learners": lambda request: request.learners,
    "Learners, at least": lambda request: request.heads,
    "SCQF level": lambda request: request.level,
    "Mode": lambda request: request.mode,
    "Needed by": lambda request: request.deadline,
    "Route": lambda request: request.route,
    "Owner": lambda request: request.owner.email if request.owner else None,
    "Next step by": lambda request: request.due.isoformat() if request.due else None,
    "Declined because": lambda request: request.decline_code,
    "Duplicate of": lambda request: request.duplicate_of,
}


class TooManyRows(Exception):
    """The view holds more requests than a workbook takes."""


def disarmed(cell: Cell) -> Cell:
    """The cell without control characters, and with an apostrophe before a text that a spreadsheet would run."""
    if not isinstance(cell, str):
        return cell
    text = CONTROLS.sub("", without_bidi_controls(cell))
    return f"'{text}" if FORMULA.match(text) else text


def rows(session: Session, filters: Filters) -> Iterator[list[Cell]]:
    """The requests of a view, the oldest first, each as the cells of COLUMNS."""
    query = select(CollaborationRequest).where(*filters.conditions())
    ordered = query.order_by(CollaborationRequest.created, CollaborationRequest.id)
    for request in session.scalars(ordered.execution_options(yield_per=BATCH)):
        yield [disarmed(column(request)) for column in COLUMNS.values()]


def write_csv(found: Iterable[list[Cell]], file: IO[str]) -> None:
    """Write CSV as Excel reads it without being asked: UTF-8 with a byte order mark, commas, a head."""
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(found)


def write_xlsx(found: Iterable[list[Cell]], file: IO[bytes]) -> None:
    """Write a workbook of one sheet, every text as text. Raises TooManyRows."""
    taken = list(islice(found, MOST_IN_A_WORKBOOK + 1))  # first: a workbook that was begun has to be finished
    if len(taken) > MOST_IN_A_WORKBOOK:
        raise TooManyRows
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Requests")
    sheet.freeze_panes = "B2"
    sheet.append(list(COLUMNS))
    for row in taken:
        cells = [WriteOnlyCell(sheet, value=value) for value in row]
        for cell, value in zip(cells, row, strict=True):
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = is a formula by itself
        sheet.append(cells)
    book.save(file)
