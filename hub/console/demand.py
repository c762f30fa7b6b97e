"""The board of unmet demand for staff: the figures that everybody may see, beside the queue."""

from __future__ import annotations

import io

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from hub.console.pages import ThePages
from hub.console.signed_in import Staff
from hub.demand.export import write_csv
from hub.demand.published import Published

router = APIRouter()


@router.get("/demand")
def show(request: Request, pages: ThePages, staff: Staff, word: str = "") -> Response:
    board = _published(request).board()
    row = board.about(word) if word else None
    if word and row is None:
        raise HTTPException(404)
    return pages.render(request, "demand.html", signed_in=staff, board=board, row=row)


@router.get("/demand/export")
def export(request: Request, _: Staff) -> Response:
    file = io.StringIO()
    write_csv(_published(request).board(), file)
    attached = {"Content-Disposition": 'attachment; filename="unmet-demand.csv"'}
    return Response(file.getvalue(), media_type="text/csv; charset=utf-8", headers=attached)


def _published(request: Request) -> Published:
    published: Published = request.app.state.published
    return published
