"""What an employer is told of: notices are queued in the transaction of the change that they tell of, so that none is
lost, and are tried until they are delivered. `at` is the time, by default now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from hub.correspondence import Channel, Notice, NoticeState
from hub.event_kinds import EventKind
from hub.models import EMPLOYER, CollaborationRequest, RequestEvent
from hub.statuses import Stage, Status
from runtime.clock import now

FIRST_PAUSE = dt.timedelta(seconds=10)
LONGEST_PAUSE = dt.timedelta(hours=1)
LEASE = dt.timedelta(minutes=2)
"""For how long a notice that is being sent is left alone. A process that dies meanwhile delays it by no more."""

TRIED_FOR = dt.timedelta(days=7)
"""A notice that could not be delivered for so long has failed, and staff see it."""

TOLD_TO_DUPLICATES = frozenset({Stage.CONSIDERED, Stage.AGREED, Stage.DELIVERED})
"""Stages of a request that the employers of its duplicates hear of. A question to its own employer is not theirs."""


def announce(session: Session, request: CollaborationRequest, event: RequestEvent, *, code: str | None = None) -> None:
    """Queue the notices of an event that is stored already: to the employer, and to those of the duplicates.

    An employer who does something is not told of it in the chat, where they did it; a withdrawal is confirmed by
    e-mail, in case that it was somebody else. `code` is the word of a link that belongs to the event.
    """
    told = [(request.id, channel) for channel in _channels(event)]
    if event.to_status is not None and event.to_status.stage in TOLD_TO_DUPLICATES:
        duplicates = session.scalars(
            select(CollaborationRequest.id).where(
                CollaborationRequest.duplicate_of == request.reference, CollaborationRequest.status == Status.DUPLICATE
            )
        )
        told += [(duplicate, channel) for duplicate in duplicates for channel in Channel]
    session.add_all(
        Notice(request_id=recipient, event_id=event.id, channel=channel, code=code) for recipient, channel in told
    )
    session.flush()


def claim_due(session: Session, channels: Sequence[Channel], *, at: dt.datetime | None = None) -> Notice | None:
    """The next notice to send on these channels, which this call keeps from others for the LEASE; None when all are
    settled or wait for another try."""
    at = at or now()
    waiting = select(Notice).where(
        Notice.state == NoticeState.WAITING, Notice.due <= at, Notice.channel.in_(tuple(channels))
    )
    for notice in session.scalars(waiting.order_by(Notice.due, Notice.id).limit(20)).all():
        claimed = session.execute(
            update(Notice)
            .where(Notice.id == notice.id, Notice.state == NoticeState.WAITING, Notice.due == notice.due)
            .values(due=at + LEASE, attempts=Notice.attempts + 1)
            .returning(Notice.id)
        ).scalar()
        if claimed is not None:
            session.refresh(notice)
            return notice
    return None


def settle(
    session: Session, notice_id: int, state: NoticeState, problem: str | None = None, *, at: dt.datetime | None = None
) -> None:
    """End the tries of a notice; a code that it held is removed."""
    values = {"state": state, "problem": problem, "settled": at or now(), "code": None}
    session.execute(update(Notice).where(Notice.id == notice_id).values(values))


def try_again(session: Session, notice: Notice, problem: str, *, at: dt.datetime | None = None) -> None:
    """Put a notice off after a failure, for twice as long each time; after a week it has failed."""
    at = at or now()
    if at - notice.created > TRIED_FOR:
        settle(session, notice.id, NoticeState.FAILED, problem, at=at)
        return
    pause = min(FIRST_PAUSE * 2 ** min(notice.attempts - 1, 20), LONGEST_PAUSE)
    session.execute(update(Notice).where(Notice.id == notice.id).values(due=at + pause, problem=problem))


def notices_of(session: Session, request: CollaborationRequest) -> list[Notice]:
    """The notices to the employer of this request, the oldest first."""
    return list(session.scalars(select(Notice).where(Notice.request_id == request.id).order_by(Notice.id)))


def _channels(event: RequestEvent) -> tuple[Channel, ...]:
    if event.actor == EMPLOYER:
        return (Channel.EMAIL,) if event.to_status is Status.WITHDRAWN else ()
    chosen = event.kind is EventKind.ROUTE and event.reason is not None
    return tuple(Channel) if event.to_status is not None or event.shared or chosen else ()
