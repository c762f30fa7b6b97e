"""The widget's scripts and styles as they are served: minified once, when the application is made.

The sources stay readable in `bot/widget`; the embedding page pays for neither their comments nor their blanks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path

from rcssmin import cssmin  # type: ignore[import-untyped]  # ships no types
from rjsmin import jsmin  # type: ignore[import-untyped]  # ships no types
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

KINDS: dict[str, tuple[str, Callable[[str], str]]] = {
    ".js": ("text/javascript", jsmin),
    ".css": ("text/css", cssmin),
}
"""A suffix, its media type and what makes it small. A file of any other kind is not served from here."""


def minified(folder: Path) -> dict[str, bytes]:
    """Every script and style sheet of a folder, by name, as it goes over the wire."""
    files = sorted(file for file in folder.iterdir() if file.suffix in KINDS)
    return {file.name: KINDS[file.suffix][1](file.read_text(encoding="utf-8")).encode() for file in files}


def assets(folder: Path) -> Router:
    """An application that serves the folder. Browsers ask each time whether a file changed, so that none are mixed."""
    routes = [Route(f"/{name}", _file(Path(name).suffix, body)) for name, body in minified(folder).items()]
    return Router(routes)


def _file(suffix: str, body: bytes) -> Callable[[Request], Awaitable[Response]]:
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache"}

    async def file(request: Request) -> Response:
        if request.headers.get("if-none-match", "").removeprefix("W/") == etag:
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=KINDS[suffix][0], headers=headers)

    return file
