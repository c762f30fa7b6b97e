"""The queue. Everything chosen is in the address, so a view can be bookmarked and sent to a colleague."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.datastructures import QueryParams
from starlette.responses import Response

from hub.console.pages import ThePages
from hub.console.signed_in import Staff
from hub.console.words import STATUS
from hub.lifecycle import OPEN
from hub.models import Status
from hub.queue import queue
from hub.staff import active_staff

router = APIRouter()


@dataclass(frozen=True)
class View:
    """What the address asks for. `status` is a status, 'all', or nothing for all that are still open."""

    text: str
    status: str
    owner: str
    page: int

    @classmethod
    def of(cls, query: QueryParams) -> View:
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

    def address(self, **changed: str | int) -> str:
        """The query string of this view with some of it changed; a change of anything begins at page 1 again."""
        fields = {"text": self.text, "status": self.status, "owner": self.owner} | changed
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
            colleagues=[one for one in active_staff(session) if one.email != staff.email],
            OPEN=OPEN,
        )


def _tabs(counts: Mapping[Status, int]) -> list[Tab]:
    return [
        Tab("Open", "", sum(counts[status] for status in OPEN)),
        *(Tab(STATUS[status], status, counts[status]) for status in Status),
        Tab("All", "all", sum(counts.values())),
    ]
