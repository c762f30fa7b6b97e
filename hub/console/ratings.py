"""The page of answers that employers found helpful or not."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.console.pages import ThePages
from hub.console.signed_in import Staff
from hub.ratings import LISTED, Fault, counts, ratings

router = APIRouter()

HELPFUL = "helpful"
FAULT = {
    Fault.WRONG: "Something is wrong",
    Fault.NOT_ASKED: "Not what was asked",
    Fault.UNCLEAR: "Hard to understand",
    Fault.INCOMPLETE: "Something is missing",
}


@router.get("/ratings")
def show_ratings(request: Request, pages: ThePages, staff: Staff, kind: str = "") -> Response:
    """The answers that did not help, of one fault where `kind` names it, or those that did."""
    helpful, fault = kind == HELPFUL, next((fault for fault in Fault if fault == kind), None)
    with pages.sessions() as session:
        yes, no = counts(session)
        return pages.render(
            request,
            "ratings.html",
            signed_in=staff,
            ratings=ratings(session, helpful=helpful, fault=fault),
            kind=HELPFUL if helpful else fault or "",
            helpful=yes,
            unhelpful=no,
            most=LISTED,
            FAULT=FAULT,
        )
