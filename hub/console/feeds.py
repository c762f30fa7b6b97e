"""The feeds that are fetched each night: admins add and change them, and what waits of one becomes an uploaded file."""

from __future__ import annotations

import tempfile
from contextlib import suppress

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from catalogue.feeds import Replace
from catalogue.fetching.copies import BeingFetched, Copies
from catalogue.fetching.feed import Feed, Fetch
from catalogue.fetching.kept_feeds import NoSuchFeed, forget_feed, keep_feed, pause_feed, read_feed, read_feeds
from hub.console.feed_form import KINDS, FeedForm, read_feed_form
from hub.console.intake import Intake, TheIntake
from hub.console.middleware import UPLOAD_PATH
from hub.console.pages import Pages, ThePages, Typed, see_other
from hub.console.signed_in import Admin, Editor, SignedIn
from hub.console.uploads import Choice, Upload

router = APIRouter(prefix=UPLOAD_PATH + "/feeds")

NOT_HERE = (
    "What waits of this feed is not on this machine, or is being fetched at this moment. Nothing was changed. Look "
    "again in a few minutes, or on the machine that fetches the feeds."
)


FEEDS_PATH = UPLOAD_PATH + "/feeds"
TAKEN = "{source} is fetched from {address} already. Remove that feed first, or give the new one another name."
NOT_SURE = "Tick that you mean it. Nothing was changed."
DONE = {
    "fetch": "The feed of {source} is being fetched. Load this page again in a moment to see how it ended.",
    "pause": "{source} is paused: it is not fetched at night.",
    "resume": "{source} is fetched each night again.",
    "remove": "{source} is fetched no more. Its credentials stay in the catalogue.",
}


@router.get("")
def show(request: Request, pages: ThePages, staff: Admin) -> Response:
    return _page(request, pages, staff, FeedForm())


@router.post("")
def add(request: Request, pages: ThePages, intake: TheIntake, staff: Admin, typed: Typed) -> Response:
    """Keep the feed and fetch it at once: who adds one wants to see that it works."""
    form = read_feed_form(typed)
    if form.feed is None:
        return _page(request, pages, staff, form, 422)
    with pages.sessions.begin() as session:
        known = read_feeds(session).get(form.source)
        if known is None:
            keep_feed(session, form.source, form.feed)
            staff.leave_message(session, DONE["fetch"].format(source=form.source))
    if known:
        fault = TAKEN.format(source=form.source, address=known[0].addresses[0])
        return _page(request, pages, staff, FeedForm(typed, {"source": fault}), 422)
    intake.fetch(form.source)
    return see_other(request, FEEDS_PATH)


@router.post("/change")
def change(request: Request, pages: ThePages, intake: TheIntake, staff: Admin, typed: Typed) -> Response:
    """Fetch a feed now, pause, resume or remove it. It is removed only by who ticks that they mean it."""
    source, what = typed.get("source", ""), typed.get("what", "")
    if what not in DONE:
        raise HTTPException(404)
    try:
        with pages.sessions.begin() as session:
            read_feed(session, source)
            message = DONE[what].format(source=source)
            if what == "remove" and "sure" not in typed:
                message = NOT_SURE
            elif what == "remove":
                forget_feed(session, source)
            elif what in ("pause", "resume"):
                pause_feed(session, source, paused=what == "pause")
            staff.leave_message(session, message)
    except NoSuchFeed:
        raise HTTPException(404) from None
    if what == "fetch":
        intake.fetch(source)
    return see_other(request, FEEDS_PATH)


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


def _page(request: Request, pages: Pages, staff: SignedIn, form: FeedForm, status_code: int = 200) -> Response:
    with pages.sessions() as session:
        feeds = read_feeds(session)
    return pages.render(request, "feeds.html", status_code, signed_in=staff, feeds=feeds, form=form, kinds=KINDS)
