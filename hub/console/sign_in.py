"""Signing in and out."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.console.pages import Pages, ThePages, Typed, base, see_other
from hub.staff import SESSION_LENGTH, authenticate, end_session, staff_of, start_session

router = APIRouter()

_PAGE = re.compile(r"/(?:requests/[A-Za-z0-9-]+|catalogue(?:/[0-9a-f]+)?|demand|erasure)?(?:\?[^\s\\]*)?")


@router.get("/sign-in")
def show_form(request: Request, pages: ThePages) -> Response:
    page = _page(request.query_params.get("next", ""))
    with pages.sessions.begin() as session:
        if staff_of(session, request.cookies.get(pages.cookie, "")):
            return see_other(request, page)
    return pages.render(request, "sign_in.html", page=page, email="", refused=False)


@router.post("/sign-in")
def sign_in(request: Request, pages: ThePages, typed: Typed) -> Response:
    email, page = typed.get("email", ""), _page(typed.get("next", ""))
    address = request.client.host if request.client else ""
    with pages.sessions.begin() as session:
        staff = authenticate(session, email, typed.get("password", ""), address=address)
        token = start_session(session, staff) if staff else None
        end_session(session, request.cookies.get(pages.cookie, ""))
    if token is None:
        return pages.render(request, "sign_in.html", 403, page=page, email=email, refused=True)
    response = see_other(request, page)
    _set_cookie(response, pages, base(request), token, int(SESSION_LENGTH.total_seconds()))
    return response


@router.post("/sign-out")
def sign_out(request: Request, pages: ThePages) -> Response:
    with pages.sessions.begin() as session:
        end_session(session, request.cookies.get(pages.cookie, ""))
    response = see_other(request, "/sign-in")
    _set_cookie(response, pages, base(request), "", 0)
    return response


def sign_in_path(page: str) -> str:
    """The address of the sign-in that leads on to `page` of the console."""
    return "/sign-in" if page in ("", "/") else f"/sign-in?{urlencode({'next': page})}"


def _page(path: str) -> str:
    """`path` when it is a page of the console, else the queue: the sign-in never leads to another site."""
    return path if _PAGE.fullmatch(path) else "/"


def _set_cookie(response: Response, pages: Pages, path: str, value: str, max_age: int) -> None:
    secure = pages.secure_cookies
    response.set_cookie(pages.cookie, value, max_age, path=path or "/", secure=secure, httponly=True, samesite="lax")
