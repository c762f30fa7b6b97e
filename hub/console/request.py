"""The page of one request: what the employer said, the history, and the forms for what staff can do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter, Request
from sqlalchemy import select
from starlette.responses import HTMLResponse, Response

from hub.answers import mark_read
from hub.checklist import checklist, ticked
from hub.consents import words_of_version
from hub.console.details import details
from hub.console.drafts import drafts_of
from hub.console.offered import offered
from hub.console.pages import Pages, ThePages
from hub.console.signed_in import SignedIn, Staff
from hub.console.view import came_from
from hub.console.words import DECLINE_CODE
from hub.filters import is_asleep
from hub.invitations import invitations_of
from hub.lifecycle import possible
from hub.likeness import alike
from hub.models import UNTIL_A_REPLY, CollaborationRequest
from hub.models import Staff as StaffRow
from hub.nearest import NearestCredentials
from hub.new_offers import waiting_offers
from hub.notices import notices_of
from hub.partners import partners
from hub.pools.pools import pool_of
from hub.presence import look_at, others_at
from hub.queue import neighbours
from hub.requests import get_request
from hub.roles import Role
from hub.transitions import OPEN

router = APIRouter()

PARTNERS = 3
"""Providers on the page of a request; the page of partners has more of them."""


@dataclass(frozen=True)
class Refusal:
    """Why a form was not carried out, and what was typed into it; the page shows both."""

    form: str
    sentence: str
    status_code: int
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Filled:
    """A form that the page opens with a draft in it, for staff to read, change and send."""

    form: str
    typed: Mapping[str, str]


class _Fields(dict[str, str]):
    """The fields of a form as typed. A field that was not sent is empty."""

    def __missing__(self, _: str) -> str:
        return ""


@router.get("/requests/{reference}")
def show(request: Request, pages: ThePages, staff: Staff, reference: str) -> Response:
    return render_request(request, pages, staff, reference)


def render_request(
    request: Request, pages: Pages, staff: SignedIn, reference: str, refusal: Refusal | None = None
) -> HTMLResponse:
    """The page of the request as it is stored now, with the refusal of a form if there is one. Raises NoSuchRequest."""
    view = came_from(request.query_params)
    with pages.sessions.begin() as session:
        collaboration = get_request(session, reference)
        unread = collaboration.unread
        look_at(session, staff.token, collaboration.reference)
        if staff.role.includes(Role.TRIAGE):  # who only reads along has not seen it for those who answer
            mark_read(session, collaboration)
        everybody = session.scalars(select(StaffRow).order_by(StaffRow.name)).all()
        duplicates = session.scalars(
            select(CollaborationRequest.reference).where(CollaborationRequest.duplicate_of == collaboration.reference)
        ).all()
        is_open, checks, can = collaboration.status in OPEN, checklist(collaboration), possible(collaboration)
        nearest: NearestCredentials = request.app.state.nearest
        could = partners(session, collaboration, nearest)[:PARTNERS] if is_open else []
        asked = list(dict.fromkeys(invitation.provider for invitation in invitations_of(session, collaboration)))
        drafts = drafts_of(collaboration, can, checks, could, asked, pages.phrases, DECLINE_CODE)
        chosen = next((draft for draft in drafts if draft.key == request.query_params.get("draft")), None)
        filled = refusal or (Filled(chosen.form, chosen.fields) if chosen else None)
        return pages.render(
            request,
            "request.html",
            refusal.status_code if refusal else 200,
            signed_in=staff,
            collaboration=collaboration,
            details=details(collaboration),
            consent_words=words_of_version(session, collaboration.consent_version),
            checks=checks,
            done=ticked(collaboration),
            transitions=can,
            partners=could,
            asked=asked,
            drafts=drafts,
            filled=filled,
            owners=[colleague for colleague in everybody if colleague.active or colleague is collaboration.owner],
            names={colleague.email: colleague.name for colleague in everybody},
            duplicates=duplicates,
            is_open=is_open,
            asleep=is_asleep(collaboration.snoozed_until),
            UNTIL_A_REPLY=UNTIL_A_REPLY,
            alike=alike(session, collaboration) if is_open else [],
            offers=offered(pages, waiting_offers(session, collaboration)),
            refusal=refusal,
            unread=unread,
            others=others_at(session, collaboration.reference, staff.email),
            notices=notices_of(session, collaboration),
            view=view,
            pool=pool_of(session, collaboration),
            beside=neighbours(session, view.filters, collaboration),
            typed=_Fields(filled.typed if filled else {}),
            nothing=_Fields(),
        )
