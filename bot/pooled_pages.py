"""The page on which an employer agrees to be introduced to others who need the same, and later sees who they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse

from bot.invited_pages import HEADERS
from bot.news import POOLED
from bot.templating import templates
from hub.event_kinds import EventKind
from hub.models import EMPLOYER, CollaborationRequest
from hub.pools.agreements import agreement_of
from hub.pools.models import Consent
from hub.pools.pools import PoolLinkUnknown, member_of_link, requests_of, settle_consent
from runtime.database import Sessions
from runtime.language import gettext, gettext_noop

ANSWERS = {"yes": True, "no": False}
UNCLEAR = gettext_noop("Please choose yes or no; nothing was sent yet.")


def pooled_pages(sessions: Sessions, contact_email: str) -> APIRouter:
    """`/pooled/<word>`, to read and to answer. An unknown link is told plainly and names nobody."""
    router = APIRouter(include_in_schema=False)
    template = templates().get_template("pooled.html")

    def page(status: int = 200, **values: object) -> HTMLResponse:
        fields = {"known": False, "fault": None, "sent": None, "others": ()} | values
        text = template.render(title=gettext("Together with others"), contact=contact_email, Consent=Consent, **fields)
        return HTMLResponse(text, status, HEADERS)

    def shown(word: str, status: int = 200, **values: object) -> HTMLResponse:
        try:
            with sessions() as session:
                member = member_of_link(session, word)
                request = session.get_one(CollaborationRequest, member.request_id)
                asked = [event.reason for event in request.events if event.kind is EventKind.POOL_ASKED]
                introduced = member.pool.introduced is not None and member.consent is Consent.AGREED
                agreed = requests_of(session, member.pool, Consent.AGREED) if introduced else []
                others = [other for other in agreed if other is not request]
                facts = {"request": request, "member": member, "introduced": introduced, "others": others}
                facts["agreement"] = agreement_of(session, request)
                facts["agreed_on"] = {each.request_id: each.answered for each in member.pool.members}
                return page(status, known=True, question=asked[-1] if asked else "", **facts, **values)
        except PoolLinkUnknown:
            return page(404)

    @router.get(f"{POOLED}/{{word}}")
    def read(word: str) -> HTMLResponse:
        return shown(word)

    @router.post(f"{POOLED}/{{word}}")
    def answer(word: str, answer: Annotated[str, Form()] = "") -> HTMLResponse:
        if answer not in ANSWERS:
            return shown(word, 422, fault=gettext(UNCLEAR))
        try:
            with sessions.begin() as session:
                settle_consent(session, member_of_link(session, word), ANSWERS[answer], by=EMPLOYER)
        except PoolLinkUnknown:
            return page(404)
        return shown(word, sent=answer)

    return router
