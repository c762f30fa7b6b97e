"""A page of chosen credentials for whoever decides, to print or to open as a spreadsheet.

Its address holds ids and nothing else: it says nothing about who chose them, and sets no cookie.
"""

from __future__ import annotations

import csv
import io
import re
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from bot.templating import templates
from bot.workbook import XLSX, sheets_of, write_workbook
from catalogue.exporters.csv_file import write_csv
from catalogue.facts import Shown, checked, day, facts
from catalogue.records import Credential
from catalogue.store import get_credentials
from runtime.clock import today
from runtime.database import Sessions
from runtime.phrases import Phrases

MOST = 12
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
    """`/shared`, `/shared.csv` and `/shared.xlsx`: the first 12 of the ids `c` that the catalogue knows, in the order
    asked for."""
    router = APIRouter(include_in_schema=False)
    template = templates().get_template("shared.html")

    def page(records: list[Credential]) -> HTMLResponse:
        on = today()
        listed = [(record, facts(record, phrases, on, Shown.PAGE), checked(record, phrases, on)) for record in records]
        html = template.render(listed=listed, today=day(on))
        return HTMLResponse(html, 200 if records else 404, HIDDEN)

    def find(ids: list[str]) -> list[Credential]:
        asked = [name for name in dict.fromkeys(ids) if ID.fullmatch(name)]
        with sessions() as session:
            return get_credentials(session, asked[:MOST])

    @router.get("/shared")
    def shared(chosen: Chosen) -> HTMLResponse:
        return page(find(chosen))

    @router.get("/shared.csv")
    def spreadsheet(chosen: Chosen) -> Response:
        records = find(chosen)
        if not records:
            return page(records)
        headers = {**HIDDEN, "Content-Disposition": 'attachment; filename="micro-credentials.csv"'}
        return Response(as_csv(records), media_type="text/csv", headers=headers)

    @router.get("/shared.xlsx")
    def workbook(chosen: Chosen) -> Response:
        records = find(chosen)
        if not records:
            return page(records)
        file = io.BytesIO()
        write_workbook(sheets_of(records, phrases, today()), file)
        headers = {**HIDDEN, "Content-Disposition": 'attachment; filename="micro-credentials.xlsx"'}
        return Response(file.getvalue(), media_type=XLSX, headers=headers)

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
