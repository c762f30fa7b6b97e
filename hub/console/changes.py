"""The forms on the page of a request. Each reads its fields, calls one function of the hub and shows the page again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TypeVar

from fastapi import APIRouter, Depends, HTTPException, Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from hub.arrangement import DayIsPast, EmptyNote, NoSuchOwner, add_note, arrange, take
from hub.checklist import Step, tick
from hub.console.pages import Pages, ThePages, Typed, read_form, see_other
from hub.console.request import Refusal, render_request
from hub.console.signed_in import SignedIn, Triage
from hub.console.words import day
from hub.duplicates import NoSuchOriginal
from hub.history import LONGEST_TEXT, StaleRequest, TextTooLong
from hub.invitations import LinkOver, NoProvider
from hub.lifecycle import Decision, IllegalTransition, ReasonRequired, change
from hub.models import CollaborationRequest, DeclineCode, Route
from hub.new_offers import OfferSettled
from hub.replies import reply
from hub.requests import get_request
from hub.snooze import NotOpen, snooze, wake
from hub.transitions import TRANSITIONS

Value = TypeVar("Value")
# The form is read before anything can refuse it, an ended session included, so that its text can be given back.
router = APIRouter(prefix="/requests/{reference}", dependencies=[Depends(read_form)])

Action = Callable[[Session, CollaborationRequest], str]
"""What a form does. Returns the message that confirms it."""


class Unreadable(Exception):
    """A field holds a value that the page never sends."""


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
        "That is not a request this one can be a duplicate of. Give the reference of another request, one that is "
        "still open.",
    ),
    NoSuchOwner: (422, "Nobody with that address may sign in, so the request keeps its owner."),
    EmptyNote: (422, "There is no text. Write something first."),
    OfferSettled: (409, "A colleague has told the employer of this course or set it aside already."),
    TextTooLong: (
        422,
        f"That is longer than the {LONGEST_TEXT:,} characters that a history keeps, so nothing was saved. Please "
        "shorten it.",
    ),
    NoProvider: (422, "Name the provider that is to get the link, in at most 300 characters."),
    LinkOver: (409, "Only for a request that is open a provider can be asked."),
    DayIsPast: (422, "That day is over already. Choose a later day."),
    NotOpen: (409, "Only a request that is open can be put off."),
    Unreadable: (422, "A field holds something that cannot be read. Please check it."),
}


@router.post("/transitions/{name}")
def make_transition(
    request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str, name: str
) -> Response:
    transition_name = next((known for known in TRANSITIONS if known == name), None)
    if transition_name is None:
        raise HTTPException(404)
    transition = TRANSITIONS[transition_name]

    def action(session: Session, collaboration: CollaborationRequest) -> str:
        decision = Decision(staff.email, typed.get("reason", ""), version_of(typed), "shared" in typed)
        route = _route(typed) if transition.asks == "route" else None
        of = typed.get("of", "") if transition.asks == "of" else None
        code = _read(typed, "code", DeclineCode) if transition.asks == "code" else None
        change(session, collaboration, transition_name, decision, route=route, of=of, code=code)
        return f"{collaboration.reference} is now: {collaboration.status.label}."

    return carry_out(request, pages, staff, typed, reference, name, action)


@router.post("/arrangement")
def save_arrangement(request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str) -> Response:
    def action(session: Session, collaboration: CollaborationRequest) -> str:
        owner, route, due = typed.get("owner") or None, _route(typed), _read(typed, "due", dt.date.fromisoformat)
        arrange(session, collaboration, owner=owner, route=route, due=due, by=staff.email, seen=version_of(typed))
        return "Saved."

    return carry_out(request, pages, staff, typed, reference, "arrangement", action)


@router.post("/take")
def take_request(request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str) -> Response:
    def action(session: Session, collaboration: CollaborationRequest) -> str:
        take(session, collaboration, by=staff.email, seen=version_of(typed))
        return f"{collaboration.reference} is yours."

    return carry_out(request, pages, staff, typed, reference, "take", action)


@router.post("/snooze")
def put_off(request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str) -> Response:
    def action(session: Session, collaboration: CollaborationRequest) -> str:
        until = _read(typed, "until", dt.date.fromisoformat)
        snooze(session, collaboration, until=until, by=staff.email, seen=version_of(typed))
        return f"{collaboration.reference} is put off until {day(until) if until else 'the employer says something'}."

    return carry_out(request, pages, staff, typed, reference, "snooze", action)


@router.post("/wake")
def take_up_again(request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str) -> Response:
    def action(session: Session, collaboration: CollaborationRequest) -> str:
        wake(session, collaboration, by=staff.email, seen=version_of(typed))
        return f"{collaboration.reference} is in the queue again."

    return carry_out(request, pages, staff, typed, reference, "wake", action)


@router.post("/checks")
def save_checks(request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str) -> Response:
    """Let exactly the ticked steps be done."""

    def action(session: Session, collaboration: CollaborationRequest) -> str:
        steps = {step for step in Step if f"step-{step}" in typed}
        count = tick(session, collaboration, steps, by=staff.email, seen=version_of(typed))
        return "The checklist is saved." if count else "Nothing was changed."

    return carry_out(request, pages, staff, typed, reference, "checks", action)


@router.post("/notes")
def save_note(request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str) -> Response:
    def action(session: Session, collaboration: CollaborationRequest) -> str:
        add_note(session, collaboration, by=staff.email, text=typed.get("note", ""))
        return "The note is in the history."

    return carry_out(request, pages, staff, typed, reference, "note", action)


@router.post("/reply")
def send_reply(request: Request, pages: ThePages, staff: Triage, typed: Typed, reference: str) -> Response:
    def action(session: Session, collaboration: CollaborationRequest) -> str:
        reply(session, collaboration, by=staff.email, text=typed.get("reply", ""), seen=version_of(typed))
        return "The employer is told."

    return carry_out(request, pages, staff, typed, reference, "reply", action)


def carry_out(
    request: Request,
    pages: Pages,
    staff: SignedIn,
    typed: Mapping[str, str],
    reference: str,
    form: str,
    action: Action,
    *,
    then: str | None = None,
) -> Response:
    """Do what a form asks and show the page of the request, or the page `then`; what is refused is said there."""
    try:
        with pages.sessions.begin() as session:
            collaboration = get_request(session, reference)
            staff.leave_message(session, action(session, collaboration))
    except tuple(REFUSALS) as refused:
        status_code, sentence = next(REFUSALS[kind] for kind in type(refused).__mro__ if kind in REFUSALS)
        return render_request(request, pages, staff, reference, Refusal(form, sentence, status_code, typed))
    if then is not None:
        return see_other(request, then)
    query = f"?{request.url.query}" if request.url.query else ""  # the way back to the queue as it was
    return see_other(request, f"/requests/{collaboration.reference}{query}")


def version_of(typed: Mapping[str, str]) -> int:
    """The version of the request that the page of the form showed. Raises Unreadable."""
    version = _read(typed, "version", int)
    if version is None:
        raise Unreadable("version")
    return version


def _route(typed: Mapping[str, str]) -> Route | None:
    return _read(typed, "route", Route)


def _read(typed: Mapping[str, str], name: str, parse: Callable[[str], Value]) -> Value | None:
    """The field `name`, or None when it is empty. Raises Unreadable."""
    try:
        return parse(typed[name]) if typed.get(name) else None
    except ValueError:
        raise Unreadable(name) from None
