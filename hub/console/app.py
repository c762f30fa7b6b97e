"""Putting the console together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from hub.console import catalogue, changes, queue, request, review, sign_in
from hub.console.guard import Guard
from hub.console.intake import Intake
from hub.console.pages import STATIC, make_pages
from hub.console.problems import add_problem_pages
from hub.console.uploads import Uploads
from runtime.database import Sessions


class _Static(StaticFiles):
    """Files that a browser may keep for a day: the page asks for them by the digest of their content."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=86400"
        return response


def console_app(
    sessions: Sessions, *, secure_cookies: bool, hub_name: str, uploads: Path, rebuild: Callable[[], None]
) -> FastAPI:
    """The console as an application of its own, to be mounted at a path such as /console.

    `secure_cookies` belongs to every address that begins with https; without it the session travels in the clear.
    Files of staff wait in the folder `uploads`. `rebuild` is called when the catalogue has changed, and must not keep
    the page waiting.
    """
    app = FastAPI(title=f"{hub_name} console", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.pages = make_pages(sessions, secure_cookies=secure_cookies, hub_name=hub_name)
    app.add_middleware(Guard)
    app.state.intake = Intake(Uploads(uploads), rebuild)
    for part in (sign_in, queue, request, changes, catalogue, review):
        app.include_router(part.router)
    app.mount("/static", _Static(directory=STATIC), name="static")
    add_problem_pages(app, app.state.pages)
    return app
