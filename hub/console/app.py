"""The console as one ASGI application."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from hub.console import (
    bulk,
    catalogue,
    changes,
    columns,
    erasure,
    export,
    feeds,
    queue,
    ratings,
    request,
    review,
    sign_in,
)
from hub.console.intake import Intake
from hub.console.middleware import SecurityMiddleware
from hub.console.pages import STATIC, make_pages
from hub.console.problems import add_problem_pages
from hub.console.uploads import Uploads
from hub.erasure import Erase
from runtime.database import Sessions
from runtime.phrases import Phrases


class _Static(StaticFiles):
    """Files that a browser may cache for a day: a page adds the digest of the content to their address."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=86400"
        return response


def console_app(
    sessions: Sessions,
    phrases: Phrases,
    *,
    secure_cookies: bool,
    hub_name: str,
    uploads: Path,
    feed_copies: Path,
    rebuild: Callable[[], None],
    erase: Erase,
) -> FastAPI:
    """The console as an application of its own, to be mounted at a path such as /console.

    `phrases` word the facts of a credential as every other channel does. `secure_cookies` must be True when the public
    address begins with https: only then does a browser keep the session off plain http. The files that staff upload are
    kept in the folder `uploads`; what was last fetched of feeds lies in `feed_copies`. `rebuild` is called after a
    change of the catalogue, and must return at once. `erase` removes what is held on an employer from every store, also
    from those of other rooms.
    """
    app = FastAPI(title=f"{hub_name} console", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.pages = make_pages(sessions, phrases, secure_cookies=secure_cookies, hub_name=hub_name)
    app.add_middleware(SecurityMiddleware)
    app.state.intake = Intake(Uploads(uploads), feed_copies, rebuild)
    app.state.erase = erase
    for module in (
        *(sign_in, queue, export, bulk, request, changes, catalogue, feeds, columns, review, ratings, erasure),
    ):
        app.include_router(module.router)
    app.mount("/static", _Static(directory=STATIC), name="static")
    add_problem_pages(app, app.state.pages)
    return app
