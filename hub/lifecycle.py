"""The life of a request: which transitions are possible now, and the one function that makes them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from hub.duplicates import follow, free, original_of, status_before_closing
from hub.event_kinds import EventKind
from hub.history import Refused, check_seen, checked_text, record, save
from hub.models import EMPLOYER, CollaborationRequest, DeclineCode, Route
from hub.notices import announce
from hub.statuses import Status
from hub.transitions import TRANSITIONS, Transition, TransitionName


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
    code: DeclineCode | None = None,
) -> None:
    """Make the transition `name`: check it, set the fields, record the event, queue the notices of it to the employers
    and save, in the caller's transaction.

    `route` belongs to "triage" and "pass_on": it replaces the route of the request, in the same event, and None keeps
    that. `of` belongs
    to "mark_duplicate": the reference, as typed, of the request that goes on. Both histories then name each other, and
    duplicates of the request point at the one that goes on. `code` belongs to "decline": why, for the figures, OTHER by
    default. When a request is withdrawn, the oldest of its duplicates goes on in its place. A request that was put off
    is taken up again by every change.

    Raises StaleRequest, IllegalTransition, ReasonRequired, TextTooLong, and NoSuchOriginal for "mark_duplicate";
    nothing is then written. Raises KeyError for a name that is not in the table, and TypeError for an argument that it
    does not ask for.
    """
    transition = TRANSITIONS[name]
    for argument, value in (("route", route), ("of", of), ("code", code)):
        if value is not None and argument != transition.asks:
            raise TypeError(f"{name} takes no {argument}")
    _check(name, request, decision)
    reason = checked_text(decision.reason)
    original = original_of(session, request, of or "") if transition.asks == "of" else None
    if original is not None:
        record(session, original, EventKind.DUPLICATE, by=decision.by, reason=request.reference)
        follow(session, request, original)
    before = request.status
    request.status = transition.target or status_before_closing(request)
    chosen = route if route is not request.route else None
    request.route = chosen or request.route
    if transition.sets == "duplicate_of":
        request.duplicate_of = original.reference if original else None
    if transition.sets == "decline_code":
        request.decline_code = code or DeclineCode.OTHER
    elif transition.target is None:
        request.decline_code = None
    request.snoozed_until = None
    shared = decision.shared or transition.always_shared
    moved = {"from_status": before, "to_status": request.status, "route": chosen}
    events = [record(session, request, EventKind.STATUS, by=decision.by, reason=reason, shared=shared, **moved)]
    if request.status is Status.WITHDRAWN:
        events += free(session, request)
    request.unread = decision.by == EMPLOYER
    save(session, request)
    for event in events:
        announce(session, event.request, event)


def _check(name: TransitionName, request: CollaborationRequest, decision: Decision) -> None:
    transition = TRANSITIONS[name]
    check_seen(request, decision.seen)
    if request.status not in transition.sources or (decision.by == EMPLOYER and not transition.by_employer):
        raise IllegalTransition(name, request.status)
    if transition.needs_reason and not decision.reason.strip():
        raise ReasonRequired(name)
