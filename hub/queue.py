"""The queue of requests that staff work through, the oldest first. The database filters, counts, sorts and pages it.

A page is found by the request beside it (a keyset), not by its number: the last page costs as much as the first, and
no request is missed or shown twice when others come or go meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import CompoundSelect, Select, func, select, tuple_, union_all
from sqlalchemy.orm import Session

from hub.filters import Filters, asleep, is_asleep
from hub.models import CollaborationRequest
from hub.statuses import Status
from runtime.clock import today

PAGE_SIZE = 25
MOST_COUNTED = 2_000
"""Requests up to which those of a status are counted, and those of a search for words that very many hold."""

MOST_WALKED = 5_000
"""Requests that are asked for such words when they are counted."""

PLACE = tuple_(CollaborationRequest.created, CollaborationRequest.id)
"""What the queue is sorted by."""

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Cursor(NamedTuple):
    """The place of a request in the queue, also as a word for an address: "1795773600000000-17"."""

    created: dt.datetime
    id: int

    @classmethod
    def of(cls, request: CollaborationRequest) -> Cursor:
        return cls(request.created, request.id)

    @classmethod
    def parse(cls, word: str) -> Cursor | None:
        """The place that the word names; None for any other word."""
        moment, _, number = word.partition("-")
        if not (moment.isdecimal() and number.isdecimal()) or len(moment) > 16 or len(number) > 15:
            return None
        return cls(EPOCH + dt.timedelta(microseconds=int(moment)), int(number))

    def __str__(self) -> str:
        return f"{(self.created - EPOCH) // dt.timedelta(microseconds=1)}-{self.id}"


class Turn(NamedTuple):
    """Which page: the one after a place or before it, or the last of all; without any of them the first."""

    after: Cursor | None = None
    before: Cursor | None = None
    last: bool = False


FIRST = Turn()


@dataclass(frozen=True)
class Page:
    """One page of the queue. `counts` has every status, `snoozed` and `unread` are of all statuses; these are counted
    without the filters on them, and without snoozed requests but for `snoozed`. `total` is of the view. Without other
    filters a count above MOST_COUNTED only says that there are more. Where words are searched for that very many
    requests hold, the counts are of the newest MOST_COUNTED of them, among the newest MOST_WALKED of all. `more` says
    whether there are, or may be, more than `total`.

    `earlier` and `later` are the places from which the pages beside this one are found, None at an end.
    """

    items: tuple[CollaborationRequest, ...]
    counts: Mapping[Status, int]
    unread: int
    snoozed: int
    total: int
    more: bool
    earlier: Cursor | None
    later: Cursor | None


def queue(session: Session, filters: Filters, turn: Turn = FIRST, *, size: int = PAGE_SIZE) -> Page:
    """The requests that pass the filters, on the page of `size` requests that `turn` names."""
    filters = filters.planned(session)
    since = _walked_since(session) if filters.walks else None
    some = _counted(filters, since).subquery()
    counts = dict.fromkeys(Status, 0)
    unread = snoozed = total = counted = 0
    for status, is_unread, until, count in session.execute(select(some, func.count()).group_by(*some.c)):
        counted += count
        asleep = is_asleep(until)
        snoozed += count if asleep else 0
        unread += count if is_unread and not asleep else 0
        counts[status] += 0 if asleep else count
        chosen = not filters.statuses or status in filters.statuses
        wanted = filters.snoozed in (None, asleep) and (is_unread or not filters.unread)
        total += count if chosen and wanted else 0
    bounded = filters.walks or not filters.beside_status()
    items, earlier, later = _items(session, filters, turn, size, few=not bounded and counted <= MOST_COUNTED)
    more = since is not None or (bounded and (counted if filters.walks else total) > MOST_COUNTED)
    return Page(
        tuple(items), counts, unread, snoozed, min(total, MOST_COUNTED) if more else total, more, earlier, later
    )


def _walked_since(session: Session) -> dt.datetime | None:
    """From when on requests are asked for words that very many hold: the newest MOST_WALKED; None for all."""
    created = CollaborationRequest.created
    return session.scalar(select(created).order_by(created.desc()).offset(MOST_WALKED).limit(1))


def _counted(
    filters: Filters, since: dt.datetime | None
) -> Select[Status, bool, dt.date | None] | CompoundSelect[Status, bool, dt.date | None]:
    """The requests that are counted, by what they are counted by.

    Without filters beside the status that would be every request of the hub: of each status, read and unread, at most
    one more than MOST_COUNTED is looked at, and as many that are put off.
    """
    request = CollaborationRequest
    all_of_them = select(request.status, request.unread, request.snoozed_until)
    if filters.walks:
        newest = [request.created > since] if since is not None else []
        matching = all_of_them.where(*newest, *filters.beside_status())
        return matching.order_by(request.created.desc(), request.id.desc()).limit(MOST_COUNTED + 1)
    if conditions := filters.beside_status():
        return all_of_them.where(*conditions)
    kinds = [(request.status == status, request.unread.is_(unread)) for status in Status for unread in (False, True)]
    parts = [all_of_them.where(*kind, ~asleep()) for kind in kinds]
    every = (request.status.in_(sorted(Status)), request.unread.in_((False, True)))  # which the index begins with
    parts.append(all_of_them.where(*every, request.snoozed_until > today()))
    return union_all(*(select(part.limit(MOST_COUNTED + 1).subquery()) for part in parts))


def neighbours(
    session: Session, filters: Filters, request: CollaborationRequest
) -> tuple[CollaborationRequest | None, CollaborationRequest | None]:
    """The requests before and after this one in the view, whether or not this one is still in it."""
    place, filters = Cursor.of(request), filters.planned(session)
    before = _fetch(session, filters, Turn(before=place), 1)
    after = _fetch(session, filters, Turn(after=place), 1)
    return next(iter(before), None), next(iter(after), None)


def _items(
    session: Session, filters: Filters, turn: Turn, size: int, *, few: bool
) -> tuple[Sequence[CollaborationRequest], Cursor | None, Cursor | None]:
    """One request more than a page is asked for: whether there is one says whether there is a page beyond."""
    found = _fetch(session, filters, turn, size + 1, few=few)
    backwards = turn.before is not None or turn.last
    more = len(found) > size
    items = (found[-size:] if backwards else found[:size]) if more else found
    if not items:
        return items, None, None
    earlier = more if backwards else turn.after is not None
    later = (turn.before is not None) if backwards else more
    return items, Cursor.of(items[0]) if earlier else None, Cursor.of(items[-1]) if later else None


def _fetch(
    session: Session, filters: Filters, turn: Turn, most: int, *, few: bool = False
) -> Sequence[CollaborationRequest]:
    """At most `most` requests, the oldest first: those next to the place.

    Where only a `few` pass the filters all of them are looked for, then sorted. Else of several statuses each is read
    in the order of its index, up to a page, because the database would else read and sort every request of them.
    """
    backwards = turn.before is not None or turn.last
    order = [CollaborationRequest.created, CollaborationRequest.id]
    ordered = [column.desc() for column in order] if backwards else order
    beyond = [tuple_(*turn.before) > PLACE] if turn.before is not None else []
    beyond += [tuple_(*turn.after) < PLACE] if turn.after is not None and not backwards else []

    def one(chosen: Filters) -> Select[int]:
        return select(CollaborationRequest.id).where(*chosen.conditions(), *beyond).order_by(*ordered).limit(most)

    query = select(CollaborationRequest).order_by(*ordered).limit(most)
    if few and not filters.looks_up:
        passing = select(CollaborationRequest.id, CollaborationRequest.created).where(*filters.conditions(), *beyond)
        gathered = passing.cte().prefix_with("MATERIALIZED")  # else it is read in order, up to a page that never fills
        sort = [column.desc() if backwards else column for column in (gathered.c.created, gathered.c.id)]
        query = query.where(CollaborationRequest.id.in_(select(gathered.c.id).order_by(*sort).limit(most)))
    elif len(filters.statuses) > 1 and not filters.looks_up:
        parts = [select(one(replace(filters, statuses={status})).subquery()) for status in sorted(filters.statuses)]
        query = query.where(CollaborationRequest.id.in_(union_all(*parts)))
    else:
        query = query.where(*filters.conditions(), *beyond)
    found = session.scalars(query).all()
    return found[::-1] if backwards else found
