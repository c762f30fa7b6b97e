"""The queue that staff work through: the oldest request first, searched, counted and paged by the database."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from hub.models import CollaborationRequest, Staff, Status, folded
from hub.references import parse

PAGE_SIZE = 25
NOBODY = "nobody"
"""As `owner`: the requests that nobody has taken yet."""


@dataclass(frozen=True)
class Page:
    """One page of a queue. `counts` has every status, counted under the same search, whatever statuses were chosen."""

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
    """The requests in any of `statuses` (none: in all), with every word of `text` somewhere in them or their reference.

    `owner` is an e-mail address, NOBODY, or None for everybody's. A `page` beyond the last is the last.
    """
    found = [*_matches(text), *_owned(owner)]
    counted = session.execute(
        select(CollaborationRequest.status, func.count()).where(*found).group_by(CollaborationRequest.status)
    )
    counts = dict.fromkeys(Status, 0) | dict(counted.all())
    chosen = frozenset(statuses) or frozenset(Status)
    total = sum(counts[status] for status in chosen)
    pages = max(1, math.ceil(total / size))
    page = min(max(page, 1), pages)
    items = session.scalars(
        select(CollaborationRequest)
        .where(*found, CollaborationRequest.status.in_(sorted(chosen)))
        .order_by(CollaborationRequest.created, CollaborationRequest.id)
        .limit(size)
        .offset((page - 1) * size)
    )
    return Page(tuple(items), counts, total, page, pages)


def _matches(text: str) -> list[ColumnElement[bool]]:
    words = folded(text).split()[:10]
    if not words:
        return []
    every_word = and_(*(CollaborationRequest.search_text.contains(word, autoescape=True) for word in words))
    return [or_(every_word, CollaborationRequest.reference == parse(text))]


def _owned(owner: str | None) -> list[ColumnElement[bool]]:
    if owner is None:
        return []
    if owner == NOBODY:
        return [CollaborationRequest.owner_id.is_(None)]
    return [CollaborationRequest.owner_id.in_(select(Staff.id).where(Staff.email == owner.casefold()))]
