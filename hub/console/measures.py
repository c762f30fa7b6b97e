"""The measures of success: what is used, understood, asked for and agreed, by month and sector."""

from __future__ import annotations

import io
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from catalogue.store import read_terms
from hub.audit import Act, record
from hub.console.pages import ThePages
from hub.console.signed_in import Staff
from hub.demand.board import Cell
from hub.hourly import Hourly
from hub.measures.export import write_csv
from hub.measures.figures import Measures

router = APIRouter()


def _measured(request: Request) -> Hourly[Measures]:
    measured: Hourly[Measures] = request.app.state.measured
    return measured


Measured = Annotated[Hourly[Measures], Depends(_measured)]


@router.get("/measures")
def show(request: Request, pages: ThePages, staff: Staff, measured: Measured) -> Response:
    shown = measured.value()
    with pages.sessions() as session:
        names = {term.id: term.term for term in read_terms(session)}
    cells = [Cell(names.get(term, term), count, None) for term, count in shown.terms]
    return pages.render(request, "measures.html", signed_in=staff, shown=shown, term_cells=cells)


@router.get("/measures/export")
def export(pages: ThePages, staff: Staff, measured: Measured) -> Response:
    file = io.StringIO()
    write_csv(measured.value(), file)
    with pages.sessions.begin() as session:
        record(session, staff.email, Act.EXPORTED, "measures as csv")
    attached = {"Content-Disposition": 'attachment; filename="measures.csv"'}
    return Response(file.getvalue(), media_type="text/csv; charset=utf-8", headers=attached)
