"""The page of the queue. Its filters are in the address, so a view can be bookmarked and sent to a colleague."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.datastructures import QueryParams
from starlette.responses import Response

from hub.console.pages import ThePages
from hub.console.signed_in import Staff
from hub.queue import queue
from hub.staff import active_staff
from hub.statuses import Status
from hub.transitions import OPEN

router = APIRouter()


@dataclass(frozen=True)
class View:
    """The filters and the page that an address asks for.

    `status` is the value of a status, "all", or empty for every open request.
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
            status=status if status == "all" or status in set(Status) else "",
            owner=query.get("owner", ""),
            page=int(page) if page.isdecimal() and len(page) < 7 else 1,
        )

    @property
    def statuses(self) -> Collection[Status]:
        return OPEN if not self.status else frozenset(Status) if self.status == "all" else {Status(self.status)}

    @property
    def label(self) -> str:
        """The name of the filter on status."""
        return {"": "Open", "all": "All"}.get(self.status) or Status(self.status).label

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
        page = queue(session, statuses=view.statuses, text=view.text, owner=view.owner or None, page=view.page)
        return pages.render(
            request,
            "queue.html",
            signed_in=staff,
            view=view,
            page=page,
            tabs=_tabs(page.counts),
            colleagues=[colleague for colleague in active_staff(session) if colleague.email != staff.email],
            OPEN=OPEN,
        )


def _tabs(counts: Mapping[Status, int]) -> list[Tab]:
    return [
        Tab("Open", "", sum(counts[status] for status in OPEN)),
        *(Tab(status.label, status, counts[status]) for status in Status),
        Tab("All", "all", sum(counts.values())),
    ]
