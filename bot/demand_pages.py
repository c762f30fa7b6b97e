"""What employers need and nobody offers, for universities and colleges: a page, a table and a feed to read.

hub/demand/ decides what may be shown; nothing that is asked for here changes a figure.
"""

from __future__ import annotations

import io

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response

from bot.templating import missing_page, templates
from hub.demand.chart import bars, trend
from hub.demand.export import as_json, write_csv
from hub.demand.published import Published
from runtime.language import gettext

OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600"}


def demand_pages(published: Published) -> APIRouter:
    """`/demand`, `/demand/<word>`, `/demand.json` and `/demand.csv`."""
    router = APIRouter(include_in_schema=False)
    environment = templates()
    environment.globals |= {"bars": bars, "trend": trend}

    @router.get("/demand.json")
    def feed() -> JSONResponse:
        return JSONResponse(as_json(published.board()), headers=OPEN)

    @router.get("/demand.csv")
    def table() -> Response:
        file = io.StringIO()
        write_csv(published.board(), file)
        attached = {"Content-Disposition": 'attachment; filename="unmet-demand.csv"'}
        return Response(file.getvalue(), media_type="text/csv; charset=utf-8", headers=OPEN | attached)

    @router.get("/demand")
    def board() -> HTMLResponse:
        template = environment.get_template("demand.html")
        title = gettext("What employers need and nobody offers")
        return HTMLResponse(template.render(title=title, board=published.board()))

    @router.get("/demand/{word}")
    def about(word: str) -> HTMLResponse:
        board = published.board()
        row = board.about(word)
        if row is None:  # also for a word that too few asked for: the two cannot be told apart
            return missing_page()
        template = environment.get_template("demand_word.html")
        title = gettext("Unmet demand: {word}", word=row.word)
        return HTMLResponse(template.render(title=title, board=board, row=row))

    return router
