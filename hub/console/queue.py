"""The page of the queue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.classification import areas
from hub.console.pages import ThePages
from hub.console.signed_in import Staff
from hub.console.view import ALL, LEVELS, SNOOZED, UNREAD, WAITING, View
from hub.filters import NOBODY, Due, Heads
from hub.likeness import folds
from hub.new_offers import count_answered
from hub.presence import look_at
from hub.queue import FIRST, MOST_COUNTED, Page, queue
from hub.saved_views import views_of
from hub.sectors import SECTORS
from hub.staff import active_staff
from hub.statuses import Status
from hub.transitions import OPEN

router = APIRouter()


@dataclass(frozen=True)
class Tab:
    title: str
    status: str
    all: int

    @property
    def count(self) -> int:
        return min(self.all, MOST_COUNTED)

    @property
    def more(self) -> bool:
        """Whether there are more than `count`."""
        return self.all > MOST_COUNTED


@router.get("/")
def show_queue(request: Request, pages: ThePages, staff: Staff) -> Response:
    view = View.of(request.query_params)
    with pages.sessions.begin() as session:
        look_at(session, staff.token, None)
        colleagues = active_staff(session)
        if view.owner not in {NOBODY, *(colleague.email for colleague in colleagues)}:
            view = replace(view, owner="")  # the list of owners would say that it is anybody
        page = queue(session, view.filters, view.turn)
        if not page.items and view.turn != FIRST:  # what was beyond is gone
            view = view.first
            page = queue(session, view.filters)
        return pages.render(
            request,
            "queue.html",
            signed_in=staff,
            view=view,
            page=page,
            folds=folds(session, page.items),
            tabs=_tabs(page, view.status),
            colleagues=[colleague for colleague in colleagues if colleague.email != staff.email],
            choices={
                "areas": areas(),
                "sectors": SECTORS,
                "levels": LEVELS,
                "heads": Heads,
                "waiting": WAITING,
                "due": Due,
            },
            answered=count_answered(session),
            saved=views_of(session, staff.email),
            OPEN=OPEN,
        )


def _tabs(page: Page, chosen: str) -> list[Tab]:
    """The views that hold something, and the chosen one."""
    counts = page.counts
    return [
        Tab("Unread", UNREAD, page.unread),
        Tab("Open", "", sum(counts[status] for status in OPEN)),
        *([Tab("Put off", SNOOZED, page.snoozed)] if page.snoozed or chosen == SNOOZED else []),
        *(Tab(status.label, status, counts[status]) for status in Status if counts[status] or status == chosen),
        Tab("All", ALL, sum(counts.values()) + page.snoozed),
    ]
