"""What waits for each member of staff: the mail of the morning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.filters import NOBODY, Due, Filters
from hub.models import CollaborationRequest, Staff
from hub.roles import Role
from hub.staff import active_staff
from hub.transitions import OPEN

LISTED = 20
"""Requests that one mail names; the others are counted."""

LATE = 7
"""Days after which a request that nobody owns is told to everybody."""


@dataclass(frozen=True)
class Digest:
    """For one member of staff: their requests whose next step is overdue, how many of theirs are unread, and how many
    requests nobody has owned for LATE days or more. `overdue` has at most LISTED of `overdue_count`.

    Each count is of what the queue shows for the same filters: the unread are closed ones too, such as a request that
    its employer has withdrawn.
    """

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
    unowned = _count(session, Filters(OPEN, owner=NOBODY, waiting=LATE, snoozed=False))
    made = []
    for person in active_staff(session):
        if not person.role.includes(Role.TRIAGE):
            continue
        late = Filters(OPEN, owner=person.email, due=Due.OVERDUE, snoozed=False)
        request = CollaborationRequest
        overdue = select(request).where(*late.conditions()).order_by(request.due, request.id).limit(LISTED)
        made.append(
            Digest(
                person,
                session.scalars(overdue).all(),
                _count(session, late),
                _count(session, Filters(owner=person.email, unread=True, snoozed=False)),
                unowned,
            )
        )
    return [digest for digest in made if not digest.is_empty]


def _count(session: Session, filters: Filters) -> int:
    count = select(func.count()).select_from(CollaborationRequest)
    return session.scalar(count.where(*filters.conditions())) or 0
