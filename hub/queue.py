"""The queue of requests that staff work through, the oldest first. The database filters, counts, sorts and pages it.

A page is found by the request beside it (a keyset), not by its number: the last page costs as much as the first, and
no request is missed or shown twice when others come or go meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Select, func, select, tuple_, union_all
from sqlalchemy.orm import Session

from hub.filters import Filters, is_asleep
from hub.models import CollaborationRequest
from hub.statuses import Status

PAGE_SIZE = 25
MOST_COUNTED = 10_000
"""Requests that are counted of a search for words that very many hold."""

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
    without the filters on them, and without snoozed requests but for `snoozed`. `total` is of the view. Where words
    are searched for that very many requests hold, the counts are of the newest MOST_COUNTED, and `more` says so.

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
    by = (CollaborationRequest.status, CollaborationRequest.unread, CollaborationRequest.snoozed_until)
    matching = select(*by).where(*filters.beside_status())
    if filters.walks:
        matching = matching.order_by(CollaborationRequest.created.desc(), CollaborationRequest.id.desc()).limit(
            MOST_COUNTED + 1
        )
    some = matching.subquery()
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
    items, earlier, later = _items(session, filters, turn, size)
    more = filters.walks and counted > MOST_COUNTED
    return Page(
        tuple(items), counts, unread, snoozed, min(total, MOST_COUNTED) if more else total, more, earlier, later
    )


def neighbours(
    session: Session, filters: Filters, request: CollaborationRequest
) -> tuple[CollaborationRequest | None, CollaborationRequest | None]:
    """The requests before and after this one in the view, whether or not this one is still in it."""
    place, filters = Cursor.of(request), filters.planned(session)
    before = _fetch(session, filters, Turn(before=place), 1)
    after = _fetch(session, filters, Turn(after=place), 1)
    return next(iter(before), None), next(iter(after), None)


def _items(
    session: Session, filters: Filters, turn: Turn, size: int
) -> tuple[Sequence[CollaborationRequest], Cursor | None, Cursor | None]:
    """One request more than a page is asked for: whether there is one says whether there is a page beyond."""
    found = _fetch(session, filters, turn, size + 1)
    backwards = turn.before is not None or turn.last
    more = len(found) > size
    items = (found[-size:] if backwards else found[:size]) if more else found
    if not items:
        return items, None, None
    earlier = more if backwards else turn.after is not None
    later = (turn.before is not None) if backwards else more
    return items, Cursor.of(items[0]) if earlier else None, Cursor.of(items[-1]) if later else None


def _fetch(session: Session, filters: Filters, turn: Turn, most: int) -> Sequence[CollaborationRequest]:
    """At most `most` requests, the oldest first: those next to the place.

    Of several statuses each is read in the order of its index, up to a page, because the database would else read and
    sort every request of them.
    """
    backwards = turn.before is not None or turn.last
    order = [CollaborationRequest.created, CollaborationRequest.id]
    ordered = [column.desc() for column in order] if backwards else order
    beyond = [tuple_(*turn.before) > PLACE] if turn.before is not None else []
    beyond += [tuple_(*turn.after) < PLACE] if turn.after is not None and not backwards else []

    def one(chosen: Filters) -> Select[int]:
        return select(CollaborationRequest.id).where(*chosen.conditions(), *beyond).order_by(*ordered).limit(most)

    query = select(CollaborationRequest).order_by(*ordered).limit(most)
    if len(filters.statuses) > 1 and not filters.looks_up:
        parts = [select(one(replace(filters, statuses={status})).subquery()) for status in sorted(filters.statuses)]
        query = query.where(CollaborationRequest.id.in_(union_all(*parts)))
    else:
        query = query.where(*filters.conditions(), *beyond)
    found = session.scalars(query).all()
    return found[::-1] if backwards else found
