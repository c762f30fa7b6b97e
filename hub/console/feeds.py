"""The feeds that are fetched each night: what waits of one becomes an uploaded file, and is decided like any other."""

from __future__ import annotations

import tempfile
from contextlib import suppress

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from catalogue.feeds import Replace
from catalogue.fetching.copies import BeingFetched, Copies
from catalogue.fetching.feed import Feed, Fetch
from catalogue.fetching.kept_feeds import NoSuchFeed, read_feed
from hub.console.intake import Intake, TheIntake
from hub.console.middleware import UPLOAD_PATH
from hub.console.pages import ThePages, Typed, see_other
from hub.console.signed_in import Editor, SignedIn
from hub.console.uploads import Choice, Upload

router = APIRouter(prefix=UPLOAD_PATH + "/feeds")

NOT_HERE = (
    "What waits of this feed is not on this machine, or is being fetched at this moment. Nothing was changed. Look "
    "again in a few minutes, or on the machine that fetches the feeds."
)


@router.post("/review")
def review(request: Request, pages: ThePages, intake: TheIntake, staff: Editor, typed: Typed) -> Response:
    """Go on to the page of what the feed would change. A feed that waits no longer leads back to the catalogue."""
    source = typed.get("source", "")
    with pages.sessions() as session:
        try:
            feed, last = read_feed(session, source)
        except NoSuchFeed:
            raise HTTPException(404) from None
    upload = _upload_of(intake, staff, source, feed, last)
    if upload is None:
        with pages.sessions.begin() as session:
            staff.leave_message(session, NOT_HERE)
        return see_other(request, UPLOAD_PATH)
    return see_other(request, f"{UPLOAD_PATH}/{upload.token}")


def _upload_of(intake: Intake, staff: SignedIn, source: str, feed: Feed, last: Fetch | None) -> Upload | None:
    """The files that wait as one file, or None where they are not here as they were when the feed was stopped."""
    copies = Copies(intake.feeds, source)
    with suppress(BeingFetched), copies.locked(), tempfile.TemporaryFile() as file:
        if last and last.waiting == copies.digest:
            name = copies.pack(feed, file)
            format = "zip" if feed.of_pages else feed.format
            choice = Choice(replace=Replace.SOURCE, source=source, format=format, fetched=last.waiting)
            file.seek(0)
            return intake.uploads.keep(file, name, staff.email, choice)
    return None
