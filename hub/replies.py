"""What staff write to the employer of a request without changing where it stands."""

from __future__ import annotations

from sqlalchemy.orm import Session

from hub.arrangement import EmptyNote
from hub.event_kinds import EventKind
from hub.history import check_seen, checked_text, record, save
from hub.models import CollaborationRequest
from hub.notices import announce


def reply(session: Session, request: CollaborationRequest, *, by: str, text: str, seen: int | None = None) -> None:
    """Add words of staff to the history that the employer reads, and queue the notices of them.

    Raises EmptyNote, TextTooLong, and StaleRequest when `request` is no longer the version `seen`.
    """
    check_seen(request, seen)
    words = checked_text(text)
    if words is None:
        raise EmptyNote
    event = record(session, request, EventKind.NOTE, by=by, reason=words, shared=True)
    save(session, request)
    announce(session, request, event)
