"""The console's words for the history of a request: each event as a sentence, and the text that somebody wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from hub.checklist import Step
from hub.console.words import PROVIDER_ANSWER, ROUTE, day
from hub.event_kinds import EventKind
from hub.invitations import EVENT
from hub.models import EMPLOYER, SYSTEM, RequestEvent, Route
from hub.statuses import Stage
from hub.transitions import CLOSED

STEP = {
    Step.ALIKE: "Like requests looked at",
    Step.OFFERED: "What is offered looked at",
    Step.PARTNER: "A provider chosen or asked",
    Step.FUNDING: "Who pays is clear",
    Step.SPOKEN: "Spoken with the employer",
}
OF_PROVIDERS = {event: answer for answer, event in EVENT.items()}
"""Events that are a provider's answer."""
POOLS = {
    EventKind.POOLED: "{actor} put it into pool {pool}",
    EventKind.POOL_LEFT: "{actor} took it out of pool {pool}",
    EventKind.POOL_ASKED: "{actor} asked whether the employer may be introduced to others who need the same",
    EventKind.POOL_AGREED: "{actor}: yes to being introduced to others who need the same",
    EventKind.POOL_REFUSED: "{actor}: no to being introduced to others who need the same",
    EventKind.INTRODUCED: "{actor} introduced the employer to the others of the pool who agreed",
}
WORDS_OF_POOLS = frozenset({EventKind.POOL_ASKED, EventKind.POOL_AGREED, EventKind.POOL_REFUSED})
"""Events of a pool whose reason is what somebody wrote."""


def sentence(event: RequestEvent, names: Mapping[str, str]) -> str:
    """An event as a sentence without its full stop; `names` are those of the staff, by e-mail address."""
    actor = {EMPLOYER: "The employer", SYSTEM: "The advisor"}.get(event.actor) or names.get(event.actor, event.actor)
    match event.kind:
        case EventKind.OPENED:
            return f"{actor} sent the request"
        case EventKind.STATUS if event.from_status and event.to_status and _is_answer(event):
            return f"{actor} answered, so that it stands again at {event.to_status.label}"
        case EventKind.STATUS if event.from_status and event.to_status:
            route = f" and chose the route: {ROUTE[event.route]}" if event.route else ""
            return f"{actor} moved it from {event.from_status.label} to {event.to_status.label}{route}"
        case EventKind.OWNER:
            if event.reason == event.actor:
                return f"{actor} took it"
            if event.reason is None:
                return f"{actor} removed the owner"
            return f"{actor} gave it to {names.get(event.reason, event.reason)}"
        case EventKind.ROUTE:
            return f"{actor} chose the route: {ROUTE[Route(event.reason)] if event.reason else 'undecided'}"
        case EventKind.DUE:
            date = day(dt.date.fromisoformat(event.reason)) if event.reason else "no day"
            return f"{actor} set the next step for {date}"
        case EventKind.SNOOZE:
            until = day(dt.date.fromisoformat(event.reason)) if event.reason else "the employer says something"
            return f"{actor} put it off until {until}"
        case EventKind.WAKE:
            return f"{actor} took it up again"
        case EventKind.DUPLICATE:
            return f"{actor} marked {event.reason} as a duplicate of it"
        case EventKind.HEARS:
            return f"{actor} wants to be told of new courses for it"
        case EventKind.HEARS_NOT:
            return f"{actor} no longer wants to be told of new courses for it"
        case EventKind.TICKED if event.reason:
            return f"{actor} ticked off: {STEP[Step(event.reason)]}"
        case EventKind.UNTICKED if event.reason:
            return f"{actor} took the tick back: {STEP[Step(event.reason)]}"
        case EventKind.PROVIDER_ASKED:
            return f"{actor} made a link for {event.reason}"
        case kind if kind in OF_PROVIDERS:
            return f"{actor} {PROVIDER_ANSWER[OF_PROVIDERS[kind]]}"
        case kind if kind in POOLS:
            return POOLS[kind].format(actor=actor, pool=event.reason)
        case EventKind.DUPLICATE_OF:
            return f"{actor} let it follow {event.reason}, which goes on"
        case _:
            return f"{actor} added a note"


def _is_answer(event: RequestEvent) -> bool:
    asked = event.from_status is not None and event.from_status.stage is Stage.WAITING
    return event.actor == EMPLOYER and asked and event.to_status not in CLOSED


def remark(event: RequestEvent) -> str | None:
    """The text that somebody wrote; None where the sentence above has it already."""
    return event.reason if event.kind in (EventKind.STATUS, EventKind.NOTE, *OF_PROVIDERS, *WORDS_OF_POOLS) else None


GLOBALS = {"STEP": STEP, "sentence": sentence, "remark": remark}
