"""The transitions between statuses: when each is possible, where it leads and what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hub.statuses import Stage, Status

UNDECIDED = frozenset(status for status in Status if status.stage in (Stage.NEW, Stage.WAITING, Stage.CONSIDERED))
CLOSED = frozenset(status for status in Status if status.stage in (Stage.DELIVERED, Stage.ENDED))
OPEN = frozenset(Status) - CLOSED

TransitionName = Literal[
    "triage",
    "ask_for_information",
    "pass_on",
    "begin_talks",
    "accept",
    "begin_design",
    "deliver",
    "decline",
    "mark_duplicate",
    "withdraw",
    "reopen",
]


@dataclass(frozen=True)
class Transition:
    """A change of status. `target` None leads back to the status before the request was closed.

    `asks` names the argument of `change` that belongs to this transition, and `sets` the other field of the request
    that it writes.
    """

    title: str
    sources: frozenset[Status]
    target: Status | None
    prompt: str = "Reason or remark"
    needs_reason: bool = False
    always_shared: bool = False
    by_employer: bool = False
    asks: Literal["route", "of", "code"] | None = None
    sets: Literal["route", "duplicate_of", "decline_code"] | None = None


TRANSITIONS: dict[TransitionName, Transition] = {
    "triage": Transition(
        "Triage",
        frozenset({Status.NEW, Status.NEED_INFORMATION}),
        Status.TRIAGED,
        "What you found",
        asks="route",
        sets="route",
    ),
    "ask_for_information": Transition(
        "Ask the employer",
        UNDECIDED - {Status.NEED_INFORMATION},
        Status.NEED_INFORMATION,
        "What do you need to know?",
        needs_reason=True,
        always_shared=True,
    ),
    "pass_on": Transition(
        "Pass to providers",
        frozenset({Status.NEW, Status.TRIAGED, Status.NEED_INFORMATION}),
        Status.WITH_PROVIDERS,
        "Which universities and colleges have it",
        asks="route",
        sets="route",
    ),
    "begin_talks": Transition(
        "Begin talks",
        frozenset({Status.TRIAGED, Status.NEED_INFORMATION, Status.WITH_PROVIDERS}),
        Status.IN_TALKS,
        "Who talks to whom",
    ),
    "accept": Transition(
        "Accept",
        frozenset({Status.TRIAGED, Status.WITH_PROVIDERS, Status.IN_TALKS}),
        Status.ACCEPTED,
        "What was agreed, and with whom",
    ),
    "begin_design": Transition("Begin design", frozenset({Status.ACCEPTED}), Status.IN_DESIGN, "Who designs it"),
    "deliver": Transition(
        "Mark as delivered", frozenset({Status.ACCEPTED, Status.IN_DESIGN}), Status.DELIVERED, "What was delivered"
    ),
    "decline": Transition(
        "Decline",
        OPEN,
        Status.DECLINED,
        "Why, and what could the employer do instead?",
        needs_reason=True,
        always_shared=True,
        asks="code",
        sets="decline_code",
    ),
    "mark_duplicate": Transition(
        "Mark as duplicate", UNDECIDED, Status.DUPLICATE, "How they are the same", asks="of", sets="duplicate_of"
    ),
    "withdraw": Transition("Withdraw", OPEN, Status.WITHDRAWN, "Why it was withdrawn", by_employer=True),
    "reopen": Transition(
        "Reopen", CLOSED, None, "Why it should be looked at again", needs_reason=True, sets="duplicate_of"
    ),
}
"""Every transition, in the order in which the console offers them."""
