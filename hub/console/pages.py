"""Rendering a page from its template, with the values that every page needs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse

from hub.bidi import BIDI_CONTROLS, without_bidi_controls
from hub.console import history_words, words
from hub.demand import TEMPLATES
from hub.demand.chart import bars, trend
from hub.measures.chart import columns
from runtime.database import Sessions
from runtime.phrases import Phrases
from runtime.wording import GLOBALS

HERE = Path(__file__).parent
STATIC = HERE / "static"


@dataclass(frozen=True)
class Pages:
    """The state of the console: `console_app` makes it once, and every route reads it."""

    sessions: Sessions
    phrases: Phrases
    secure_cookies: bool
    hub_name: str
    web_url: str
    templates: Environment
    factor_needed: bool = False

    @property
    def cookie(self) -> str:
        """The cookie's name. Browsers accept this prefix on a Secure cookie only, so no plain-http page can set it."""
        return "__Secure-console" if self.secure_cookies else "console"

    def render(self, request: Request, template: str, status_code: int = 200, **values: Any) -> HTMLResponse:
        text = self.templates.get_template(template).render(base=base(request), **{"signed_in": None} | values)
        return HTMLResponse(text, status_code)


def make_pages(
    sessions: Sessions, phrases: Phrases, *, web_url: str, hub_name: str, factor_needed: bool = False
) -> Pages:
    """`web_url` is the address that people use. With `factor_needed` everybody sets up a second factor first."""
    templates = Environment(
        loader=FileSystemLoader([HERE / "templates", TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    templates.globals |= {
        "hub_name": hub_name,
        "web_url": web_url.rstrip("/"),
        "css_version": _digest(STATIC / "console.css"),
    }
    templates.globals |= (
        GLOBALS | words.GLOBALS | history_words.GLOBALS | {"bars": bars, "trend": trend, "month_columns": columns}
    )
    templates.filters |= words.FILTERS
    secure = web_url.startswith("https://")
    return Pages(sessions, phrases, secure, hub_name, web_url, templates, factor_needed)


def _plain(value: Any) -> Any:
    """A value as it is written on a page: a character that turns the direction of text would turn the row around it."""
    return without_bidi_controls(value) if isinstance(value, str) and BIDI_CONTROLS.search(value) else value


def base(request: Request) -> str:
    """The path under which the console is mounted. Links begin with it, so they hold behind any proxy."""
    return str(request.scope.get("root_path", "")).rstrip("/")


def see_other(request: Request, path: str) -> RedirectResponse:
    """Send the browser to `path` of the console after a form, so that a reload does not send the form again."""
    return RedirectResponse(base(request) + path, status_code=303)


def _pages(request: Request) -> Pages:
    pages: Pages = request.app.state.pages
    return pages


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields of a form as typed. They are also kept on the request, so that an error page can show them."""
    form = await request.form()
    typed = {name: value for name, value in form.items() if isinstance(value, str)}
    request.state.typed = typed
    return typed


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


ThePages = Annotated[Pages, Depends(_pages)]
Typed = Annotated[Mapping[str, str], Depends(read_form)]
