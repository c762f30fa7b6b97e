"""What every change of a request does: check the version that was seen, add an event to the history, and save."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from hub.event_kinds import EventKind
from hub.models import CollaborationRequest, RequestEvent
from runtime.clock import now

LONGEST_TEXT = 4000
"""The most characters of a reason or a note."""

WRITTEN = frozenset({EventKind.STATUS, EventKind.NOTE, *(kind for kind in EventKind if kind.startswith("provider_"))})
"""Events whose reason is what people wrote, and the names of providers: a request is found by their words."""


class Refused(Exception):
    """A change was not made, and nothing was written."""


class TextTooLong(Refused):
    """A reason or a note has more characters than a history keeps; nothing of it is cut off."""

    def __init__(self, length: int) -> None:
        super().__init__(f"{length} characters are more than {LONGEST_TEXT}")
        self.length = length


class StaleRequest(Refused):
    """Somebody else changed the request in the meantime."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"{reference} was changed by somebody else in the meantime; nothing was written")
        self.reference = reference


def check_seen(request: CollaborationRequest, seen: int | None) -> None:
    """Raises StaleRequest when `seen` is given and is not the present version of `request`."""
    if seen is not None and seen != request.version:
        raise StaleRequest(request.reference)


def checked_text(text: str) -> str | None:
    """`text` without the space around it, None where nothing is left. Raises TextTooLong."""
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(len(text))
    return text or None


def record(
    session: Session, request: CollaborationRequest, kind: EventKind, *, by: str, reason: str | None, **fields: Any
) -> RequestEvent:
    """Add an event to the history, which also makes a new version of the request: what colleagues have open is stale.

    It reads nothing: a read would flush outside `save`, past its StaleRequest.
    """
    event = RequestEvent(request=request, kind=kind, actor=by, reason=reason, **fields)
    session.add(event)
    request.updated = now()
    if reason and kind in WRITTEN:
        request.history_text = "\n".join(filter(None, (request.history_text, reason)))
    return event


def hold(session: Session, request: CollaborationRequest) -> None:
    """Let a change of somebody else that is under way end, and keep others out until this transaction ends.

    An employer's words are thus never refused as stale. SQLite has no lock of a row: there the UPDATE, which changes
    nothing, begins the transaction and takes the lock of the database.
    """
    row = update(CollaborationRequest).where(CollaborationRequest.id == request.id)
    session.execute(row.values(version=CollaborationRequest.version, updated=CollaborationRequest.updated))
    session.refresh(request)


def save(session: Session, request: CollaborationRequest) -> None:
    """Write what changed. Raises StaleRequest when another session changed `request` after this one read it."""
    reference = request.reference
    try:
        session.flush()
    except StaleDataError:
        raise StaleRequest(reference) from None
