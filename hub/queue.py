"""The queue of requests that staff work through. The database filters, counts, sorts and pages it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from hub.models import CollaborationRequest, Staff
from hub.references import parse
from hub.search_words import search_words
from hub.statuses import Status

PAGE_SIZE = 25
NOBODY = "nobody"
"""The value of the filter `owner` for the requests that nobody owns yet."""


@dataclass(frozen=True)
class Page:
    """One page of the queue. `counts` has every status; these and `unread` are counted without the filters on them."""

    items: tuple[CollaborationRequest, ...]
    counts: Mapping[Status, int]
    unread: int
    total: int
    page: int
    pages: int


def queue(
    session: Session,
    *,
    statuses: Collection[Status] = (),
    text: str = "",
    owner: str | None = None,
    unread: bool = False,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Page:
    """The requests that pass the filters, the oldest first, on the page `page` of `size` requests.

    Each filter is optional: `statuses` (the request has one of them), `text` (every word is somewhere in the request or
    its history, also with another ending, or it is the reference), `owner` (an e-mail address, or NOBODY) and `unread`
    (the employer said something that staff have not seen). A `page` beyond the last gives the last.
    """
    everything = [*_text_filter(text), *_owner_filter(owner)]
    unseen = select(func.count()).select_from(CollaborationRequest).where(*everything, CollaborationRequest.unread)
    filters = [*everything, *([CollaborationRequest.unread] if unread else [])]
    rows = session.execute(
        select(CollaborationRequest.status, func.count()).where(*everything).group_by(CollaborationRequest.status)
    )
    counts = dict.fromkeys(Status, 0) | dict(rows.all())
    selected = frozenset(statuses) or frozenset(Status)
    unread_count = session.scalar(unseen) or 0
    total = sum(counts[status] for status in selected)
    if unread:
        total = session.scalar(unseen.where(CollaborationRequest.status.in_(sorted(selected)))) or 0
    pages = max(1, math.ceil(total / size))
    page = min(max(page, 1), pages)
    items = session.scalars(
        select(CollaborationRequest)
        .where(*filters, CollaborationRequest.status.in_(sorted(selected)))
        .order_by(CollaborationRequest.created, CollaborationRequest.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return Page(tuple(items), counts, unread_count, total, page, pages)


def _text_filter(text: str) -> list[ColumnElement[bool]]:
    if not text.strip():
        return []
    words = search_words(text)
    if not words:  # signs alone are in no request
        return [false()]
    every_word = and_(*(CollaborationRequest.search_text.contains(word, autoescape=True) for word in words))
    return [or_(every_word, CollaborationRequest.reference == parse(text))]


def _owner_filter(owner: str | None) -> list[ColumnElement[bool]]:
    if owner is None:
        return []
    if owner == NOBODY:
        return [CollaborationRequest.owner_id.is_(None)]
    return [CollaborationRequest.owner_id.in_(select(Staff.id).where(Staff.email == owner.casefold()))]
