"""The page on which admins pause the advisor with a message for employers, and let it answer again."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.signed_in import Admin, SignedIn
from hub.pause import LONGEST_MESSAGE, NoMessage, pause, read_pause, resume

router = APIRouter(prefix="/pause")

NO_MESSAGE = f"Write what employers are to read, in up to {LONGEST_MESSAGE} characters. Nothing was changed."


@router.get("")
def show(request: Request, pages: ThePages, staff: Admin) -> Response:
    return _page(request, pages, staff)


@router.post("")
def pause_advisor(request: Request, pages: ThePages, staff: Admin, typed: Typed) -> Response:
    """Pause the advisor, or change what employers read."""
    words = typed.get("message", "")
    try:
        with pages.sessions.begin() as session:
            pause(session, words, by=staff.email)
            staff.leave_message(session, "The advisor is paused. Employers read your message.")
    except NoMessage:
        return _page(request, pages, staff, typed=words, fault=NO_MESSAGE)
    return see_other(request, "/pause")


@router.post("/end")
def end_pause(request: Request, pages: ThePages, staff: Admin) -> Response:
    with pages.sessions.begin() as session:
        was_paused = resume(session, by=staff.email)
        staff.leave_message(session, "The advisor answers again." if was_paused else "The advisor was not paused.")
    return see_other(request, "/pause")


def _page(request: Request, pages: Pages, staff: SignedIn, *, typed: str = "", fault: str = "") -> Response:
    with pages.sessions() as session:
        held = read_pause(session)
        return pages.render(
            request,
            "pause.html",
            422 if fault else 200,
            signed_in=staff,
            pause=held,
            typed=typed or (held.message if held else ""),
            fault=fault,
            most=LONGEST_MESSAGE,
        )
