"""The pages for requests that fail: what went wrong, the way back, and the text that was typed."""

from __future__ import annotations

import logging
import secrets

from fastapi import FastAPI, Request
from sqlalchemy.exc import InterfaceError, OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from hub.audit import Act, record
from hub.console.middleware import HEADERS, SAFE_METHODS
from hub.console.pages import Pages, base, see_other
from hub.console.sign_in import sign_in_path
from hub.console.signed_in import OWN_PAGE, FactorNeeded, NotAllowed, SignInNeeded
from hub.requests import NoSuchRequest

log = logging.getLogger(__name__)

_NOT_SHOWN = frozenset(
    {"version", "password", "email", "next", "owner", "route", "due", "shared", "of", "code", "until", "seen"}
    | {"current", "new", "username"}  # of the form for a new password
)
"""Fields of forms that hold no text worth giving back."""


def add_problem_pages(app: FastAPI, pages: Pages) -> None:
    """Make `app` answer every exception with a page."""

    async def sign_in_needed(request: Request, _: Exception) -> Response:
        path = request.url.path.removeprefix(base(request))
        if request.method in SAFE_METHODS:
            query = f"?{request.url.query}" if request.url.query else ""
            return see_other(request, sign_in_path(path + query))
        page = "/".join(path.split("/")[:3])  # the form of /requests/MC-7K4QX2/notes is on /requests/MC-7K4QX2
        return problem(
            request,
            403,
            "Your session has ended",
            "Nothing was saved. Copy what you typed, then sign in again and go on where you were.",
            back=(sign_in_path(page), "Sign in again"),
        )

    async def factor_needed(request: Request, _: Exception) -> Response:
        if request.method in SAFE_METHODS:
            return see_other(request, OWN_PAGE)
        sentence = "Set up a second factor first. Nothing was saved."
        return problem(request, 403, "A second factor is needed", sentence, back=(OWN_PAGE, "Set it up"))

    def not_allowed(request: Request, error: Exception) -> Response:
        if isinstance(error, NotAllowed):
            with pages.sessions.begin() as session:
                asked = f"{request.method} {request.scope['route'].path}"  # without the reference that a path holds
                record(session, error.email, Act.REFUSED, f"{asked}, which needs the role {error.needed}")
        sentence = "Your login may not do this, and nothing was changed. Whoever runs this service gives the roles."
        return problem(request, 403, "This needs another role", sentence)

    async def not_found(request: Request, _: Exception) -> Response:
        return problem(request, 404, "There is no such page", "The address may be mistyped, or what was here is gone.")

    async def other(request: Request, error: Exception) -> Response:
        status_code = error.status_code if isinstance(error, HTTPException) else 500
        if status_code == 404:
            return await not_found(request, error)
        return problem(request, status_code, "That did not work", "The console cannot answer this address that way.")

    async def unexpected(request: Request, error: Exception) -> Response:
        code = secrets.token_hex(4)
        log.error("console problem %s at %s %s", code, request.method, request.url.path, exc_info=error)
        sentence = f"This is our fault, and nothing was saved. If it happens again, report it with the code {code}."
        response = problem(request, 500, "Something went wrong", sentence)
        response.headers.update(HEADERS)  # this answer does not pass through the middleware
        return response

    async def database_away(request: Request, error: Exception) -> Response:
        log.error("the database does not answer at %s %s", request.method, request.url.path, exc_info=error)
        sentence = "Nothing was saved. Copy what you typed, and try again in a moment."
        return problem(request, 503, "The database does not answer just now", sentence)

    def problem(
        request: Request,
        status_code: int,
        title: str,
        sentence: str,
        back: tuple[str, str] = ("/", "Back to the queue"),
    ) -> Response:
        typed: dict[str, str] = getattr(request.state, "typed", {})
        hidden = {name for name in typed if name in _NOT_SHOWN or name.startswith("seen-")}
        text = "\n\n".join(value for name, value in typed.items() if value and name not in hidden)
        return pages.render(
            request, "problem.html", status_code, title=title, sentence=sentence, back=back, typed_text=text
        )

    app.add_exception_handler(SignInNeeded, sign_in_needed)
    app.add_exception_handler(FactorNeeded, factor_needed)
    app.add_exception_handler(NotAllowed, not_allowed)
    app.add_exception_handler(NoSuchRequest, not_found)
    app.add_exception_handler(HTTPException, other)
    for kind in (OperationalError, InterfaceError):
        app.add_exception_handler(kind, database_away)
    app.add_exception_handler(Exception, unexpected)
