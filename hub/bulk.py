"""One change to every request of a view: all of them are changed, or none."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.filters import Filters
from hub.history import Refused
from hub.models import CollaborationRequest

MOST_AT_ONCE = 500
"""Requests that one form changes: in one transaction, within a few seconds."""


class TooManyAtOnce(Refused):
    """The view holds more requests than one form changes."""


class ViewChanged(Refused):
    """The view holds another number of requests than were seen: some came or went meanwhile."""


class RefusedFor(Refused):
    """One of the requests could not be changed, so none was; `__cause__` says why."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"{reference} cannot be changed so")
        self.reference = reference


def change_all(
    session: Session, filters: Filters, seen: int, change_one: Callable[[CollaborationRequest], None]
) -> int:
    """Call `change_one` on every request of the view, the oldest first. Returns how many there were.

    Raises ViewChanged where there are not `seen` of them, TooManyAtOnce, and RefusedFor as soon as one change is
    refused. The caller's transaction must then be rolled back.
    """
    query = select(CollaborationRequest).where(*filters.conditions())
    found = session.scalars(query.order_by(CollaborationRequest.id).limit(MOST_AT_ONCE + 1)).all()
    if len(found) > MOST_AT_ONCE:
        raise TooManyAtOnce
    if len(found) != seen:
        raise ViewChanged
    for request in found:
        try:
            change_one(request)
        except Refused as refused:
            raise RefusedFor(request.reference) from refused
    return len(found)
