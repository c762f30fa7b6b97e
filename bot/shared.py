"""A page of chosen credentials for whoever decides, to print or to open as a spreadsheet.

Its address holds ids and nothing else: it says nothing about who chose them, and sets no cookie.
"""

from __future__ import annotations

import csv
import io
import logging
import re
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from bot.list_pdf import PDF, as_pdf
from bot.templating import templates
from bot.workbook import XLSX, sheets_of, write_workbook
from catalogue.exporters.csv_file import write_csv
from catalogue.facts import Shown, checked, day, facts
from catalogue.records import Credential
from catalogue.store import get_credentials
from runtime.clock import today
from runtime.database import Sessions
from runtime.pdf import PdfUnavailable
from runtime.phrases import Phrases

log = logging.getLogger(__name__)

MOST = 12
PDF_PATH = "/shared.pdf"
"""Counted as a lookup (bot/guards.py): to draw it costs half a second of a processor."""
ID = re.compile(r"[a-z0-9-]{1,120}")
"""What else is asked for cannot be an id, and PostgreSQL would refuse some of it."""

HIDDEN = {"X-Robots-Tag": "noindex"}
COLUMNS = (
    *("title", "provider", "scqf_level", "scqf_credits", "hours"),
    *("price_amount", "price_currency", "price_per", "price_as_of"),
    *("mode", "pattern", "location", "starts", "starts_any_time", "url", "last_verified", "sample"),
)
"""The facts of the page as the catalogue's own CSV calls them, and the hours that follow from the credits."""

Chosen = Annotated[list[str], Query(alias="c", default_factory=list)]


def shared_pages(sessions: Sessions, phrases: Phrases) -> APIRouter:
    """`/shared` and its files, `.csv`, `.xlsx` and `.pdf`: the first 12 of the ids `c` that the catalogue knows, in the
    order asked for."""
    router = APIRouter(include_in_schema=False)
    template = templates().get_template("shared.html")

    def page(records: list[Credential], no_pdf: str = "") -> HTMLResponse:
        on = today()
        listed = [(record, facts(record, phrases, on, Shown.PAGE), checked(record, phrases, on)) for record in records]
        html = template.render(listed=listed, today=day(on), no_pdf=no_pdf)
        return HTMLResponse(html, 503 if no_pdf else 200 if records else 404, HIDDEN)

    def find(ids: list[str]) -> list[Credential]:
        asked = [name for name in dict.fromkeys(ids) if ID.fullmatch(name)]
        with sessions() as session:
            return get_credentials(session, asked[:MOST])

    def attached(content: bytes, media_type: str, suffix: str) -> Response:
        name = f'attachment; filename="micro-credentials.{suffix}"'
        return Response(content, media_type=media_type, headers={**HIDDEN, "Content-Disposition": name})

    @router.get("/shared")
    def shared(chosen: Chosen) -> HTMLResponse:
        return page(find(chosen))

    @router.get("/shared.csv")
    def spreadsheet(chosen: Chosen) -> Response:
        records = find(chosen)
        if not records:
            return page(records)
        return attached(as_csv(records), "text/csv", "csv")

    @router.get("/shared.xlsx")
    def workbook(chosen: Chosen) -> Response:
        records = find(chosen)
        if not records:
            return page(records)
        file = io.BytesIO()
        write_workbook(sheets_of(records, phrases, today()), file)
        return attached(file.getvalue(), XLSX, "xlsx")

    @router.get(PDF_PATH)
    def pdf(chosen: Chosen) -> Response:
        records = find(chosen)
        if not records:
            return page(records)
        try:
            return attached(as_pdf(records, phrases, today()), PDF, "pdf")
        except PdfUnavailable as error:
            log.warning("a list was not made a PDF: %s", error)
            return page(records, phrases("utter_no_pdf"))

    return router


def as_csv(records: list[Credential]) -> bytes:
    """The records as a file that a spreadsheet program opens: without its mark Excel takes it for another encoding."""
    return table(records).encode("utf-8-sig")


def table(records: list[Credential]) -> str:
    """The records as CSV in COLUMNS. The catalogue's exporter makes the cells, so that no text runs as a formula."""
    whole, file = io.StringIO(), io.StringIO()
    write_csv(records, whole)
    whole.seek(0)
    writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for record, row in zip(records, csv.DictReader(whole), strict=True):
        writer.writerow(row | {"hours": record.hours or ""})
    return file.getvalue()
