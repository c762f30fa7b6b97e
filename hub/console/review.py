"""A file that waits: what it would change, and the decision. Looking writes nothing; applying is all or nothing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Form as Typed
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from starlette.responses import Response

from catalogue.feeds import Replace, import_feed
from catalogue.importers import UnclearFormat, UnreadableFile
from catalogue.sources import read_sources
from catalogue.store import Report
from hub.console.catalogue import LARGEST, render_catalogue
from hub.console.differences import fields
from hub.console.guard import UPLOAD_PATH
from hub.console.intake import Form, Intake, TheIntake
from hub.console.pages import Pages, ThePages, see_other
from hub.console.signed_in import SignedIn, Staff
from hub.console.uploads import Upload, UploadGone
from runtime.clock import local_date, now

router = APIRouter(prefix=UPLOAD_PATH + "/{token}")

GONE = (
    "That file is no longer here: it was applied or left already, you have uploaded another since, or it waited for "
    "more than a day. Choose it again."
)
MOVED_ON = (
    "The catalogue has changed since you looked, and the file would now do something else than you saw. Nothing was "
    "changed. The page now shows what it would do; decide again."
)
BUSY = "Somebody else is changing the catalogue at this moment, so nothing was changed. Try again in a minute."


class OtherOutcome(Exception):
    """What would be done is not what was looked at."""


@router.get("")
def show(request: Request, pages: ThePages, intake: TheIntake, staff: Staff, token: str) -> Response:
    try:
        waiting = intake.uploads.find(token, staff.email)
    except UploadGone:
        return render_catalogue(request, pages, intake, staff, Form(faults={"file": GONE}), 410)
    return _render(request, pages, intake, staff, waiting)


@router.post("/apply")
def apply(
    request: Request,
    pages: ThePages,
    intake: TheIntake,
    staff: Staff,
    token: str,
    seen: Annotated[str, Typed()] = "",
) -> Response:
    """Do what the page showed. `seen` is its fingerprint: when it would be anything else, ask again."""
    try:
        waiting = intake.uploads.find(token, staff.email)
        with pages.sessions.begin() as session:
            report = _take_in(session, intake, waiting, write=True)
            if report.problem_count or report.fingerprint != seen:
                raise OtherOutcome
            done = f"{waiting.name} is in the catalogue: {report.changes}. The search catches up within minutes."
            staff.tell(session, done)
    except UploadGone:
        return render_catalogue(request, pages, intake, staff, Form(faults={"file": GONE}), 410)
    except (OtherOutcome, UnreadableFile):
        return _render(request, pages, intake, staff, waiting, MOVED_ON, 409)
    except OperationalError:
        return _render(request, pages, intake, staff, waiting, BUSY, 503)
    intake.uploads.remove(waiting)
    intake.rebuild()
    return see_other(request, UPLOAD_PATH)


@router.post("/leave")
def leave(request: Request, pages: ThePages, intake: TheIntake, staff: Staff, token: str) -> Response:
    try:
        waiting = intake.uploads.find(token, staff.email)
    except UploadGone:
        return see_other(request, UPLOAD_PATH)
    intake.uploads.remove(waiting)
    with pages.sessions.begin() as session:
        staff.tell(session, f"{waiting.name} was left; the catalogue is as it was.")
    return see_other(request, UPLOAD_PATH)


def _take_in(session: Session, intake: Intake, waiting: Upload, *, write: bool) -> Report:
    choice = waiting.choice
    return import_feed(
        session,
        intake.uploads.path(waiting),
        replace=choice.replace,
        source=choice.source,
        format=choice.format,
        write=write,
    )


def _sentence(error: UnreadableFile, waiting: Upload) -> str:
    text = str(error)
    return text if text.startswith(waiting.name) else text[:1].upper() + text[1:]


def _render(
    request: Request,
    pages: Pages,
    intake: Intake,
    staff: SignedIn,
    waiting: Upload,
    notice: str | None = None,
    status_code: int = 200,
) -> Response:
    """The page with what the file would do to the catalogue as it stands now, or why it cannot be taken in."""
    report, faults = None, dict[str, str]()
    with pages.sessions() as session:
        try:
            report = _take_in(session, intake, waiting, write=False)
        except UnclearFormat as error:
            faults["format"] = f"{_sentence(error, waiting)}, under “Format”."
        except UnreadableFile as error:
            faults["file"] = f"{_sentence(error, waiting)}."
        sources = read_sources(session, local_date(now()))
    named = {source.name for source in sources}
    return pages.render(
        request,
        "catalogue_review.html",
        status_code,
        signed_in=staff,
        waiting=waiting,
        choice=waiting.choice,
        report=report,
        notice=notice,
        form=Form(waiting.choice, faults),
        sources=sources,
        unknown_source=waiting.choice.replace is Replace.SOURCE and waiting.choice.source not in named,
        fields=fields,
        largest=LARGEST,
    )
