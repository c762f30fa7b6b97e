"""The page where staff erase what is held on an employer, and the receipts of earlier erasures."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.signed_in import Admin, SignedIn
from hub.console.words import STORE
from hub.erasure import Erase, NothingHeld, Receipt, Scope, receipts
from hub.references import parse
from runtime.addresses import checked_address

log = logging.getLogger(__name__)
router = APIRouter()

CONVERSATION = re.compile(r"[0-9a-f]{32}")
UNREADABLE = "That is no reference, no e-mail address and no id of a conversation. Nothing was erased."
NOT_CONFIRMED = "Tick that you mean it. Nothing was erased."
NOTHING_HELD = "Nothing is held under that. Nothing was erased."
FAILED = "The assistant’s memory could not be written, so nothing was erased. Please try again in a moment."


@dataclass(frozen=True)
class Typing:
    """What was typed into the form, and why it was not carried out."""

    what: str = ""
    fault: str = ""


@router.get("/erasure")
def show(request: Request, pages: ThePages, staff: Admin) -> Response:
    return _page(request, pages, staff, Typing())


@router.post("/erasure")
def erase(request: Request, pages: ThePages, staff: Admin, typed: Typed) -> Response:
    """Erase by a reference, an e-mail address or the id of a conversation, whichever was typed."""
    what = typed.get("what", "").strip()
    meant = _meant(what)
    if meant is None or "sure" not in typed:
        return _page(request, pages, staff, Typing(what, NOT_CONFIRMED if meant else UNREADABLE), 422)
    eraser: Erase = request.app.state.erase
    try:
        receipt = eraser(*meant, staff.email)
    except NothingHeld:
        return _page(request, pages, staff, Typing(what, NOTHING_HELD), 422)
    except OSError as error:
        log.warning("an erasure failed: %s", error)
        return _page(request, pages, staff, Typing(what, FAILED), 503)
    with pages.sessions.begin() as session:
        staff.leave_message(session, f"Erased: {in_words(receipt)}.")
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
        return Scope.CONTACT, checked_address(what)
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
            STORE=STORE,
        )
