"""The page of the catalogue: its sources and feeds, the form that uploads a file, and the downloads."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response, StreamingResponse

from catalogue.exporters import writer
from catalogue.fetching.kept_feeds import read_feeds
from catalogue.sources import read_sources
from catalogue.store import each_credential
from hub.console.intake import GONE, Form, Intake, TheIntake, UploadData, file_of, read_choice
from hub.console.middleware import LARGEST_UPLOAD, UPLOAD_PATH
from hub.console.pages import Pages, ThePages, see_other
from hub.console.signed_in import Editor, SignedIn, Staff
from hub.console.uploads import UploadGone
from runtime.clock import today

router = APIRouter()

CHUNK = 64 * 1024
LARGEST = f"{LARGEST_UPLOAD // 1024**2} MB"
NO_FILE = "Choose the file to import."
EMPTY = "The file is empty."


@dataclass(frozen=True)
class Download:
    title: str
    media_type: str
    suffix: str


DOWNLOADS = {
    "csv": Download("CSV", "text/csv; charset=utf-8", "csv"),
    "schema-org": Download("schema.org JSON-LD", "application/ld+json", "jsonld"),
    "elm": Download("European Learning Model v3", "application/ld+json", "jsonld"),
}


@router.get(UPLOAD_PATH)
def show(request: Request, pages: ThePages, intake: TheIntake, staff: Staff) -> Response:
    return render_catalogue(request, pages, intake, staff)


@router.post(UPLOAD_PATH)
def receive_file(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, data: UploadData) -> Response:
    """Keep the file, and go on to the page of what it would change. Without a file, one that is kept is read again."""
    form, file, kept = read_choice(data), file_of(data), data.get("kept")
    faults = {**({} if file and file.size else {"file": EMPTY if file else NO_FILE}), **form.faults}
    if file and not faults:
        upload = intake.uploads.keep(file.file, file.filename or "", staff.email, form.choice)
        return see_other(request, f"{UPLOAD_PATH}/{upload.token}")
    if isinstance(kept, str) and not file and not form.faults:
        try:
            upload = intake.uploads.find(kept, staff.email)
        except UploadGone:
            return render_catalogue(request, pages, intake, staff, Form(form.choice, {"file": GONE}), 410)
        intake.uploads.choose(upload, form.choice.model_copy(update={"mapping": upload.choice.mapping}))
        return see_other(request, f"{UPLOAD_PATH}/{upload.token}")
    return render_catalogue(request, pages, intake, staff, Form(form.choice, faults), 422)


@router.get(UPLOAD_PATH + "/export/{format}")
def export(request: Request, pages: ThePages, _: Staff, format: str) -> Response:
    """The whole catalogue as a file. It is written before the first byte is sent, so a download is never cut short."""
    if format not in DOWNLOADS:
        raise HTTPException(404)
    download = DOWNLOADS[format]
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115  _chunks closes it
    try:
        with pages.sessions() as session:
            writer(format, request.app.state.country)(each_credential(session), file)
        length = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    name = f"catalogue-{today()}-{format}.{download.suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(length)}
    return StreamingResponse(_chunks(file), media_type=download.media_type, headers=headers)


def _chunks(file: IO[str]) -> Iterator[str]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk


def render_catalogue(
    request: Request,
    pages: Pages,
    intake: Intake,
    staff: SignedIn,
    form: Form | None = None,
    status_code: int = 200,
) -> Response:
    """The page of the catalogue, with the upload form as it was filled in and its faults."""
    with pages.sessions() as session:
        sources, feeds = read_sources(session, today()), read_feeds(session)
    return pages.render(
        request,
        "catalogue.html",
        status_code,
        signed_in=staff,
        sources=sources,
        feeds=feeds,
        waiting=intake.uploads.waiting(staff.email),
        form=form or Form(),
        downloads=DOWNLOADS,
        largest=LARGEST,
    )
