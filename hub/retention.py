"""What is removed of the hub's own stores when it has been kept for long enough."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session, aliased

from hub.audit import KEPT_DAYS, AuditEntry
from hub.demand.signals import UnmetNeed
from hub.models import CollaborationRequest, RequestEvent, StaffSession
from hub.transitions import CLOSED


def closed_before(session: Session, moment: dt.datetime) -> Sequence[CollaborationRequest]:
    """The requests that are closed, and in whose history nothing has happened since that moment, the oldest first.

    One that others are duplicates of is none of them: without it, they would be taken up again. They go first.
    """
    duplicate = aliased(CollaborationRequest)
    followed = exists().where(duplicate.duplicate_of == CollaborationRequest.reference)
    last = select(func.max(RequestEvent.at)).where(RequestEvent.request_id == CollaborationRequest.id).scalar_subquery()
    query = select(CollaborationRequest).where(
        CollaborationRequest.status.in_(sorted(CLOSED)), last < moment, ~followed
    )
    return session.scalars(query.order_by(CollaborationRequest.id)).all()


def forget_old_signals(session: Session, before: dt.date) -> int:
    """Remove the signals of months that began before this day. Returns how many there were."""
    count = session.scalar(select(func.count()).select_from(UnmetNeed).where(UnmetNeed.month < before)) or 0
    session.execute(delete(UnmetNeed).where(UnmetNeed.month < before))
    return count


def forget_old_entries(session: Session, at: dt.datetime) -> None:
    """Remove the entries of the audit log that are older than two years, and the sessions of staff that are over."""
    session.execute(delete(AuditEntry).where(AuditEntry.at < at - dt.timedelta(days=KEPT_DAYS)))
    session.execute(delete(StaffSession).where(StaffSession.expires <= at))
