"""The forms beside the queue: keep a view under a name, forget one, and change or decide every request of a view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy.orm import Session
from starlette.responses import Response

from hub.arrangement import DayIsPast, NoSuchOwner, arrange
from hub.audit import Act, record
from hub.bulk import MOST_AT_ONCE, RefusedFor, TooManyAtOnce, ViewChanged, change_all
from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.signed_in import SignedIn, Staff, Triage
from hub.console.view import View
from hub.history import LONGEST_TEXT, Refused, TextTooLong
from hub.lifecycle import Decision, IllegalTransition, ReasonRequired, change
from hub.models import CollaborationRequest, DeclineCode, Route
from hub.saved_views import LONGEST_NAME, MOST_VIEWS, TooManyViews, UnusableName, forget_view, save_view
from hub.snooze import NotOpen, snooze

router = APIRouter(prefix="/views")

KEEP = "keep"
"""What a field of the form holds whose value each request keeps."""

DECIDED = {"decline": "Declined", "snooze": "Put off"}
"""What is done to a whole view beside its arrangement, with the word that tells it."""

NOT_CONFIRMED = "Nothing was changed: tick that you mean all of them."

REFUSALS: dict[type[Exception], str] = {
    UnusableName: f"Give the view a name of up to {LONGEST_NAME} characters.",
    TooManyViews: f"You keep {MOST_VIEWS} views, which is the most. Forget one first.",
    TooManyAtOnce: f"Nothing was changed: one form changes up to {MOST_AT_ONCE} requests. Narrow the filter.",
    ViewChanged: "Nothing was changed: requests came or went since you opened the page. Look at the list once more.",
    NoSuchOwner: "Nothing was changed: nobody with that address may sign in.",
    ReasonRequired: "Nothing was changed: employers must read why.",
    IllegalTransition: "Nothing was changed: a request of the view is closed already.",
    NotOpen: "Nothing was changed: a request of the view is closed already.",
    TextTooLong: f"Nothing was changed: a history keeps up to {LONGEST_TEXT:,} characters.",
    DayIsPast: "Nothing was changed: that day is over already.",
    Refused: "Nothing was changed.",
    ValueError: "Nothing was changed: a field holds something that cannot be read.",
}


@router.post("/save")
def save(request: Request, pages: ThePages, staff: Staff, typed: Typed) -> Response:
    view = _view(request)

    def action(session: Session) -> str:
        kept = save_view(session, staff.email, typed.get("name", ""), view.address(), shared="shared" in typed)
        return f"The view “{kept.name}” is kept{' for everybody' if kept.shared else ''}."

    return _carry_out(request, pages, staff, view, action)


@router.post("/{number}/forget")
def forget(request: Request, pages: ThePages, staff: Staff, number: int) -> Response:
    def action(session: Session) -> str:
        return "The view is forgotten." if forget_view(session, staff.email, number) else "There was no such view."

    return _carry_out(request, pages, staff, _view(request), action)


@router.post("/change")
def change_view(request: Request, pages: ThePages, staff: Triage, typed: Typed) -> Response:
    """Give every request of the view the owner, the route and the day that were chosen."""
    view = _view(request)

    def action(session: Session) -> str:
        chosen = _chosen(typed)
        if not chosen:
            return "Nothing was chosen, so nothing was changed."

        def change_one(collaboration: CollaborationRequest) -> None:
            present: dict[str, Any] = {
                "owner": collaboration.owner.email if collaboration.owner else None,
                "route": collaboration.route,
                "due": collaboration.due,
            }
            arrange(session, collaboration, by=staff.email, **present | chosen)

        count = change_all(session, view.filters, int(typed.get("seen", "")), change_one)
        record(session, staff.email, Act.CHANGED_MANY, f"{count} requests: {', '.join(chosen)}")
        return f"Changed: {count} {'request' if count == 1 else 'requests'}."

    return _carry_out(request, pages, staff, view, action)


@router.post("/decide")
def decide_view(request: Request, pages: ThePages, staff: Triage, typed: Typed) -> Response:
    """Decline every request of the view, or put all of them off; only by who ticks that they mean it."""
    view = _view(request)

    def action(session: Session) -> str:
        if "sure" not in typed:
            return NOT_CONFIRMED
        what, until = typed.get("what"), typed.get("until")
        day, code = dt.date.fromisoformat(until) if until else None, typed.get("code")
        if what not in DECIDED:
            raise ValueError(what)

        def decide_one(collaboration: CollaborationRequest) -> None:
            if what == "snooze":
                snooze(session, collaboration, until=day, by=staff.email)
            else:
                decision = Decision(staff.email, typed.get("reason", ""))
                change(session, collaboration, "decline", decision, code=DeclineCode(code) if code else None)

        count = change_all(session, view.filters, int(typed.get("seen", "")), decide_one)
        record(session, staff.email, Act.CHANGED_MANY, f"{count} requests: {what}")
        return f"{DECIDED[what]}: {count} {'request' if count == 1 else 'requests'}."

    return _carry_out(request, pages, staff, view, action)


def _chosen(typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields that are to change; an empty owner or route clears it. Raises ValueError."""
    chosen: dict[str, Any] = {}
    if (owner := typed.get("owner", KEEP)) != KEEP:
        chosen["owner"] = owner or None
    if (route := typed.get("route", KEEP)) != KEEP:
        chosen["route"] = Route(route) if route else None
    if due := typed.get("due"):
        chosen["due"] = dt.date.fromisoformat(due)
    return chosen


def _view(request: Request) -> View:
    return View.of(request.query_params)


def _carry_out(
    request: Request, pages: Pages, staff: SignedIn, view: View, action: Callable[[Session], str]
) -> Response:
    """Do it, and show the view again with what became of it."""
    try:
        with pages.sessions.begin() as session:
            message = action(session)
    except tuple(REFUSALS) as refused:
        message = _why(refused)
    with pages.sessions.begin() as session:
        staff.leave_message(session, message)
    return see_other(request, f"/{view.address()}")


def _why(refused: BaseException) -> str:
    if isinstance(refused, RefusedFor) and refused.__cause__ is not None:
        return f"{_why(refused.__cause__)} It was {refused.reference}."
    return next(REFUSALS[kind] for kind in type(refused).__mro__ if kind in REFUSALS)
