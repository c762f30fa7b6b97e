"""What waits for each member of staff: the mail of the morning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.ageing import working_days
from hub.filters import asleep
from hub.models import CollaborationRequest, Staff
from hub.roles import Role
from hub.staff import active_staff
from hub.transitions import OPEN
from runtime.clock import local_date, today

LISTED = 20
"""Requests that one mail names; the others are counted."""

LATE = 5
"""Working days after which a request that nobody owns is told to everybody."""


@dataclass(frozen=True)
class Digest:
    """For one member of staff: their requests whose next step is overdue, how many of theirs are unread, and how many
    requests nobody has owned for LATE working days or more. `overdue` has at most LISTED of `overdue_count`."""

    person: Staff
    overdue: Sequence[CollaborationRequest]
    overdue_count: int
    unread: int
    unowned: int

    @property
    def is_empty(self) -> bool:
        return not (self.overdue_count or self.unread or self.unowned)


def digests(session: Session) -> list[Digest]:
    """One for each member of staff who decides requests and for whom something waits."""
    request = CollaborationRequest
    waiting = [request.status.in_(sorted(OPEN)), ~asleep()]
    created = session.scalars(select(request.created).where(*waiting, request.owner_id.is_(None))).all()
    unowned = sum(working_days(local_date(moment), today()) >= LATE for moment in created)
    made = []
    for person in active_staff(session):
        if not person.role.includes(Role.TRIAGE):
            continue
        mine = [*waiting, request.owner_id == person.id]
        late = [*mine, request.due < today()]
        count = select(func.count()).select_from(request)
        made.append(
            Digest(
                person,
                session.scalars(select(request).where(*late).order_by(request.due, request.id).limit(LISTED)).all(),
                session.scalar(count.where(*late)) or 0,
                session.scalar(count.where(*mine, request.unread)) or 0,
                unowned,
            )
        )
    return [digest for digest in made if not digest.is_empty]
