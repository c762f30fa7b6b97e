"""The brief of a request as a page and as a PDF, to be passed on to universities and colleges."""

from __future__ import annotations

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from hub.audit import Act, record
from hub.brief import Brief, brief_of
from hub.console.pages import ThePages, see_other
from hub.console.signed_in import Triage
from hub.requests import get_request
from runtime.clock import today
from runtime.pdf import PdfUnavailable, pdf_of

router = APIRouter(prefix="/requests/{reference}")

NO_PDF = "This machine makes no PDF: whoever runs this service finds in its README what is missing. Print the page."


@router.get("/brief")
def show(request: Request, pages: ThePages, staff: Triage, reference: str) -> Response:
    with pages.sessions() as session:
        brief = _brief(session, reference)
    return pages.render(request, "brief.html", signed_in=staff, brief=brief, today=today())


@router.get("/brief.pdf")
def as_pdf(request: Request, pages: ThePages, staff: Triage, reference: str) -> Response:
    with pages.sessions.begin() as session:
        brief = _brief(session, reference)
        record(session, staff.email, Act.EXPORTED, f"the brief of {brief.reference}")
    page = pages.templates.get_template("brief_pdf.html").render(brief=brief, today=today())
    try:
        content = pdf_of(page)
    except PdfUnavailable:
        with pages.sessions.begin() as session:
            staff.leave_message(session, NO_PDF)
        return see_other(request, f"/requests/{brief.reference}/brief")
    attached = {"Content-Disposition": f'attachment; filename="brief-{brief.reference}.pdf"'}
    return Response(content, media_type="application/pdf", headers=attached)


def _brief(session: Session, reference: str) -> Brief:
    return brief_of(get_request(session, reference))
