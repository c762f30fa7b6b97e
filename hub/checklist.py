"""Whether a request says enough to be triaged, and what staff have ticked off by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sqlalchemy.orm import Session

from hub.event_kinds import EventKind
from hub.history import check_seen, record, save
from hub.models import CollaborationRequest, RequestEvent

Part = Literal["contact", "need", "roles", "numbers", "start"]


class Step(StrEnum):
    """What staff tick off by hand, in the order in which it is done."""

    ALIKE = "alike"
    OFFERED = "offered"
    PARTNER = "partner"
    FUNDING = "funding"
    SPOKEN = "spoken"


@dataclass(frozen=True)
class Check:
    part: Part
    ready: bool


def checklist(request: CollaborationRequest) -> tuple[Check, ...]:
    """The five parts that triage needs: whom to answer, what for, for whom, how many, and from when.

    A part is ready when its fields hold text. What the employer is not sure of is stored as None, so it is not ready.
    """
    return (
        Check("contact", bool(request.contact_name and request.contact)),
        Check("need", bool(request.need)),
        Check("roles", bool(request.roles)),
        Check("numbers", bool(request.learners)),
        Check("start", bool(request.deadline)),
    )


def ticked(request: CollaborationRequest) -> Mapping[Step, RequestEvent]:
    """The steps that are ticked off, each with the event that says who did it and when."""
    done: dict[Step, RequestEvent] = {}
    for event in request.events:
        if event.kind is EventKind.TICKED and event.reason:
            done[Step(event.reason)] = event
        elif event.kind is EventKind.UNTICKED and event.reason:
            done.pop(Step(event.reason), None)
    return done


def tick(
    session: Session, request: CollaborationRequest, steps: Collection[Step], *, by: str, seen: int | None = None
) -> int:
    """Let exactly these steps be ticked off; each that becomes so, or no longer is, is an event. Returns how many.

    Raises StaleRequest when `request` is no longer the version `seen`.
    """
    check_seen(request, seen)
    before = ticked(request)
    changed = [step for step in Step if (step in steps) != (step in before)]
    for step in changed:
        record(session, request, EventKind.TICKED if step in steps else EventKind.UNTICKED, by=by, reason=step)
    if changed:
        save(session, request)
    return len(changed)
