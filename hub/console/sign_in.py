"""Signing in and out."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.audit import Act, record
from hub.console.pages import Pages, ThePages, Typed, base, see_other
from hub.recovery import is_recovery_code
from hub.second_factor import right_code
from hub.staff import authenticate, is_member
from hub.staff_sessions import SESSION_LENGTH, admit, end_session, staff_of, start_session, waiting_for_code

router = APIRouter()

_PAGE = re.compile(
    r"/(?:requests/[A-Za-z0-9-]+|catalogue(?:/[0-9a-f]+)?|demand|measures|pools(?:/[0-9]+)?|offers|ratings|lessons|erasure|account|staff|audit)?(?:\?[^\s\\]*)?"
)


@router.get("/sign-in")
def show_form(request: Request, pages: ThePages) -> Response:
    page = safe_page(request.query_params.get("next", ""))
    with pages.sessions.begin() as session:
        if staff_of(session, request.cookies.get(pages.cookie, "")):
            return see_other(request, page)
    return pages.render(request, "sign_in.html", page=page, email="", refused=False, **_ways(request))


@router.post("/sign-in")
def sign_in(request: Request, pages: ThePages, typed: Typed) -> Response:
    email, page = typed.get("email", ""), safe_page(typed.get("next", ""))
    address = request.client.host if request.client else ""
    with pages.sessions.begin() as session:
        staff = authenticate(session, email, typed.get("password", ""), address=address)
        token = start_session(session, staff, browser=request.headers.get("user-agent", "")) if staff else None
        needs_code = staff is not None and staff.totp_secret is not None
        end_session(session, request.cookies.get(pages.cookie, ""))
        if staff is None and is_member(session, email):  # of others nothing is kept
            record(session, email.strip().casefold(), Act.REFUSED, "password")
        elif staff is not None and not needs_code:
            record(session, staff.email, Act.SIGNED_IN)
    if token is None:
        return pages.render(request, "sign_in.html", 403, page=page, email=email, refused=True, **_ways(request))
    response = pages.render(request, "sign_in_code.html", page=page, refused=False) if needs_code else None
    return let_in(request, pages, token, page, response)


@router.post("/sign-in/code")
def type_code(request: Request, pages: ThePages, typed: Typed) -> Response:
    """The second step of signing in, for who has a second factor."""
    page, token = safe_page(typed.get("next", "")), None
    with pages.sessions.begin() as session:
        waiting = waiting_for_code(session, request.cookies.get(pages.cookie, ""))
        if waiting is None:  # it took too long
            return see_other(request, sign_in_path(page))
        email = waiting.staff.email
        if right_code(session, waiting.staff, typed.get("code", "")):
            token = admit(session, waiting)
        by = "recovery code" if is_recovery_code(typed.get("code", "")) else "second factor"
        record(session, email, Act.SIGNED_IN if token else Act.REFUSED, by)
    if token is None:
        return pages.render(request, "sign_in_code.html", 403, page=page, refused=True)
    return let_in(request, pages, token, page)


@router.post("/sign-out")
def sign_out(request: Request, pages: ThePages) -> Response:
    with pages.sessions.begin() as session:
        token = request.cookies.get(pages.cookie, "")
        if staff := staff_of(session, token):
            record(session, staff.email, Act.SIGNED_OUT)
        end_session(session, token)
    response = see_other(request, "/sign-in")
    _set_cookie(response, pages, base(request), "", 0)
    return response


def sign_in_path(page: str) -> str:
    """The address of the sign-in that leads on to `page` of the console."""
    return "/sign-in" if page in ("", "/") else f"/sign-in?{urlencode({'next': page})}"


def safe_page(path: str) -> str:
    """`path` when it is a page of the console, else the queue: the sign-in never leads to another site."""
    return path if _PAGE.fullmatch(path) else "/"


def _ways(request: Request) -> dict[str, Any]:
    """Whether the page offers the sign-in of an organisation, and no fault of it."""
    return {"single_sign_on": request.app.state.single_sign_on is not None, "fault": ""}


def let_in(request: Request, pages: Pages, token: str, page: str, response: Response | None = None) -> Response:
    """The way on to `page`, or the `response`, with the cookie of the session."""
    response = response or see_other(request, page)
    _set_cookie(response, pages, base(request), token, int(SESSION_LENGTH.total_seconds()))
    return response


def _set_cookie(response: Response, pages: Pages, path: str, value: str, max_age: int) -> None:
    secure = pages.secure_cookies
    response.set_cookie(pages.cookie, value, max_age, path=path or "/", secure=secure, httponly=True, samesite="lax")
