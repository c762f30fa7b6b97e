"""A view of the queue as an address names it, filters and page, so that it can be kept and sent to a colleague."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from hub.filters import UNKNOWN, Due, Filters, Heads
from hub.models import Route
from hub.queue import FIRST, Cursor, Turn
from hub.statuses import Status
from hub.transitions import OPEN

UNREAD, SNOOZED, ALL = "unread", "snoozed", "all"
"""Values of the field `status` that are no status."""

LEVELS = tuple(str(level) for level in range(1, 13))
WAITING = {"7": "a week or more", "14": "two weeks or more", "28": "four weeks or more"}
FILTERS = ("text", "status", "owner", "route", "area", "sector", "level", "heads", "waiting", "due")
MORE = ("route", "area", "sector", "level", "heads", "waiting", "due")
"""The filters that the page folds away while none of them is set."""

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True)
class View:
    """The fields of an address, each empty where it asks nothing.

    `status` is the value of a status, one of UNREAD, SNOOZED and ALL, or empty for every open request that is not put
    off.
    """

    text: str = ""
    status: str = ""
    owner: str = ""
    route: str = ""
    area: str = ""
    sector: str = ""
    level: str = ""
    heads: str = ""
    waiting: str = ""
    due: str = ""
    turn: Turn = FIRST

    @classmethod
    def of(cls, query: QueryParams | Mapping[str, str]) -> View:
        """What `query` asks for; a value that makes no sense counts as left out."""
        known: dict[str, Collection[str]] = {
            "status": {ALL, UNREAD, SNOOZED, *Status},
            "route": {UNKNOWN, *Route},
            "level": LEVELS,
            "heads": frozenset(Heads),
            "waiting": WAITING,
            "due": frozenset(Due),
        }
        words = {name: query.get(name, "").strip()[:200] for name in FILTERS}
        fields = {name: word for name, word in words.items() if word in known.get(name, (word,))}
        turn = Turn(
            after=Cursor.parse(query.get("after", "")),
            before=Cursor.parse(query.get("before", "")),
            last="last" in query,
        )
        return cls(**fields, turn=turn)

    @property
    def filters(self) -> Filters:
        return Filters(
            statuses=self._statuses(),
            text=self.text,
            owner=self.owner or None,
            route=self.route or None,
            area=self.area or None,
            sector=self.sector or None,
            level=int(self.level) if self.level else None,
            heads=Heads(self.heads) if self.heads else None,
            waiting=int(self.waiting) if self.waiting else None,
            due=Due(self.due) if self.due else None,
            unread=self.status == UNREAD,
            snoozed=self.status == SNOOZED if self.status in ("", UNREAD, SNOOZED) else None,
        )

    @property
    def label(self) -> str:
        """The name of the filter on status."""
        names = {"": "Open", ALL: "All", UNREAD: "Unread", SNOOZED: "Put off"}
        return names.get(self.status) or Status(self.status).label

    @property
    def narrowed(self) -> bool:
        """Whether a filter beside the status is set."""
        return any(getattr(self, name) for name in FILTERS if name != "status")

    @property
    def folded(self) -> bool:
        """Whether none of the filters is set that the page folds away."""
        return not any(getattr(self, name) for name in MORE)

    @property
    def first(self) -> View:
        """The same filters, on the first page."""
        return replace(self, turn=FIRST)

    def address(self, **changes: str) -> str:
        """The query string of the first page of this view, with `changes` to its filters; "" for the plain queue."""
        return _query({name: changes.get(name, getattr(self, name)) for name in FILTERS})

    def page(self, *, after: Cursor | None = None, before: Cursor | None = None, last: bool = False) -> str:
        """The query string of another page of this view."""
        place = {"after": str(after or ""), "before": str(before or ""), "last": "1" if last else ""}
        return _query({name: getattr(self, name) for name in FILTERS} | place)

    @property
    def here(self) -> str:
        """The query string of this very page."""
        return self.page(**self.turn._asdict())

    @property
    def way_back(self) -> str:
        """The query string that the page of a request gets, so that it leads back here; "" for the plain queue."""
        return f"?from={quote(self.here, safe='')}" if self.here else ""

    def _statuses(self) -> Collection[Status]:
        if self.status in ("", SNOOZED):
            return OPEN
        return () if self.status in (ALL, UNREAD) else {Status(self.status)}


def came_from(query: QueryParams) -> View:
    """The view that a request was opened from."""
    return View.of(QueryParams(query.get("from", "").removeprefix("?")))


def _query(fields: Mapping[str, str]) -> str:
    given = {name: value for name, value in fields.items() if value}
    return f"?{urlencode(given)}" if given else ""
