"""The page of the audit log."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.audit import PAGE, entries
from hub.console.pages import ThePages
from hub.console.signed_in import Admin
from hub.console.words import ACT

router = APIRouter()


@router.get("/audit")
def show(request: Request, pages: ThePages, staff: Admin, before: str = "") -> Response:
    place = int(before) if before.isdecimal() and len(before) <= 15 else None
    with pages.sessions() as session:
        found = entries(session, before=place)
    older = found[-1].id if len(found) == PAGE else None
    return pages.render(request, "audit.html", signed_in=staff, entries=found, older=older, ACT=ACT)
