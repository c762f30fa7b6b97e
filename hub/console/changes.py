"""The forms on a request's page: each reads its fields, calls one function of the hub, and goes back to the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeVar

from fastapi import APIRouter, Depends, HTTPException, Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from hub import lifecycle
from hub.console.pages import Pages, ThePages, Typed, read_form, see_other
from hub.console.request import Refusal, render_request
from hub.console.signed_in import SignedIn, Staff
from hub.console.words import STATUS
from hub.handling import EmptyNote, NoSuchOwner, add_note, arrange, take
from hub.lifecycle import TRANSITIONS, Decision, IllegalTransition, NoSuchOriginal, ReasonRequired, StaleRequest
from hub.models import CollaborationRequest, Route
from hub.requests import get_request

Value = TypeVar("Value")
# A form is read before anything can refuse it, an ended session too: then its words are there to be given back.
router = APIRouter(prefix="/requests/{reference}", dependencies=[Depends(read_form)])

Change = Callable[[Session, CollaborationRequest], str]
"""Carries a form out and returns the sentence that says so."""


class Unreadable(Exception):
    """A field holds something that this page would never send."""


REFUSALS: dict[type[Exception], tuple[int, str]] = {
    StaleRequest: (
        409,
        "A colleague changed this request while you were looking at it. Nothing of yours was saved. The page now shows "
        "how it stands; what you typed is below.",
    ),
    IllegalTransition: (409, "This is no longer possible: the request has moved on since you opened it."),
    ReasonRequired: (422, "Please give a reason. It is kept in the history of the request."),
    NoSuchOriginal: (
        422,
        "That is not a request this one can be a duplicate of. Give the reference of another request, one that is not "
        "a duplicate itself.",
    ),
    NoSuchOwner: (422, "Nobody with that address may sign in, so the request keeps its owner."),
    EmptyNote: (422, "The note is empty. Write something first."),
    Unreadable: (422, "A field holds something that cannot be read. Please check it."),
}


@router.post("/steps/{name}")
def step(request: Request, pages: ThePages, staff: Staff, typed: Typed, reference: str, name: str) -> Response:
    if name not in TRANSITIONS:
        raise HTTPException(404)

    def change(session: Session, asked: CollaborationRequest) -> str:
        # A transition and its function bear one name; the table says what else the function asks for.
        move = getattr(lifecycle, name)
        shared = TRANSITIONS[name].always_shared or "shared" in typed
        decision = Decision(staff.email, typed.get("reason", ""), _version(typed), shared)
        match TRANSITIONS[name].asks:
            case "route":
                move(session, asked, decision, route=_route(typed))
            case "of":
                move(session, asked, decision, of=typed.get("of", ""))
            case None:
                move(session, asked, decision)
        return f"{asked.reference} is now: {STATUS[asked.status]}."

    return _carry_out(request, pages, staff, typed, reference, name, change)


@router.post("/arrangement")
def arrangement(request: Request, pages: ThePages, staff: Staff, typed: Typed, reference: str) -> Response:
    def change(session: Session, asked: CollaborationRequest) -> str:
        owner, route, due = typed.get("owner") or None, _route(typed), _read(typed, "due", dt.date.fromisoformat)
        arrange(session, asked, owner=owner, route=route, due=due, by=staff.email, seen=_version(typed))
        return "Saved."

    return _carry_out(request, pages, staff, typed, reference, "arrangement", change)


@router.post("/take")
def take_it(request: Request, pages: ThePages, staff: Staff, typed: Typed, reference: str) -> Response:
    def change(session: Session, asked: CollaborationRequest) -> str:
        take(session, asked, by=staff.email, seen=_version(typed))
        return f"{asked.reference} is yours."

    return _carry_out(request, pages, staff, typed, reference, "take", change)


@router.post("/notes")
def note(request: Request, pages: ThePages, staff: Staff, typed: Typed, reference: str) -> Response:
    def change(session: Session, asked: CollaborationRequest) -> str:
        add_note(session, asked, by=staff.email, text=typed.get("note", ""))
        return "The note is in the history."

    return _carry_out(request, pages, staff, typed, reference, "note", change)


def _carry_out(
    request: Request,
    pages: Pages,
    staff: SignedIn,
    typed: Mapping[str, str],
    reference: str,
    form: str,
    change: Change,
) -> Response:
    try:
        with pages.sessions.begin() as session:
            asked = get_request(session, reference)
            staff.tell(session, change(session, asked))
    except tuple(REFUSALS) as refused:
        status_code, sentence = next(REFUSALS[kind] for kind in type(refused).__mro__ if kind in REFUSALS)
        return render_request(request, pages, staff, reference, Refusal(form, sentence, status_code, typed))
    return see_other(request, f"/requests/{asked.reference}")


def _version(typed: Mapping[str, str]) -> int:
    version = _read(typed, "version", int)
    if version is None:
        raise Unreadable("version")
    return version


def _route(typed: Mapping[str, str]) -> Route | None:
    return _read(typed, "route", Route)


def _read(typed: Mapping[str, str], name: str, kind: Callable[[str], Value]) -> Value | None:
    try:
        return kind(typed[name]) if typed.get(name) else None
    except ValueError:
        raise Unreadable(name) from None
