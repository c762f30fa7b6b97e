"""What the advisor got wrong, and the forms by which staff make lessons of it and look at each other's."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import APIRouter, Depends, HTTPException, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse, Response

from catalogue.store import read_terms
from hub.console.pages import Pages, ThePages, Typed, read_form, see_other
from hub.console.signed_in import Editor, SignedIn, Staff, Triage
from hub.lessons.forms import CONTEXTS
from hub.lessons.lessons import (
    LISTED,
    Draft,
    LessonRefused,
    NoSuchLesson,
    approve,
    counts,
    lessons,
    send_back,
    set_aside,
    write,
)
from hub.lessons.models import Form, State, Why

router = APIRouter(prefix="/lessons", dependencies=[Depends(read_form)])

STATE = {
    State.NEW: "To look at",
    State.DRAFT: "Waiting for a second look",
    State.APPROVED: "Approved",
    State.SET_ASIDE: "Set aside",
}
WHY = {Why.NOT_UNDERSTOOD: "not understood", Why.NOT_HELPFUL: "the answer did not help"}
FORM = {
    Form.EXAMPLE: ("A training example", "Acts, such as recommend or details:price", "The message with {label:spans}"),
    Form.PHRASE: ("A phrase of the language", "Topic, as data/language has it", "The phrase"),
    Form.ALIAS: ("Another name of a glossary term", "Term", "The name"),
    Form.ANSWER: ("An answer to a question", "The question, in words of nobody in particular", "The answer"),
}


@router.get("")
def show(request: Request, pages: ThePages, staff: Staff, state: str = State.NEW) -> Response:
    if state not in set(State):
        raise HTTPException(404)
    return _page(request, pages, staff, State(state))


@router.post("/{number}/draft")
def save_draft(request: Request, pages: ThePages, staff: Triage, typed: Typed, number: int) -> Response:
    def action(session: Session) -> str:
        if typed.get("form") not in set(Form):
            raise LessonRefused("Choose what to make of it.")
        form = Form(typed["form"])
        draft = Draft(form, typed.get("target", ""), typed.get("text", ""), typed.get("context", ""))
        write(session, number, draft, by=staff.email)
        return "The draft waits for a second look."

    return _carry_out(request, pages, staff, typed, number, State.NEW, action)


@router.post("/{number}/set-aside")
def put_aside(request: Request, pages: ThePages, staff: Triage, typed: Typed, number: int) -> Response:
    def action(session: Session) -> str:
        set_aside(session, number, by=staff.email)
        return "Set aside."

    return _carry_out(request, pages, staff, typed, number, State.NEW, action)


@router.post("/{number}/approve")
def let_pass(request: Request, pages: ThePages, staff: Editor, typed: Typed, number: int) -> Response:
    def action(session: Session) -> str:
        approve(session, number, by=staff.email)
        return "Approved. `advisor lessons` exports it."

    return _carry_out(request, pages, staff, typed, number, State.DRAFT, action)


@router.post("/{number}/send-back")
def return_draft(request: Request, pages: ThePages, staff: Editor, typed: Typed, number: int) -> Response:
    def action(session: Session) -> str:
        send_back(session, number, typed.get("remark", ""), by=staff.email)
        return "Sent back with your remark."

    return _carry_out(request, pages, staff, typed, number, State.DRAFT, action)


def _by_name(term: tuple[str, str]) -> str:
    return term[0].casefold()


def _carry_out(
    request: Request,
    pages: Pages,
    staff: SignedIn,
    typed: Mapping[str, str],
    number: int,
    state: State,
    action: Callable[[Session], str],
) -> Response:
    try:
        with pages.sessions.begin() as session:
            staff.leave_message(session, action(session))
    except NoSuchLesson:
        raise HTTPException(404) from None
    except LessonRefused as refused:
        return _page(request, pages, staff, state, number, str(refused), typed)
    return see_other(request, f"/lessons?state={state}")


def _page(
    request: Request,
    pages: Pages,
    staff: SignedIn,
    state: State,
    number: int = 0,
    fault: str = "",
    typed: Mapping[str, str] | None = None,
) -> HTMLResponse:
    with pages.sessions() as session:
        values = {
            "found": lessons(session, state),
            "counts": counts(session),
            "terms": sorted(((term.term, term.id) for term in read_terms(session)), key=_by_name),
        }
        return pages.render(
            request,
            "lessons.html",
            422 if fault else 200,
            signed_in=staff,
            state=state,
            number=number,
            fault=fault,
            typed=dict(typed or {}),
            most=LISTED,
            words={"STATE": STATE, "WHY": WHY, "FORM": FORM, "CONTEXTS": CONTEXTS, "Form": Form, "State": State},
            **values,
        )
