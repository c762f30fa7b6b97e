"""Requests that a new or changed credential now answers, and what staff do about it: tell the employer, or not."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Depends, Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from hub.console.changes import carry_out, version_of
from hub.console.offered import Offered, offered
from hub.console.pages import ThePages, Typed, read_form
from hub.console.signed_in import Staff, Triage
from hub.models import CollaborationRequest
from hub.new_offers import LISTED, settle_offer, waiting_offers
from hub.replies import reply
from hub.supply import Outcome

router = APIRouter()

LIST = "/offers"


@router.get(LIST)
def show_offers(request: Request, pages: ThePages, staff: Staff) -> Response:
    with pages.sessions() as session:
        waiting = waiting_offers(session)
        groups: dict[CollaborationRequest, list[Offered]] = {}
        for item in offered(pages, waiting):
            groups.setdefault(item.waiting.request, []).append(item)
        full = len(waiting) == LISTED
        return pages.render(request, "offers.html", signed_in=staff, groups=groups, most=LISTED, full=full)


@router.post("/requests/{reference}/offers/{number}/send", dependencies=[Depends(read_form)])
def send_offer(request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str, number: int) -> Response:
    """Tell the employer of the credential in the words of the form."""

    def action(session: Session, collaboration: CollaborationRequest) -> str:
        settle_offer(session, collaboration, number, Outcome.TOLD)
        reply(session, collaboration, by=staff.email, text=typed.get("reason", ""), seen=version_of(typed))
        return f"The employer of {collaboration.reference} is told."

    return carry_out(request, pages, staff, typed, reference, "offer", action, then=_then(typed))


@router.post("/requests/{reference}/offers/{number}/set-aside", dependencies=[Depends(read_form)])
def set_offer_aside(
    request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str, number: int
) -> Response:
    """Take the credential off the list; it does not come again for this request."""

    def action(session: Session, collaboration: CollaborationRequest) -> str:
        settle_offer(session, collaboration, number, Outcome.SET_ASIDE)
        return f"Set aside for {collaboration.reference}."

    return carry_out(request, pages, staff, typed, reference, "offer", action, then=_then(typed))


def _then(typed: Mapping[str, str]) -> str | None:
    return LIST if typed.get("back") == "offers" else None
