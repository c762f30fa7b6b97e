"""What an employer agreed to who is introduced to others of a pool, when, and who said so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from hub.event_kinds import EventKind
from hub.models import EMPLOYER, CollaborationRequest
from hub.pools.models import Consent, PoolMember


@dataclass(frozen=True)
class Agreement:
    """`question` is what the employer was asked, None where staff asked in another way; `by_employer` says whether the
    employer answered, and not staff for them; `others` is how many of the pool agreed as well."""

    question: str | None
    at: dt.datetime
    by_employer: bool
    others: int


def agreement_of(session: Session, request: CollaborationRequest) -> Agreement | None:
    """The agreement that holds for a request; None where there is none, or it left its pool."""
    member = session.get(PoolMember, request.id)
    agreed = [event for event in request.events if event.kind is EventKind.POOL_AGREED]
    if member is None or member.consent is not Consent.AGREED or not agreed:
        return None
    last = agreed[-1]
    questions = [event.reason for event in request.events if event.kind is EventKind.POOL_ASKED and event.id < last.id]
    others = sum(other.consent is Consent.AGREED for other in member.pool.members if other is not member)
    return Agreement(questions[-1] if questions else None, last.at, last.actor == EMPLOYER, others)
