"""The life of a request: which changes are possible, and one function for each.

Every function checks, changes and records who did it and why, in the caller's transaction. When it raises Refused,
nothing was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from hub.models import EMPLOYER, CollaborationRequest, EventKind, RequestEvent, Route, Status
from hub.references import parse

__all__ = ["CLOSED", "OPEN", "TRANSITIONS", "Decision", "IllegalTransition", "NoSuchOriginal", "ReasonRequired"]
__all__ += ["Refused", "StaleRequest", "Status", "Transition", "accept", "ask_for_information", "begin_design"]
__all__ += ["begin_talks", "check_seen", "decline", "deliver", "mark_duplicate", "possible", "record", "reopen"]
__all__ += ["save", "triage", "withdraw"]

UNDECIDED = frozenset({Status.NEW, Status.NEED_INFORMATION, Status.TRIAGED, Status.IN_TALKS})
CLOSED = frozenset({Status.DELIVERED, Status.DECLINED, Status.DUPLICATE, Status.WITHDRAWN})
OPEN = frozenset(Status) - CLOSED


@dataclass(frozen=True)
class Transition:
    """A change of status. `target` None leads back to where the request stood before it was closed."""

    title: str
    sources: frozenset[Status]
    target: Status | None
    prompt: str = "Reason or remark"
    needs_reason: bool = False
    always_shared: bool = False
    by_employer: bool = False
    asks: Literal["route", "of"] | None = None


TRANSITIONS = {
    "triage": Transition(
        "Triage", frozenset({Status.NEW, Status.NEED_INFORMATION}), Status.TRIAGED, "What you found", asks="route"
    ),
    "ask_for_information": Transition(
        "Ask the employer",
        UNDECIDED - {Status.NEED_INFORMATION},
        Status.NEED_INFORMATION,
        "What do you need to know?",
        needs_reason=True,
        always_shared=True,
    ),
    "begin_talks": Transition(
        "Begin talks", frozenset({Status.TRIAGED, Status.NEED_INFORMATION}), Status.IN_TALKS, "Who talks to whom"
    ),
    "accept": Transition(
        "Accept", frozenset({Status.TRIAGED, Status.IN_TALKS}), Status.ACCEPTED, "What was agreed, and with whom"
    ),
    "begin_design": Transition("Begin design", frozenset({Status.ACCEPTED}), Status.IN_DESIGN, "Who designs it"),
    "deliver": Transition(
        "Mark as delivered", frozenset({Status.ACCEPTED, Status.IN_DESIGN}), Status.DELIVERED, "What was delivered"
    ),
    "decline": Transition(
        "Decline", OPEN, Status.DECLINED, "Why, and what could the employer do instead?", True, always_shared=True
    ),
    "mark_duplicate": Transition("Mark as duplicate", UNDECIDED, Status.DUPLICATE, "How they are the same", asks="of"),
    "withdraw": Transition("Withdraw", OPEN, Status.WITHDRAWN, "Why it was withdrawn", by_employer=True),
    "reopen": Transition("Reopen", CLOSED, None, "Why it should be looked at again", needs_reason=True),
}
"""Every change there is, by the name of its function below: the check and the console's forms both read it."""


@dataclass(frozen=True)
class Decision:
    """Who changes a request, and why. `by` is the e-mail of a member of staff, or EMPLOYER or SYSTEM.

    `seen` is the version that the person looked at, None for whichever it is now. `shared` lets the employer read
    the reason; some transitions always do.
    """

    by: str
    reason: str = ""
    seen: int | None = None
    shared: bool = False


class Refused(Exception):
    """A change was not made, and nothing was written."""


class IllegalTransition(Refused):
    def __init__(self, name: str, status: Status) -> None:
        super().__init__(f"{name} is not possible from {status}")
        self.name, self.status = name, status


class ReasonRequired(Refused):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} needs a reason")
        self.name = name


class StaleRequest(Refused):
    def __init__(self, reference: str) -> None:
        super().__init__(f"{reference} was changed by somebody else in the meantime; nothing was written")
        self.reference = reference


class NoSuchOriginal(Refused):
    """The request named as the original is unknown, is the request itself, or is a duplicate too."""

    def __init__(self, of: str) -> None:
        super().__init__(f"'{of}' is not a request that this one can be a duplicate of")
        self.of = of


def possible(request: CollaborationRequest) -> dict[str, Transition]:
    """What staff may do with `request` now, by name, in the order of the table."""
    return {name: step for name, step in TRANSITIONS.items() if request.status in step.sources}


def triage(session: Session, request: CollaborationRequest, decision: Decision, *, route: Route | None = None) -> None:
    """Somebody has understood it. A `route` given here replaces the one it had; None leaves that alone."""
    _move("triage", session, request, decision, route=route or request.route)


def ask_for_information(session: Session, request: CollaborationRequest, decision: Decision) -> None:
    """The reason is the question to the employer."""
    _move("ask_for_information", session, request, decision)


def begin_talks(session: Session, request: CollaborationRequest, decision: Decision) -> None:
    _move("begin_talks", session, request, decision)


def accept(session: Session, request: CollaborationRequest, decision: Decision) -> None:
    _move("accept", session, request, decision)


def begin_design(session: Session, request: CollaborationRequest, decision: Decision) -> None:
    _move("begin_design", session, request, decision)


def deliver(session: Session, request: CollaborationRequest, decision: Decision) -> None:
    _move("deliver", session, request, decision)


def decline(session: Session, request: CollaborationRequest, decision: Decision) -> None:
    """The reason is the answer to the employer."""
    _move("decline", session, request, decision)


def mark_duplicate(session: Session, request: CollaborationRequest, decision: Decision, *, of: str) -> None:
    """`of` is the reference of the request that goes on, as typed; both histories keep their events and say so.

    Raises NoSuchOriginal when `of` is unknown, this very request, or itself a duplicate of another.
    """
    _check("mark_duplicate", request, decision)
    original = session.scalar(select(CollaborationRequest).where(CollaborationRequest.reference == parse(of)))
    if original is None or original is request or original.status is Status.DUPLICATE:
        raise NoSuchOriginal(of)
    record(session, original, EventKind.DUPLICATE, by=decision.by, reason=request.reference)
    _move("mark_duplicate", session, request, decision, duplicate_of=original.reference)


def withdraw(session: Session, request: CollaborationRequest, decision: Decision) -> None:
    _move("withdraw", session, request, decision)


def reopen(session: Session, request: CollaborationRequest, decision: Decision) -> None:
    """Back to where it stood before it was closed; an employer may have been declined or merged by mistake."""
    _move("reopen", session, request, decision, duplicate_of=None)


def save(session: Session, request: CollaborationRequest) -> None:
    """Write what changed. Raises StaleRequest when another session changed `request` after this one read it."""
    reference = request.reference
    try:
        session.flush()
    except StaleDataError:
        raise StaleRequest(reference) from None


def record(
    session: Session, request: CollaborationRequest, kind: EventKind, *, by: str, reason: str | None, **more: Any
) -> None:
    """Add to the history. Reads nothing: a read would write what is pending, outside of `save` and its StaleRequest."""
    session.add(RequestEvent(request=request, kind=kind, actor=by, reason=reason, **more))


def check_seen(request: CollaborationRequest, seen: int | None) -> None:
    """Raises StaleRequest when `request` is no longer the version that somebody looked at."""
    if seen is not None and seen != request.version:
        raise StaleRequest(request.reference)


def _check(name: str, request: CollaborationRequest, decision: Decision) -> None:
    step = TRANSITIONS[name]
    check_seen(request, decision.seen)
    if request.status not in step.sources or (decision.by == EMPLOYER and not step.by_employer):
        raise IllegalTransition(name, request.status)
    if step.needs_reason and not decision.reason.strip():
        raise ReasonRequired(name)


def _move(name: str, session: Session, request: CollaborationRequest, decision: Decision, **changes: Any) -> None:
    _check(name, request, decision)
    step, before = TRANSITIONS[name], request.status
    after = step.target or _stood_before(request)
    for field, value in {"status": after, **changes}.items():
        setattr(request, field, value)
    record(
        session,
        request,
        EventKind.STATUS,
        by=decision.by,
        reason=decision.reason.strip() or None,
        from_status=before,
        to_status=after,
        shared=decision.shared or step.always_shared,
    )
    save(session, request)


def _stood_before(request: CollaborationRequest) -> Status:
    closing = [entry for entry in request.events if entry.kind is EventKind.STATUS and entry.to_status in CLOSED]
    return (closing[-1].from_status if closing else None) or Status.TRIAGED
