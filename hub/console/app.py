"""The console as one ASGI application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from hub.console import (
    account,
    adding,
    audit,
    brief,
    bulk,
    catalogue,
    changes,
    columns,
    demand,
    edits,
    entries,
    entry_page,
    erasure,
    export,
    feeds,
    lessons,
    measures,
    offers,
    partners,
    pause,
    pools,
    queue,
    ratings,
    request,
    review,
    sign_in,
    team,
)
from hub.console import single_sign_on as sso
from hub.console.intake import Intake
from hub.console.middleware import SecurityMiddleware
from hub.console.pages import STATIC, make_pages
from hub.console.problems import add_problem_pages
from hub.console.uploads import Uploads
from hub.demand.published import Published
from hub.erasure import Copy, Erase
from hub.hourly import Hourly
from hub.measures.figures import Measures
from hub.nearest import NearestCredentials
from hub.pools.finder import PoolFinder
from hub.single_sign_on import SingleSignOn
from runtime.database import Sessions
from runtime.phrases import Phrases

PARTS = (
    sso,
    lessons,
    sign_in,
    queue,
    export,
    bulk,
    request,
    offers,
    partners,
    pools,
    brief,
    changes,
    catalogue,
    entries,
    adding,
    edits,
    entry_page,
    feeds,
    columns,
    review,
    ratings,
    demand,
    measures,
    erasure,
    pause,
)


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
    web_url: str,
    hub_name: str,
    uploads: Path,
    feed_copies: Path,
    rebuild: Callable[[], None],
    fetch: Callable[[str], None],
    erase: Erase,
    copy: Copy,
    published: Published,
    measured: Hourly[Measures],
    phrases_of: Callable[[str], Sequence[str] | None],
    factor_needed: bool = False,
    country: str | None = None,
    single_sign_on: SingleSignOn | None = None,
) -> FastAPI:
    """The console as an application of its own, to be mounted at a path such as /console.

    `phrases` word the facts of a credential as every other channel does. `web_url` is the address that people use;
    where it begins with https, the cookie of a session is never sent over plain http. The files that staff upload are
    kept in the folder `uploads`; what was last fetched of feeds lies in `feed_copies`. `rebuild` is called after a
    change of the catalogue, `fetch` with the source whose feed is to be fetched; both must return at once. `erase`
    removes what is held on an employer from every store, also from those of other rooms, and `copy` reads the same.
    `published` is the board of unmet demand, `measured` has the measures of success, and `phrases_of` gives the phrases
    that are suggested for a credential, None while they cannot be had. With `factor_needed` everybody
    sets up a second factor first. `single_sign_on` is the provider at which staff may sign in too, `country` that
    of the hub, by its three letters, for what is exported.
    """
    app = FastAPI(title=f"{hub_name} console", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.pages = make_pages(sessions, phrases, web_url=web_url, hub_name=hub_name, factor_needed=factor_needed)
    app.add_middleware(SecurityMiddleware)
    app.state.intake = Intake(Uploads(uploads), feed_copies, rebuild, fetch)
    app.state.nearest = NearestCredentials()
    app.state.pool_finder = PoolFinder(app.state.nearest)
    app.state.erase = erase
    app.state.copy = copy
    app.state.published = published
    app.state.country = country
    app.state.measured = measured
    app.state.phrases_of = phrases_of
    app.state.single_sign_on = single_sign_on
    for module in (*PARTS, account, team, audit):
        app.include_router(module.router)
    app.mount("/static", _Static(directory=STATIC), name="static")
    add_problem_pages(app, app.state.pages)
    return app
