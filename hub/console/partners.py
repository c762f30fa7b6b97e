"""The providers that a request can be passed on to, and the links by which they answer."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from hub.console.changes import carry_out, version_of
from hub.console.pages import ThePages, Typed, read_form
from hub.console.signed_in import Triage
from hub.console.words import day
from hub.invitations import invitations_of, invite
from hub.models import CollaborationRequest
from hub.nearest import NearestCredentials
from hub.partners import partners
from hub.requests import get_request
from hub.transitions import OPEN
from runtime.clock import local_date

router = APIRouter(prefix="/requests/{reference}/partners")

INVITED = "/invited"
"""The path of the public page to which a link leads."""


@router.get("")
def show_partners(request: Request, pages: ThePages, staff: Triage, reference: str) -> Response:
    nearest: NearestCredentials = request.app.state.nearest
    with pages.sessions() as session:
        collaboration = get_request(session, reference)
        return pages.render(
            request,
            "partners.html",
            signed_in=staff,
            collaboration=collaboration,
            partners=partners(session, collaboration, nearest),
            asked=invitations_of(session, collaboration),
            is_open=collaboration.status in OPEN,
        )


@router.post("", dependencies=[Depends(read_form)])
def ask_partner(request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str) -> Response:
    """Make a link for a provider. It is shown once: the hub keeps a digest of it."""

    def action(session: Session, collaboration: CollaborationRequest) -> str:
        provider, seen = typed.get("provider", ""), version_of(typed)
        asked, word = invite(session, collaboration, provider, by=staff.email, seen=seen)
        until = day(local_date(asked.expires))
        link = f"{pages.web_url}{INVITED}/{word}"
        return f"Send this link to {asked.provider}; it is shown once and holds until {until}: {link}"

    then = None if typed.get("back") == "request" else f"/requests/{reference}/partners"
    return carry_out(request, pages, staff, typed, reference, "partners", action, then=then)
