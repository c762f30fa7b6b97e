"""What every change of a request does: check the version that was seen, add an event to the history, and save."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from hub.models import CollaborationRequest, EventKind, RequestEvent


class Refused(Exception):
    """A change was not made, and nothing was written."""


class StaleRequest(Refused):
    """Somebody else changed the request in the meantime."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"{reference} was changed by somebody else in the meantime; nothing was written")
        self.reference = reference


def check_seen(request: CollaborationRequest, seen: int | None) -> None:
    """Raises StaleRequest when `seen` is given and is not the present version of `request`."""
    if seen is not None and seen != request.version:
        raise StaleRequest(request.reference)


def record(
    session: Session, request: CollaborationRequest, kind: EventKind, *, by: str, reason: str | None, **fields: Any
) -> None:
    """Add an event to the history. It reads nothing: a read would flush outside `save`, past its StaleRequest."""
    session.add(RequestEvent(request=request, kind=kind, actor=by, reason=reason, **fields))


def save(session: Session, request: CollaborationRequest) -> None:
    """Write what changed. Raises StaleRequest when another session changed `request` after this one read it."""
    reference = request.reference
    try:
        session.flush()
    except StaleDataError:
        raise StaleRequest(reference) from None
