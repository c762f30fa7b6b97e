"""One request, complete: what was asked, what happened since, and what may be done now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from sqlalchemy import select
from starlette.responses import HTMLResponse, Response

from hub.checklist import checklist
from hub.console.pages import Pages, ThePages
from hub.console.signed_in import SignedIn, Staff
from hub.lifecycle import OPEN, possible
from hub.models import CollaborationRequest
from hub.models import Staff as StaffRow
from hub.requests import get_request

router = APIRouter()


@dataclass(frozen=True)
class Refusal:
    """Why a form was not carried out: said on the page, with everything that was typed still there."""

    form: str
    sentence: str
    status_code: int
    typed: Mapping[str, str] = field(default_factory=dict)


class _Fields(dict[str, str]):
    """What was typed into a form; a field that was not sent is empty."""

    def __missing__(self, _: str) -> str:
        return ""


@router.get("/requests/{reference}")
def show(request: Request, pages: ThePages, staff: Staff, reference: str) -> Response:
    return render_request(request, pages, staff, reference)


def render_request(
    request: Request, pages: Pages, staff: SignedIn, reference: str, refusal: Refusal | None = None
) -> HTMLResponse:
    """The page of the request as it stands now, after a refusal too. Raises NoSuchRequest."""
    with pages.sessions() as session:
        asked = get_request(session, reference)
        everybody = session.scalars(select(StaffRow).order_by(StaffRow.name)).all()
        copies = session.scalars(
            select(CollaborationRequest.reference).where(CollaborationRequest.duplicate_of == asked.reference)
        ).all()
        return pages.render(
            request,
            "request.html",
            refusal.status_code if refusal else 200,
            signed_in=staff,
            asked=asked,
            checks=checklist(asked),
            steps=possible(asked),
            owners=[one for one in everybody if one.active or one is asked.owner],
            names={one.email: one.name for one in everybody},
            copies=copies,
            is_open=asked.status in OPEN,
            refusal=refusal,
            typed=_Fields(refusal.typed if refusal else {}),
            nothing=_Fields(),
        )
