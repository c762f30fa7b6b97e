"""The page of what is held on an employer: a copy of it, its erasure with the receipts, and legal holds."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.audit import Act, record
from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.signed_in import Admin, SignedIn
from hub.console.words import STORE
from hub.erasure import Copy, Erase, NothingHeld, Receipt, Scope, receipts
from hub.holds import NoReason, UnderHold, holds, place_hold, release_hold
from hub.references import parse
from runtime.addresses import checked_contact
from runtime.clock import today

log = logging.getLogger(__name__)
router = APIRouter()

CONVERSATION = re.compile(r"[0-9a-f]{32}")
UNREADABLE = (
    "That is no reference, no e-mail address, no telephone number and no id of a conversation. Nothing was done."
)
KEPT = "A legal hold keeps it. Nothing was erased."
NO_REASON = "Say why it must be kept, in up to 1,000 characters. Nothing was changed."
NOT_CONFIRMED = "Tick that you mean it. Nothing was erased."
NOTHING_HELD = "Nothing is held under that."
UNREAD = "The assistant’s memory could not be read. Please try again in a moment."
FAILED = "The assistant’s memory could not be written, so nothing was erased. Please try again in a moment."


@dataclass(frozen=True)
class Typing:
    """What was typed into a form, which form it was, and why it was not carried out."""

    what: str = ""
    fault: str = ""
    form: str = "erase"


@router.get("/erasure")
def show(request: Request, pages: ThePages, staff: Admin) -> Response:
    return _page(request, pages, staff, Typing())


@router.post("/erasure")
def erase(request: Request, pages: ThePages, staff: Admin, typed: Typed) -> Response:
    """Erase by a reference, an e-mail address, a telephone number or the id of a conversation, whichever was typed."""
    what = typed.get("what", "").strip()
    meant = _meant(what)
    if meant is None or "sure" not in typed:
        return _page(request, pages, staff, Typing(what, NOT_CONFIRMED if meant else UNREADABLE), 422)
    eraser: Erase = request.app.state.erase
    try:
        receipt = eraser(*meant, staff.email)
    except NothingHeld:
        return _page(request, pages, staff, Typing(what, NOTHING_HELD), 422)
    except UnderHold:
        return _page(request, pages, staff, Typing(what, KEPT), 422)
    except OSError as error:
        log.warning("an erasure failed: %s", error)
        return _page(request, pages, staff, Typing(what, FAILED), 503)
    with pages.sessions.begin() as session:
        staff.leave_message(session, f"Erased: {in_words(receipt)}.")
    return see_other(request, "/erasure")


@router.post("/erasure/copy")
def copy(request: Request, pages: ThePages, staff: Admin, typed: Typed) -> Response:
    """Everything that is held under what was typed, as a file of JSON."""
    what = typed.get("copied", "").strip()
    meant = _meant(what)
    if meant is None:
        return _page(request, pages, staff, Typing(what, UNREADABLE, "copy"), 422)
    take: Copy = request.app.state.copy
    try:
        values = take(*meant)
    except NothingHeld:
        return _page(request, pages, staff, Typing(what, NOTHING_HELD, "copy"), 422)
    except OSError as error:
        log.warning("a copy failed: %s", error)
        return _page(request, pages, staff, Typing(what, UNREAD, "copy"), 503)
    with pages.sessions.begin() as session:
        record(session, staff.email, Act.COPIED, f"by {meant[0]}")
    attached = {"Content-Disposition": f'attachment; filename="held-{today()}.json"'}
    return Response(json.dumps(values, ensure_ascii=False, indent=2), media_type="application/json", headers=attached)


@router.post("/holds")
def hold(request: Request, pages: ThePages, staff: Admin, typed: Typed) -> Response:
    """Keep what is found by what was typed from being erased, until the hold is released."""
    what = typed.get("held", "").strip()
    meant = _meant(what)
    if meant is None:
        return _page(request, pages, staff, Typing(what, UNREADABLE, "hold"), 422)
    try:
        with pages.sessions.begin() as session:
            place_hold(session, *meant, typed.get("reason", ""), by=staff.email)
            staff.leave_message(session, "It is kept until you release it.")
    except NoReason:
        return _page(request, pages, staff, Typing(what, NO_REASON, "hold"), 422)
    return see_other(request, "/erasure")


@router.post("/holds/{number}/release")
def release(request: Request, pages: ThePages, staff: Admin, number: int) -> Response:
    with pages.sessions.begin() as session:
        there = release_hold(session, number, by=staff.email)
        staff.leave_message(session, "The hold is released." if there else "There was no such hold.")
    return see_other(request, "/erasure")


def in_words(receipt: Receipt) -> str:
    """The figures of a receipt that are not nought, each with its store."""
    return ", ".join(f"{STORE[store]}: {count}" for store, count in receipt.items() if count)


def _meant(what: str) -> tuple[Scope, str] | None:
    if reference := parse(what):
        return Scope.REFERENCE, reference
    if CONVERSATION.fullmatch(what):
        return Scope.CONVERSATION, what
    try:
        return Scope.CONTACT, checked_contact(what)
    except ValueError:
        return None


def _page(request: Request, pages: Pages, staff: SignedIn, typing: Typing, status_code: int = 200) -> Response:
    with pages.sessions() as session:
        return pages.render(
            request,
            "erasure.html",
            status_code,
            signed_in=staff,
            typing=typing,
            receipts=receipts(session),
            holds=holds(session),
            STORE=STORE,
        )
