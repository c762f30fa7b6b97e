"""What an employer says about a request after it was sent: an addition, or the answer to a question of the hub."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from hub.history import checked_text, hold, record, save
from hub.models import EMPLOYER, CollaborationRequest, EventKind
from hub.statuses import Stage, Status


class EmptyAnswer(Exception):
    """The employer said nothing."""


def answer(session: Session, request: CollaborationRequest, text: str) -> None:
    """Add the employer's words to the history mark the request unread and take it up again where it was put off; a
    question of the hub is thereby answered, and the request stands where it stood before the question.

    Raises EmptyAnswer, TextTooLong.
    """
    words = checked_text(text)
    if words is None:
        raise EmptyAnswer
    hold(session, request)
    record(session, request, EventKind.NOTE, by=EMPLOYER, reason=words, shared=True)
    if request.status.stage is Stage.WAITING:
        before, request.status = request.status, _status_before_the_question(request)
        moved = {"from_status": before, "to_status": request.status}
        record(session, request, EventKind.STATUS, by=EMPLOYER, reason=None, **moved)
    request.unread = True
    request.snoozed_until = None
    save(session, request)


def mark_read(session: Session, request: CollaborationRequest) -> None:
    """Remember that staff have seen what the employer said last. It makes no new version: nothing was changed."""
    read = update(CollaborationRequest).where(CollaborationRequest.id == request.id, CollaborationRequest.unread)
    session.execute(read.values(unread=False, updated=CollaborationRequest.updated))


def _status_before_the_question(request: CollaborationRequest) -> Status:
    asked = [event for event in request.events if event.to_status and event.to_status.stage is Stage.WAITING]
    return (asked[-1].from_status if asked else None) or Status.TRIAGED
