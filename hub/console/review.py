"""The page of an uploaded file: what it would change, and the decision. Only the decision writes, all or nothing."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from starlette.responses import Response

from catalogue.feeds import Replace, import_feed
from catalogue.fetching.kept_feeds import note_decision
from catalogue.importers import ColumnMapping, UnclearFormat, UnreadableFile
from catalogue.problems import NoTitles
from catalogue.reports import Report
from catalogue.sources import read_sources
from hub.audit import Act, record
from hub.console.catalogue import LARGEST, render_catalogue
from hub.console.columns import chosen_columns, columns_of_upload, corrected
from hub.console.differences import fields
from hub.console.intake import GONE, Form, Intake, TheIntake
from hub.console.middleware import UPLOAD_PATH
from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.signed_in import Editor, SignedIn
from hub.console.uploads import Upload, UploadGone
from runtime.clock import today

router = APIRouter(prefix=UPLOAD_PATH + "/{token}")

MOVED_ON = (
    "The catalogue has changed since you looked, and the import would now have another result. Nothing was changed. "
    "The page shows what it would do now; please decide again."
)
BAD_RECORDS = (
    "Some records of the file cannot be taken. Nothing was changed. Correct the file and upload it again, or tick that "
    "they are left out."
)
CORRECTED = (
    "You have corrected how the columns are read. Nothing was changed yet. The page shows what the file would do, read "
    "like this; please decide again."
)
NO_TITLES = "No column is known to hold the titles of the courses. Say below which does, and read the file again."
BUSY = "Somebody else is changing the catalogue at this moment, so nothing was changed. Try again in a minute."


class BadRecords(Exception):
    """The file has records with errors, and nobody said that they are left out."""


class Corrected(Exception):
    """The columns were corrected since the page showed what the import would do."""


class OtherOutcome(Exception):
    """The import would now have another result than the page showed."""


@router.get("")
def show(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, token: str) -> Response:
    try:
        upload = intake.uploads.find(token, staff.email)
    except UploadGone:
        return render_catalogue(request, pages, intake, staff, Form(faults={"file": GONE}), 410)
    return _render(request, pages, intake, staff, upload)


@router.post("/apply")
def apply(
    request: Request,
    pages: ThePages,
    intake: TheIntake,
    staff: Editor,
    token: str,
    typed: Typed,
) -> Response:
    """Import the file when the outcome has the fingerprint `seen`, which the page showed; otherwise show it anew.

    Columns that were corrected on the page are stored, and the outcome is shown anew too. Records with errors are left
    out only with `skip_bad`.
    """
    try:
        upload = intake.uploads.find(token, staff.email)
        with pages.sessions.begin() as session:
            view = columns_of_upload(session, intake, upload, pages.phrases)
            if view and corrected(view, typed):
                upload = intake.uploads.choose(
                    upload, upload.choice.model_copy(update={"mapping": chosen_columns(view, typed)})
                )
                raise Corrected
            mapping = view.mapping if view and not view.own else upload.choice.mapping
            report = _import(session, intake, upload, mapping, write=True)
            if report.problem_count and typed.get("skip_bad") != "true":
                raise BadRecords
            if report.fingerprint != typed.get("seen"):
                raise OtherOutcome
            if upload.choice.fetched and upload.choice.source:
                note_decision(session, upload.choice.source, upload.choice.fetched)
            without = f", {report.problem_count} bad left out" if report.problem_count else ""
            message = (
                f"{upload.name} is in the catalogue: {report.changes}{without}. The search catches up within minutes."
            )
            record(session, staff.email, Act.IMPORTED, f"{upload.choice.source or 'no source'}: {report.changes}")
            staff.leave_message(session, message)
    except UploadGone:
        return render_catalogue(request, pages, intake, staff, Form(faults={"file": GONE}), 410)
    except Corrected:
        return _render(request, pages, intake, staff, upload, CORRECTED, 409)
    except BadRecords:
        return _render(request, pages, intake, staff, upload, BAD_RECORDS, 422)
    except (OtherOutcome, UnreadableFile):
        return _render(request, pages, intake, staff, upload, MOVED_ON, 409)
    except OperationalError:
        return _render(request, pages, intake, staff, upload, BUSY, 503)
    intake.uploads.remove(upload)
    intake.rebuild()
    return see_other(request, UPLOAD_PATH)


@router.post("/discard")
def discard(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, token: str) -> Response:
    try:
        upload = intake.uploads.find(token, staff.email)
    except UploadGone:
        return see_other(request, UPLOAD_PATH)
    intake.uploads.remove(upload)
    with pages.sessions.begin() as session:
        staff.leave_message(session, f"{upload.name} was discarded; the catalogue has not changed.")
    return see_other(request, UPLOAD_PATH)


def _import(session: Session, intake: Intake, upload: Upload, mapping: ColumnMapping | None, *, write: bool) -> Report:
    """What the file does, or would do, without the records that have errors."""
    choice = upload.choice
    return import_feed(
        session,
        intake.uploads.path(upload),
        replace=choice.replace,
        source=choice.source,
        format=choice.format,
        write=write,
        skip_bad=True,
        mapping=mapping,
    )


def _sentence(error: UnreadableFile, upload: Upload) -> str:
    text = str(error)
    return text if text.startswith(upload.name) else text[:1].upper() + text[1:]


def _render(
    request: Request,
    pages: Pages,
    intake: Intake,
    staff: SignedIn,
    upload: Upload,
    notice: str | None = None,
    status_code: int = 200,
) -> Response:
    """The page with what the file would do to the present catalogue, or why it cannot be imported."""
    report, faults = None, dict[str, str]()
    with pages.sessions() as session:
        columns = columns_of_upload(session, intake, upload, pages.phrases)
        mapping = columns.mapping if columns and not columns.own else upload.choice.mapping
        try:
            report = _import(session, intake, upload, mapping, write=False)
        except NoTitles:
            faults["columns"] = NO_TITLES
        except UnclearFormat as error:
            faults["format"] = f"{_sentence(error, upload)}, under “Format”."
        except UnreadableFile as error:
            faults["file"] = f"{_sentence(error, upload)}."
        sources = read_sources(session, today())
    source_names = {source.name for source in sources}
    return pages.render(
        request,
        "catalogue_review.html",
        status_code,
        signed_in=staff,
        upload=upload,
        choice=upload.choice,
        report=report,
        columns=columns,
        notice=notice,
        form=Form(upload.choice, faults),
        sources=sources,
        unknown_source=upload.choice.replace is Replace.SOURCE and upload.choice.source not in source_names,
        fields=partial(fields, phrases=pages.phrases),
        largest=LARGEST,
    )
