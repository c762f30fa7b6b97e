"""Chosen credentials as a PDF: what a plan covers, the courses side by side, and each with all its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.templating import templates
from bot.workbook import sheets_of
from catalogue.facts import Shown, checked, day, facts
from catalogue.records import Credential
from contract import PlanData
from runtime.pdf import pdf_of
from runtime.phrases import Phrases

PDF = "application/pdf"
SIDE_BY_SIDE = 4
"""Courses that have room beside each other on a sheet of A4."""


def as_pdf(records: Sequence[Credential], phrases: Phrases, on: dt.date, plan: PlanData | None = None) -> bytes:
    """Raises PdfUnavailable of runtime.pdf."""
    return pdf_of(as_page(records, phrases, on, plan))


def as_page(records: Sequence[Credential], phrases: Phrases, on: dt.date, plan: PlanData | None = None) -> str:
    """What the PDF is drawn from: the words of the page to pass on and of the workbook."""
    tables = [
        sheet
        for sheet in sheets_of(records, phrases, on, plan)
        if sheet.of_plan or (sheet.side_by_side and len(records) <= SIDE_BY_SIDE)
    ]
    listed = [(record, facts(record, phrases, on, Shown.PAGE), checked(record, phrases, on)) for record in records]
    return templates().get_template("list_pdf.html").render(tables=tables, listed=listed, today=day(on))
