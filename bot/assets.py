"""The widget's scripts and styles as they are served: bundled, minified and compressed when the application is made.

The page embeds one small file under a name that stays, the loader. It names the rest by a hash of what they hold, so
that a browser keeps them for a year and never mixes two versions. `?lang=` in its address chooses the language.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # ships no types
import minify  # type: ignore[import-untyped]  # ships no types
import zopfli.gzip  # type: ignore[import-untyped]  # ships no types
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

from bot.bundle import bundle
from bot.languages import Languages
from runtime.language import ENGLISH, Language

LOADER, PANEL, STYLE = "advisor-chat.js", "panel.js", "advisor-chat.css"
SHARED = "nodes.js"
"""The module that the loader holds for the panel too."""
PAGES = ("demo.css", "shared.css", "advisor-page.css")
"""Styles of whole pages, which the widget does not load."""

KINDS = {".js": "text/javascript", ".css": "text/css"}
NOT_TAKEN = re.compile(r"q ?= ?0(\.0*)?")
ALWAYS_ASK = "no-cache"
A_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """A file as it goes over the wire, whole and in each encoding that browsers take."""

    body: bytes
    media_type: str
    cached: str
    etag: str
    encoded: dict[str, bytes]
    """The body by its content coding, the smallest first."""

    def answer(self, request: Request) -> Response:
        """The file in the first coding that the browser takes; 304 where it has the file already."""
        headers = {"ETag": self.etag, "Cache-Control": self.cached, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match", "").removeprefix("W/") == self.etag:
            return Response(status_code=304, headers=headers)
        taken = _codings(request.headers.get("accept-encoding", ""))
        coding = next((name for name in self.encoded if name in taken), None)
        body = self.encoded[coding] if coding else self.body
        if coding:
            headers["Content-Encoding"] = coding
        return Response(body, media_type=self.media_type, headers=headers)


@dataclass(frozen=True)
class Bundle:
    """What is served of the widget: the files by name, and the names of those that the loader asks for."""

    files: dict[str, Asset]
    panel: str
    style: str
    pages: tuple[str, ...] = field(default=PAGES)

    @property
    def widget(self) -> dict[str, Asset]:
        """The files that a page with the widget loads."""
        return {name: asset for name, asset in self.files.items() if name not in self.pages}


def bundled(folder: Path, language: Language = ENGLISH) -> Bundle:
    """The widget of a folder in a language. Raises CannotBundle, and NoText of bot.languages.script."""
    style = _small(".css", (folder / STYLE).read_text(encoding="utf-8"))
    panel = _small(".js", bundle(folder, PANEL, language, SHARED))
    names = {STYLE: _named(STYLE, style), PANEL: _named(PANEL, panel)}
    loader = _small(".js", bundle(folder, LOADER, language))
    for plain, hashed in names.items():
        loader = loader.replace(plain.encode(), hashed.encode())
    files = {LOADER: _asset(LOADER, loader, ALWAYS_ASK)}
    files |= {names[name]: _asset(name, body, A_YEAR) for name, body in ((STYLE, style), (PANEL, panel))}
    for name in PAGES:
        body = _small(".css", (folder / name).read_text(encoding="utf-8"))
        files[name] = _asset(name, body, ALWAYS_ASK)
    return Bundle(files=files, panel=names[PANEL], style=names[STYLE])


def assets(folder: Path, languages: Languages) -> Router:
    """An application that serves the widget of a folder. Raises CannotBundle, and NoText of bot.languages.script.

    The loader is that of the language which its address asks for, or else of the hub: a site that embeds it knows its
    own language, and what a browser accepts may be another one.
    """
    bundles = {language.tag: bundled(folder, language) for language in languages}
    files = {name: asset for whole in bundles.values() for name, asset in whole.files.items() if name != LOADER}

    async def loader(request: Request) -> Response:
        language = languages.named(request.query_params.get("lang", "")) or languages.usual
        return bundles[language.tag].files[LOADER].answer(request)

    return Router([Route(f"/{LOADER}", loader), *(Route(f"/{name}", _served(asset)) for name, asset in files.items())])


def _served(asset: Asset) -> Callable[[Request], Awaitable[Response]]:
    async def file(request: Request) -> Response:
        return asset.answer(request)

    return file


def _codings(header: str) -> set[str]:
    """The codings that a browser takes; one with the weight 0 it refuses."""
    offered = (part.strip().lower().partition(";") for part in header.split(","))
    return {name.strip() for name, _, weight in offered if not NOT_TAKEN.fullmatch(weight.strip())}


def _small(suffix: str, source: str) -> bytes:
    made: str = minify.string(KINDS[suffix], source)
    return made.encode()


def _asset(name: str, body: bytes, cached: str) -> Asset:
    return Asset(body, KINDS[Path(name).suffix], cached, f'"{_hash(body)}"', _encoded(body))


@cache
def _encoded(body: bytes) -> dict[str, bytes]:
    """Kept, because the bundles of all languages share files."""
    return {"br": brotli.compress(body), "gzip": zopfli.gzip.compress(body)}


def _named(name: str, body: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{_hash(body)}.{suffix}"


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:12]
