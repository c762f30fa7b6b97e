"""Signing in by the account that staff have at their own organisation, where the hub is set up for it."""

from __future__ import annotations

import logging
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from hub.audit import Act, record
from hub.console.pages import Pages, ThePages, base, see_other
from hub.console.sign_in import let_in, safe_page
from hub.single_sign_on import Pending, SignOnRefused, SignOnUnavailable, SingleSignOn
from hub.staff import active_member, is_member
from hub.staff_sessions import end_session, start_session

log = logging.getLogger(__name__)

CALLBACK = "/sign-in/sso/callback"
WITHIN = 600
"""Seconds that a sign-in at the provider may take."""

UNAVAILABLE = (
    "The sign-in of your organisation does not answer just now. Sign in with your password, or try again later."
)
REFUSED = "Your organisation did not sign you in. Try again, or sign in with your password."
UNKNOWN = "You are signed in at your organisation, but that address may not use this console. Ask whoever runs it."

router = APIRouter()


def _provider(request: Request) -> SingleSignOn:
    provider: SingleSignOn | None = request.app.state.single_sign_on
    if provider is None:
        raise HTTPException(404)
    return provider


Provider = Annotated[SingleSignOn, Depends(_provider)]


@router.get("/sign-in/sso")
def begin(request: Request, pages: ThePages, provider: Provider, next: str = "") -> Response:
    pending = Pending.new()
    try:
        address = provider.address(pending)
    except (SignOnUnavailable, SignOnRefused) as error:
        return _fault(request, pages, error, UNAVAILABLE, 503)
    response = RedirectResponse(address, status_code=303)
    _keep(request, response, pages, f"{pending.spelt}.{quote(safe_page(next), safe='')}", WITHIN)
    return response


@router.get(CALLBACK)
def finish(request: Request, pages: ThePages, provider: Provider, state: str = "", code: str = "") -> Response:
    """Let in who the provider names, where it is a member of staff; a second factor of ours is still asked for."""
    *kept, page = request.cookies.get(_cookie(pages), "").split(".", 3)
    pending = Pending.read(".".join(kept))
    try:
        if pending is None:
            raise SignOnRefused("nothing was begun in this browser, or it took too long")
        email = provider.email(pending, state, code)
    except SignOnUnavailable as error:
        return _fault(request, pages, error, UNAVAILABLE, 503)
    except SignOnRefused as error:
        return _fault(request, pages, error, REFUSED, 403)
    with pages.sessions.begin() as session:
        staff = active_member(session, email)
        if staff is None:
            if is_member(session, email):  # of others nothing is kept
                record(session, email, Act.REFUSED, "single sign-on")
            token, needs_code = None, False
        else:
            token = start_session(session, staff, browser=request.headers.get("user-agent", ""))
            needs_code = staff.totp_secret is not None
            end_session(session, request.cookies.get(pages.cookie, ""))
            if not needs_code:
                record(session, staff.email, Act.SIGNED_IN, "single sign-on")
    if token is None:
        return _fault(request, pages, None, UNKNOWN, 403)
    page = safe_page(unquote(page))
    code_page = pages.render(request, "sign_in_code.html", page=page, refused=False) if needs_code else None
    response = let_in(request, pages, token, page, code_page or see_other(request, page))
    _keep(request, response, pages, "", 0)
    return response


def _fault(request: Request, pages: Pages, error: Exception | None, sentence: str, status_code: int) -> Response:
    if error is not None:
        log.warning("a single sign-on failed: %s", error)
    response = pages.render(
        request, "sign_in.html", status_code, page="/", email="", refused=False, single_sign_on=True, fault=sentence
    )
    _keep(request, response, pages, "", 0)
    return response


def _cookie(pages: Pages) -> str:
    return f"{pages.cookie}-sso"


def _keep(request: Request, response: Response, pages: Pages, value: str, max_age: int) -> None:
    """Keep in the browser what it needs when it comes back; lax, because it comes back from another site."""
    path = f"{base(request)}/sign-in/sso"
    secure = pages.secure_cookies
    response.set_cookie(_cookie(pages), value, max_age, path=path, secure=secure, httponly=True, samesite="lax")
