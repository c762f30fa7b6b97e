"""What a view of the queue asks for, and the same as conditions for the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from hub.models import CollaborationRequest, Route, Staff
from hub.references import parse
from hub.search_words import ALL_COMMON, holding, rarest, search_words
from hub.statuses import Status
from runtime.clock import now, today

NOBODY = "nobody"
"""The value of the filter `owner` for the requests that nobody owns yet."""

UNKNOWN = "unknown"
"""The value of a filter for the requests of which the field is not known."""


class Due(StrEnum):
    """When the next step is due: a day that is over, within a week from today, or no day at all."""

    OVERDUE = "overdue"
    WEEK = "week"
    UNSET = "unset"


class Heads(StrEnum):
    """Bands of the number of people who are to learn."""

    FEW = "1-5"
    GROUP = "6-15"
    COHORT = "16-50"
    MANY = "51"
    UNKNOWN = UNKNOWN

    @property
    def bounds(self) -> tuple[int, int]:
        lowest, _, highest = self.value.partition("-")
        return int(lowest), int(highest or 10**9)


@dataclass(frozen=True)
class Filters:
    """Which requests a view holds; a filter that is empty or None asks nothing.

    `text`: every word is somewhere in the request or its history, also with another ending, or it is the reference.
    `owner`: an e-mail address, or NOBODY. `route`, `area` and `sector`: the value, or UNKNOWN. `level`: an SCQF level
    that lies within the levels asked for. `waiting`: days that the request is old at least. `unread`: the employer said
    something that staff have not seen. `snoozed`: whether the request is put off to a later day.
    `first_word` is how the words of the text are looked up (`planned`); it changes nothing of what is found.
    """

    statuses: Collection[Status] = ()
    text: str = ""
    owner: str | None = None
    route: Route | str | None = None
    area: str | None = None
    sector: str | None = None
    level: int | None = None
    heads: Heads | None = None
    waiting: int | None = None
    due: Due | None = None
    unread: bool = False
    snoozed: bool | None = None
    first_word: str | None = None

    def planned(self, session: Session) -> Filters:
        """The same, with the word of the text that the database holds to be looked up first."""
        words = search_words(self.text) if self.text.strip() and not parse(self.text) else ()
        return replace(self, first_word=rarest(session, words)) if words else self

    @property
    def walks(self) -> bool:
        """Whether each request is asked for its words, because so many hold them that counting all would take long."""
        return self.first_word == ALL_COMMON

    @property
    def looks_up(self) -> bool:
        """Whether a word is looked up that few requests hold."""
        return bool(self.first_word)

    def conditions(self) -> list[ColumnElement[bool]]:
        """All of them."""
        chosen = [*self.beside_status()]
        if self.statuses:
            chosen.append(CollaborationRequest.status.in_(sorted(self.statuses)))
        if self.unread:
            chosen.append(CollaborationRequest.unread.is_(True))
        if self.snoozed is not None:
            chosen.append(asleep() if self.snoozed else ~asleep())
        return chosen

    def beside_status(self) -> list[ColumnElement[bool]]:
        """Those that the counts beside the statuses are counted with."""
        request = CollaborationRequest
        chosen = [*_text(self.text, self.first_word), *_owner(self.owner)]
        for column, value in ((request.route, self.route), (request.area, self.area), (request.sector, self.sector)):
            if value is not None:
                chosen.append(_is(column, value))
        if self.level is not None:
            chosen += [request.level_min <= self.level, request.level_max >= self.level]
        if self.heads is Heads.UNKNOWN:
            chosen.append(request.heads.is_(None))
        elif self.heads is not None:
            chosen.append(request.heads.between(*self.heads.bounds))
        if self.waiting is not None:
            chosen.append(request.created <= now() - dt.timedelta(days=self.waiting))
        if self.due is not None:
            chosen.append(_due(self.due))
        return chosen


def asleep() -> ColumnElement[bool]:
    """Whether a request is put off to a later day."""
    return func.coalesce(CollaborationRequest.snoozed_until, dt.date.min) > today()


def is_asleep(until: dt.date | None) -> bool:
    """The same of a value: whether a request that is put off to this day is still put off."""
    return until is not None and until > today()


def _is(column: InstrumentedAttribute[Any], value: str) -> ColumnElement[bool]:
    return column.is_(None) if value == UNKNOWN else column == value


def _due(due: Due) -> ColumnElement[bool]:
    day = CollaborationRequest.due
    match due:
        case Due.OVERDUE:
            return day < today()
        case Due.WEEK:
            return day.between(today(), today() + dt.timedelta(days=7))
        case Due.UNSET:
            return day.is_(None)


def _text(text: str, first_word: str | None) -> list[ColumnElement[bool]]:
    if not text.strip():
        return []
    words = search_words(text)
    if not words:  # signs alone are in no request
        return [false()]
    if reference := parse(text):
        return [CollaborationRequest.reference == reference]
    return [*holding(words, CollaborationRequest.id.expression, first_word)]


def _owner(owner: str | None) -> list[ColumnElement[bool]]:
    if owner is None:
        return []
    if owner == NOBODY:
        return [CollaborationRequest.owner_id.is_(None)]
    return [CollaborationRequest.owner_id.in_(select(Staff.id).where(Staff.email == owner.casefold()))]


def newest(statuses: Collection[Status], most: int, *conditions: ColumnElement[bool]) -> Select[int]:
    """The ids of the newest requests of these statuses that meet the conditions, at most so many and in no order.

    Each status is read in the order of its index, because the database would else read every request of them.
    """
    request = CollaborationRequest
    order = (request.created.desc(), request.id.desc())
    own = [
        select(request.id, request.created).where(request.status == status, *conditions).order_by(*order).limit(most)
        for status in sorted(statuses)
    ]
    some = union_all(*(select(each.subquery()) for each in own)).subquery()
    return select(some.c.id).order_by(some.c.created.desc(), some.c.id.desc()).limit(most)
