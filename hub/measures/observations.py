"""What the measures count, one observation at a time: a use of a conversation, or a step of a request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.demand.employers import employers, firm_of
from hub.demand.signals import UnmetNeed, source_of
from hub.event_kinds import EventKind
from hub.measures.measure import (
    FIRST_DECISION,
    FOR_PLACES,
    OF_EVENT,
    OF_STAGE,
    OF_STATUS,
    OF_USE,
    PLACES,
    SENT,
    UNTIL_STAGE,
    Measure,
)
from hub.measures.usage import Usage
from hub.models import EMPLOYER, SYSTEM, CollaborationRequest, RequestEvent, Route
from runtime.clock import SCOTLAND, local_date

WITH_PLACES = frozenset({Route.BUY_PLACES, Route.CLOSED_COHORT})
"""Routes on which an employer takes places of a course that exists."""

BATCH = 5000


class Observation(NamedTuple):
    """`thing` is what is counted once: a conversation or a request. `days` is how long a request took until then."""

    measure: Measure
    month: dt.date
    thing: str | int
    employer: str
    sector: str | None
    heads: int | None = None
    days: float | None = None
    term: str = ""


def observations(session: Session, since: dt.date, until: dt.date) -> Iterator[Observation]:
    """All observations from the first day of a month up to that of another, in no order."""
    yield from _of_usage(session, since, until)
    yield from _of_requests(session, since, until)


def _of_usage(session: Session, since: dt.date, until: dt.date) -> Iterator[Observation]:
    employer_of, sector_of = employers(session, since), _sectors(session, since)
    marks = select(Usage.source, Usage.month, Usage.use, Usage.term).where(Usage.month >= since, Usage.month < until)
    for source, month, use, term in session.execute(marks.execution_options(yield_per=BATCH)):
        employer, sector = employer_of.get(source, source), sector_of.get(source)
        yield Observation(OF_USE[use], month, source, employer, sector, term=term)


def _of_requests(session: Session, since: dt.date, until: dt.date) -> Iterator[Observation]:
    request, event = CollaborationRequest, RequestEvent
    steps = (
        select(
            *(request.id, request.created, request.contact, request.sector, request.heads, request.route),
            *(event.at, event.kind, event.actor, event.to_status),
        )
        .join(event, event.request_id == request.id)
        .where(event.at < _moment(until), request.updated >= _moment(since))
        .order_by(request.id, event.id)
    )
    seen: set[Measure] = set()
    last = None
    for number, created, contact, sector, heads, route, at, kind, actor, to_status in session.execute(
        steps.execution_options(yield_per=BATCH)
    ):
        if number != last:
            seen, last = set(), number
        decided = kind is EventKind.STATUS and actor not in (EMPLOYER, SYSTEM)
        found = [SENT] if kind is EventKind.OPENED else []
        if kind is EventKind.OPENED and route in WITH_PLACES:
            found += [FOR_PLACES, PLACES]
        if kind is EventKind.STATUS and to_status is not None:
            stage = to_status.stage
            reached = (OF_STAGE.get(stage), OF_STATUS.get(to_status), UNTIL_STAGE.get(stage))
            found += [measure for measure in reached if measure is not None]
        found += [OF_EVENT[kind]] if kind in OF_EVENT else []
        found += [FIRST_DECISION] if decided else []
        for measure in found:
            if measure in seen:  # what a request did twice, such as after it was reopened
                continue
            seen.add(measure)
            days = (at - created).total_seconds() / 86400
            month = local_date(at).replace(day=1)
            if month < since:
                continue
            yield Observation(measure, month, number, firm_of(contact), sector, heads, days)


def _sectors(session: Session, since: dt.date) -> dict[str, str]:
    """The sectors of the conversations that named one, by their digests; that of a request stands before a need's."""
    of_needs = select(UnmetNeed.source, UnmetNeed.sector).where(UnmetNeed.month >= since, UnmetNeed.sector.is_not(None))
    request = CollaborationRequest
    of_requests = select(request.conversation_id, request.sector).where(
        request.created >= _moment(since), request.sector.is_not(None)
    )
    found = {source: sector for source, sector in session.execute(of_needs) if sector}
    return found | {source_of(name): sector for name, sector in session.execute(of_requests) if sector}


def _moment(day: dt.date) -> dt.datetime:
    """When a day begins in Scotland."""
    return dt.datetime.combine(day, dt.time(), SCOTLAND).astimezone(dt.UTC)
