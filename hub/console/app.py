"""Putting the console together."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from catalogue.database import Sessions
from hub.console import changes, queue, request, sign_in
from hub.console.guard import Guard
from hub.console.pages import STATIC, make_pages
from hub.console.problems import add_problem_pages


class _Static(StaticFiles):
    """Files that a browser may keep for a day: the page asks for them by the digest of their content."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=86400"
        return response


def console_app(sessions: Sessions, *, secure_cookies: bool, hub_name: str) -> FastAPI:
    """The console as an application of its own, to be mounted at a path such as /console.

    `secure_cookies` belongs to every address that begins with https; without it the session travels in the clear.
    """
    app = FastAPI(title=f"{hub_name} console", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.pages = make_pages(sessions, secure_cookies=secure_cookies, hub_name=hub_name)
    app.add_middleware(Guard)
    for part in (sign_in, queue, request, changes):
        app.include_router(part.router)
    app.mount("/static", _Static(directory=STATIC), name="static")
    add_problem_pages(app, app.state.pages)
    return app
