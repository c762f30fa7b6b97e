"""The page of the queue. Its filters are in the address, so a view can be bookmarked and sent to a colleague."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from starlette.datastructures import QueryParams
from starlette.responses import Response

from hub.console.pages import ThePages
from hub.console.signed_in import Staff
from hub.queue import NOBODY, Page, queue
from hub.staff import active_staff
from hub.statuses import Status
from hub.transitions import OPEN

router = APIRouter()

UNREAD = "unread"


@dataclass(frozen=True)
class View:
    """The filters and the page that an address asks for.

    `status` is the value of a status, "all", UNREAD, or empty for every open request.
    """

    text: str
    status: str
    owner: str
    page: int

    @classmethod
    def of(cls, query: QueryParams) -> View:
        """What `query` asks for; a value that makes no sense counts as left out."""
        status = query.get("status", "")
        page = query.get("page", "1")
        return cls(
            text=query.get("text", "").strip()[:200],
            status=status if status in {"all", UNREAD, *Status} else "",
            owner=query.get("owner", ""),
            page=int(page) if page.isdecimal() and len(page) < 7 else 1,
        )

    @property
    def statuses(self) -> Collection[Status]:
        if not self.status:
            return OPEN
        return frozenset(Status) if self.status in ("all", UNREAD) else {Status(self.status)}

    @property
    def label(self) -> str:
        """The name of the filter on status."""
        return {"": "Open", "all": "All", UNREAD: "Unread"}.get(self.status) or Status(self.status).label

    def address(self, **changes: str | int) -> str:
        """The query string of this view with `changes`; unless they name a page, it asks for the first."""
        fields = {"text": self.text, "status": self.status, "owner": self.owner} | changes
        return "?" + urlencode({name: value for name, value in fields.items() if value})


@dataclass(frozen=True)
class Tab:
    title: str
    status: str
    count: int


@router.get("/")
def show_queue(request: Request, pages: ThePages, staff: Staff) -> Response:
    view = View.of(request.query_params)
    with pages.sessions() as session:
        colleagues = active_staff(session)
        if view.owner not in {NOBODY, *(colleague.email for colleague in colleagues)}:
            view = replace(view, owner="")  # the list of owners would say that it is anybody
        page = queue(
            session,
            statuses=view.statuses,
            text=view.text,
            owner=view.owner or None,
            unread=view.status == UNREAD,
            page=view.page,
        )
        return pages.render(
            request,
            "queue.html",
            signed_in=staff,
            view=view,
            page=page,
            tabs=_tabs(page, view.status),
            colleagues=[colleague for colleague in colleagues if colleague.email != staff.email],
            way_back=_way_back(view, page.page),
            OPEN=OPEN,
        )


def _way_back(view: View, page: int) -> str:
    """The query string that a request's page gets, so that it leads back to this view; empty for the plain queue."""
    address = view.address(page=page) if page > 1 else view.address()
    return f"?from={quote(address, safe='')}" if address != "?" else ""


def _tabs(page: Page, chosen: str) -> list[Tab]:
    """The views that hold something, and the chosen one."""
    counts = page.counts
    return [
        Tab("Unread", UNREAD, page.unread),
        Tab("Open", "", sum(counts[status] for status in OPEN)),
        *(Tab(status.label, status, counts[status]) for status in Status if counts[status] or status == chosen),
        Tab("All", "all", sum(counts.values())),
    ]
