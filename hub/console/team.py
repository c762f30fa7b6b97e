"""Everybody on the staff, with the browsers that are signed in; an admin can sign them out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.audit import Act, record
from hub.console.account import browsers_of
from hub.console.pages import ThePages, see_other
from hub.console.signed_in import Admin
from hub.staff import everybody
from hub.staff_sessions import key_of, sessions_of

router = APIRouter(prefix="/staff")


@router.get("")
def show(request: Request, pages: ThePages, staff: Admin) -> Response:
    with pages.sessions() as session:
        return pages.render(
            request,
            "staff.html",
            signed_in=staff,
            people=everybody(session),
            browsers=browsers_of(session, staff),
        )


@router.post("/sessions/{key}/end")
def end_session_of(request: Request, pages: ThePages, staff: Admin, key: str) -> Response:
    """Sign a browser of anybody out."""
    with pages.sessions.begin() as session:
        for staff_session in sessions_of(session):
            if key_of(staff_session) == key:
                session.delete(staff_session)
                record(session, staff.email, Act.SESSION_ENDED, staff_session.staff.email)
                staff.leave_message(session, f"A browser of {staff_session.staff.name} is signed out.")
    return see_other(request, "/staff")
