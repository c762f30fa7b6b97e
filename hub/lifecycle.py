"""The life of a request: which transitions are possible now, and the one function that makes them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.history import Refused, check_seen, record, save
from hub.models import EMPLOYER, CollaborationRequest, EventKind, Route
from hub.references import parse
from hub.statuses import Status
from hub.transitions import CLOSED, TRANSITIONS, Transition, TransitionName


@dataclass(frozen=True)
class Decision:
    """Who changes a request, and why. `by` is the e-mail address of a member of staff, or EMPLOYER or SYSTEM.

    `seen` is the version that the person looked at; None accepts any version. `shared` lets the employer read the
    reason; some transitions always do.
    """

    by: str
    reason: str = ""
    seen: int | None = None
    shared: bool = False


class IllegalTransition(Refused):
    """The request has another status than the transition needs, or the employer may not make it."""

    def __init__(self, name: TransitionName, status: Status) -> None:
        super().__init__(f"{name} is not possible from {status}")
        self.name, self.status = name, status


class ReasonRequired(Refused):
    """The transition needs a reason, and the decision has none."""

    def __init__(self, name: TransitionName) -> None:
        super().__init__(f"{name} needs a reason")
        self.name = name


class NoSuchOriginal(Refused):
    """The request named as the original is unknown, is the request itself, or is a duplicate too."""

    def __init__(self, of: str) -> None:
        super().__init__(f"'{of}' is not a request that this one can be a duplicate of")
        self.of = of


def possible(request: CollaborationRequest) -> dict[TransitionName, Transition]:
    """The transitions that staff can make now, by name, in the order of the table."""
    return {name: transition for name, transition in TRANSITIONS.items() if request.status in transition.sources}


def change(
    session: Session,
    request: CollaborationRequest,
    name: TransitionName,
    decision: Decision,
    *,
    route: Route | None = None,
    of: str | None = None,
) -> None:
    """Make the transition `name`: check it, set the fields, record the event and save, in the caller's transaction.

    `route` belongs to "triage": it replaces the route of the request, and None keeps that. `of` belongs to
    "mark_duplicate": the reference, as typed, of the request that goes on. Both histories then name each other.

    Raises StaleRequest, IllegalTransition, ReasonRequired, and NoSuchOriginal for "mark_duplicate"; nothing is then
    written. Raises KeyError for a name that is not in the table, and TypeError for an argument that it does not ask
    for.
    """
    transition = TRANSITIONS[name]
    for argument, value in (("route", route), ("of", of)):
        if value is not None and argument != transition.asks:
            raise TypeError(f"{name} takes no {argument}")
    _check(name, request, decision)
    original = _original(session, request, of or "") if transition.asks == "of" else None
    if original is not None:
        record(session, original, EventKind.DUPLICATE, by=decision.by, reason=request.reference)
    before = request.status
    request.status = transition.target or _status_before_closing(request)
    if transition.sets == "route":
        request.route = route or request.route
    elif transition.sets == "duplicate_of":
        request.duplicate_of = original.reference if original else None
    record(
        session,
        request,
        EventKind.STATUS,
        by=decision.by,
        reason=decision.reason.strip() or None,
        from_status=before,
        to_status=request.status,
        shared=decision.shared or transition.always_shared,
    )
    save(session, request)


def _check(name: TransitionName, request: CollaborationRequest, decision: Decision) -> None:
    transition = TRANSITIONS[name]
    check_seen(request, decision.seen)
    if request.status not in transition.sources or (decision.by == EMPLOYER and not transition.by_employer):
        raise IllegalTransition(name, request.status)
    if transition.needs_reason and not decision.reason.strip():
        raise ReasonRequired(name)


def _original(session: Session, request: CollaborationRequest, reference: str) -> CollaborationRequest:
    original = session.scalar(select(CollaborationRequest).where(CollaborationRequest.reference == parse(reference)))
    if original is None or original is request or original.status is Status.DUPLICATE:
        raise NoSuchOriginal(reference)
    return original


def _status_before_closing(request: CollaborationRequest) -> Status:
    closings = [event for event in request.events if event.to_status in CLOSED]
    return (closings[-1].from_status if closings else None) or Status.TRIAGED
