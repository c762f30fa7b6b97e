"""What a page cannot answer, in words, with the way back and whatever had been typed."""

from __future__ import annotations

import logging
import secrets

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from hub.console.guard import HEADERS, SAFE_METHODS
from hub.console.pages import Pages, base, see_other
from hub.console.sign_in import sign_in_path
from hub.console.signed_in import SignInNeeded
from hub.requests import NoSuchRequest

log = logging.getLogger(__name__)

_NOT_TYPED = frozenset({"version", "password", "email", "next", "owner", "route", "due", "shared", "of"})


def add_problem_pages(app: FastAPI, pages: Pages) -> None:
    """Every way that a request to the console can fail, from the expected to the unexpected."""

    async def sign_in_needed(request: Request, _: Exception) -> Response:
        # Posting to /requests/MC-7K4QX2/notes, one wants to be back on the page that the form was on.
        page = request.url.path.removeprefix(base(request))
        if request.method in SAFE_METHODS:
            query = f"?{request.url.query}" if request.url.query else ""
            return see_other(request, sign_in_path(page + query))
        page = "/".join(page.split("/")[:3])
        return problem(
            request,
            403,
            "Your session has ended",
            "Nothing was saved. Copy what you typed, then sign in again and go on where you were.",
            back=(sign_in_path(page), "Sign in again"),
        )

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
        response.headers.update(HEADERS)  # this handler answers from outside the guard
        return response

    def problem(
        request: Request,
        status_code: int,
        title: str,
        sentence: str,
        back: tuple[str, str] = ("/", "Back to the queue"),
    ) -> Response:
        typed: dict[str, str] = getattr(request.state, "typed", {})
        text = "\n\n".join(value for name, value in typed.items() if value and name not in _NOT_TYPED)
        return pages.render(
            request, "problem.html", status_code, title=title, sentence=sentence, back=back, typed_text=text
        )

    app.add_exception_handler(SignInNeeded, sign_in_needed)
    app.add_exception_handler(NoSuchRequest, not_found)
    app.add_exception_handler(HTTPException, other)
    app.add_exception_handler(Exception, unexpected)
