"""What an employer says about a request after it was sent: an addition, or the answer to a question of the hub."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from hub.event_kinds import EventKind
from hub.history import checked_text, hold, record, save
from hub.models import EMPLOYER, CollaborationRequest
from hub.pools.consent import plain_answer
from hub.pools.models import PoolMember
from hub.pools.pools import settle_consent
from hub.statuses import Stage, Status


class EmptyAnswer(Exception):
    """The employer said nothing."""


def answer(session: Session, request: CollaborationRequest, text: str) -> None:
    """Add the employer's words to the history mark the request unread and take it up again where it was put off; a
    question of the hub is thereby answered, and the request stands where it stood before the question. A plain yes
    or no to being introduced to others is kept as that.

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
    _take_consent(session, request, words)


def mark_read(session: Session, request: CollaborationRequest) -> None:
    """Remember that staff have seen what the employer said last. It makes no new version: nothing was changed."""
    read = update(CollaborationRequest).where(CollaborationRequest.id == request.id, CollaborationRequest.unread)
    session.execute(read.values(unread=False, updated=CollaborationRequest.updated))


def _take_consent(session: Session, request: CollaborationRequest, words: str) -> None:
    """Keep a plain yes or no to being introduced to the others of a pool, where that is what the hub asked last."""
    member, answer = session.get(PoolMember, request.id), plain_answer(words)
    of_hub = [event for event in request.events if event.shared and event.actor != EMPLOYER]
    if member is None or answer is None or not of_hub or of_hub[-1].kind is not EventKind.POOL_ASKED:
        return
    settle_consent(session, member, answer, by=EMPLOYER)


def _status_before_the_question(request: CollaborationRequest) -> Status:
    asked = [event for event in request.events if event.to_status and event.to_status.stage is Stage.WAITING]
    return (asked[-1].from_status if asked else None) or Status.TRIAGED
