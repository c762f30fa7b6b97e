"""The queue of requests that staff work through. The database filters, counts, sorts and pages it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from hub.models import CollaborationRequest, Staff, folded
from hub.references import parse
from hub.statuses import Status

PAGE_SIZE = 25
NOBODY = "nobody"
"""The value of the filter `owner` for the requests that nobody owns yet."""


@dataclass(frozen=True)
class Page:
    """One page of the queue. `counts` has every status, and is counted without the filter on statuses."""

    items: tuple[CollaborationRequest, ...]
    counts: Mapping[Status, int]
    total: int
    page: int
    pages: int


def queue(
    session: Session,
    *,
    statuses: Collection[Status] = (),
    text: str = "",
    owner: str | None = None,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Page:
    """The requests that pass the filters, the oldest first, on the page `page` of `size` requests.

    Each filter is optional: `statuses` (the request has one of them), `text` (every word is somewhere in the request,
    or it is the reference), and `owner` (an e-mail address, or NOBODY). A `page` beyond the last gives the last.
    """
    filters = [*_text_filter(text), *_owner_filter(owner)]
    rows = session.execute(
        select(CollaborationRequest.status, func.count()).where(*filters).group_by(CollaborationRequest.status)
    )
    counts = dict.fromkeys(Status, 0) | dict(rows.all())
    selected = frozenset(statuses) or frozenset(Status)
    total = sum(counts[status] for status in selected)
    pages = max(1, math.ceil(total / size))
    page = min(max(page, 1), pages)
    items = session.scalars(
        select(CollaborationRequest)
        .where(*filters, CollaborationRequest.status.in_(sorted(selected)))
        .order_by(CollaborationRequest.created, CollaborationRequest.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return Page(tuple(items), counts, total, page, pages)


def _text_filter(text: str) -> list[ColumnElement[bool]]:
    words = folded(text).split()[:10]
    if not words:
        return []
    every_word = and_(*(CollaborationRequest.search_text.contains(word, autoescape=True) for word in words))
    return [or_(every_word, CollaborationRequest.reference == parse(text))]


def _owner_filter(owner: str | None) -> list[ColumnElement[bool]]:
    if owner is None:
        return []
    if owner == NOBODY:
        return [CollaborationRequest.owner_id.is_(None)]
    return [CollaborationRequest.owner_id.in_(select(Staff.id).where(Staff.email == owner.casefold()))]
