"""The requests of a view as a file: every one of the filter, not only those of the page."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import TextIOWrapper
from typing import IO

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response, StreamingResponse

from hub.audit import Act, record
from hub.console.pages import ThePages, see_other
from hub.console.signed_in import Triage
from hub.console.view import View
from hub.spreadsheets import MOST_IN_A_WORKBOOK, TooManyRows, rows, write_csv, write_xlsx
from runtime.clock import today

router = APIRouter()

CHUNK = 64 * 1024
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TOO_MANY = f"A workbook takes {MOST_IN_A_WORKBOOK:,} requests. Narrow the filter, or take CSV."


@router.get("/export/{format}")
def export(request: Request, pages: ThePages, staff: Triage, format: str) -> Response:
    """The file is written before its first byte is sent, so a download is never cut short."""
    if format not in MEDIA:
        raise HTTPException(404)
    view = View.of(request.query_params)
    file = tempfile.TemporaryFile()  # noqa: SIM115  _chunks closes it
    try:
        with pages.sessions() as session:
            _write(format, file, rows(session, view.filters))
    except TooManyRows:
        file.close()
        with pages.sessions.begin() as session:
            staff.leave_message(session, TOO_MANY)
        return see_other(request, f"/{view.address()}")
    except BaseException:
        file.close()
        raise
    with pages.sessions.begin() as session:
        record(session, staff.email, Act.EXPORTED, f"requests as {format}")
    headers = {
        "Content-Disposition": f'attachment; filename="requests-{today()}.{format}"',
        "Content-Length": str(file.tell()),
    }
    file.seek(0)
    return StreamingResponse(_chunks(file), media_type=MEDIA[format], headers=headers)


def _write(format: str, file: IO[bytes], found: Iterator[list[str | int | None]]) -> None:
    if format == "xlsx":
        write_xlsx(found, file)
        return
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    write_csv(found, text)
    text.detach()  # flushes, and leaves the file open


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk
