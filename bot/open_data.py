"""The catalogue as data for everybody: a page that lists the files of the nightly dump, and the files."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup
from starlette.staticfiles import StaticFiles

from bot.templating import missing_page, templates
from catalogue.exporters.dump import DUMP
from runtime.clock import local_date
from runtime.language import gettext, spoken

KILOBYTE = 1000


@dataclass(frozen=True)
class Listed:
    """A file of the dump as the page shows it."""

    name: str
    title: str
    media_type: str
    size: str
    day: str


def open_data(folder: Path, web_url: str) -> APIRouter:
    """`/open-data` and `/open-data/<file>`; `folder` is where the dump lies, which may be written while this serves.

    A file that a client has already is answered 304, by its ETag or its day.
    """
    router = APIRouter(include_in_schema=False)
    site = web_url.rstrip("/")
    environment = templates()
    files = StaticFiles(directory=folder, check_dir=False)

    @router.get("/open-data")
    def page() -> HTMLResponse:
        listed = [file for name in DUMP if (file := _listed(folder, name))]
        data = json.dumps(_dataset(site, listed), ensure_ascii=False).replace("<", "\\u003c")
        linked_data = Markup(data)  # noqa: S704  escaped just above
        template = environment.get_template("open_data.html")
        return HTMLResponse(
            template.render(title=gettext("The catalogue as data"), listed=listed, linked_data=linked_data)
        )

    @router.api_route("/open-data/{name}", methods=["GET", "HEAD"])
    async def file(request: Request, name: str) -> Response:
        if name not in DUMP or not (folder / name).is_file():
            return missing_page()
        response = await files.get_response(name, request.scope)
        response.headers["Content-Type"] = DUMP[name].media_type
        response.headers["Cache-Control"] = "no-cache"
        return response

    return router


def _listed(folder: Path, name: str) -> Listed | None:
    try:
        stat = (folder / name).stat()
    except OSError:  # not written yet
        return None
    changed = dt.datetime.fromtimestamp(stat.st_mtime, dt.UTC)
    thousands = -(-stat.st_size // KILOBYTE)
    number, unit = (thousands, "kB") if thousands < KILOBYTE else (round(thousands / KILOBYTE, 1), "MB")
    size = f"{spoken().number(number)} {unit}"
    return Listed(name, DUMP[name].title, DUMP[name].media_type, size, str(local_date(changed)))


def _dataset(site: str, listed: list[Listed]) -> dict[str, object]:
    """The files as a schema.org Dataset, by which search engines for data find them."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Micro-credentials for employers",
        "description": "Every micro-credential of the catalogue: level, credit, price, starts, delivery, provider.",
        "url": f"{site}/open-data",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.title,
                "encodingFormat": file.media_type.partition(";")[0],
                "contentUrl": f"{site}/open-data/{file.name}",
            }
            for file in listed
        ],
    }
