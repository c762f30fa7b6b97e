"""The measures, each with what is counted and the words for it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from hub.event_kinds import EventKind
from hub.measures.usage import Use
from hub.statuses import TOGETHER, Stage


class Group(StrEnum):
    """What the measures tell of, as the sector's evaluation names it."""

    ENGAGEMENT = "Engagement"
    UNDERSTANDING = "Understanding"
    UPTAKE = "Signals of uptake"
    REQUESTS = "Requests by stage"
    COLLABORATION = "Collaboration"
    TIMES = "Time until"


class Unit(StrEnum):
    """What a figure counts. DAYS are a median, all others lower bounds."""

    CONVERSATIONS = "conversations"
    REQUESTS = "requests"
    PEOPLE = "people"
    DAYS = "days"


class Measure(NamedTuple):
    key: str
    title: str
    group: Group
    unit: Unit


OF_USE = {
    Use.TURN: Measure(
        "conversations", "Conversations in which something was said", Group.ENGAGEMENT, Unit.CONVERSATIONS
    ),
    Use.SEARCH: Measure("searches", "Courses were found", Group.ENGAGEMENT, Unit.CONVERSATIONS),
    Use.GUIDANCE: Measure("guidance", "A question of principle was answered", Group.ENGAGEMENT, Unit.CONVERSATIONS),
    Use.TERM: Measure("terms", "A term was explained", Group.UNDERSTANDING, Unit.CONVERSATIONS),
    Use.NOT_UNDERSTOOD: Measure(
        "not_understood", "A message was not understood", Group.UNDERSTANDING, Unit.CONVERSATIONS
    ),
    Use.DETAILS: Measure("details", "Details of a course were read", Group.UPTAKE, Unit.CONVERSATIONS),
    Use.COMPARISON: Measure("comparisons", "Courses were compared", Group.UPTAKE, Unit.CONVERSATIONS),
    Use.PLAN: Measure("plans", "A plan was made", Group.UPTAKE, Unit.CONVERSATIONS),
    Use.SHORTLIST: Measure("shortlists", "A shortlist was kept", Group.UPTAKE, Unit.CONVERSATIONS),
}
FOR_PLACES = Measure("for_places", "Requests for places or a cohort", Group.UPTAKE, Unit.REQUESTS)
PLACES = Measure("places", "People for whom places were asked", Group.UPTAKE, Unit.PEOPLE)
SENT = Measure("sent", "Sent", Group.REQUESTS, Unit.REQUESTS)
OF_STAGE = {
    Stage.WAITING: Measure("questions", "Employer asked for information", Group.REQUESTS, Unit.REQUESTS),
    Stage.CONSIDERED: Measure("considered", "Considered", Group.REQUESTS, Unit.REQUESTS),
    Stage.AGREED: Measure("agreed", "Agreed", Group.REQUESTS, Unit.REQUESTS),
    Stage.DELIVERED: Measure("delivered", "Delivered", Group.REQUESTS, Unit.REQUESTS),
    Stage.ENDED: Measure("ended", "Ended without a course", Group.REQUESTS, Unit.REQUESTS),
}
OF_EVENT = {
    EventKind.PROVIDER_ASKED: Measure("asked", "Providers were asked", Group.COLLABORATION, Unit.REQUESTS),
    EventKind.PROVIDER_INTERESTED: Measure(
        "interested", "A provider is interested", Group.COLLABORATION, Unit.REQUESTS
    ),
    EventKind.PROVIDER_OFFER: Measure("offers", "A provider made an offer", Group.COLLABORATION, Unit.REQUESTS),
}
TALKING, DESIGNING = TOGETHER
OF_STATUS = {
    TALKING: Measure("talks", "Employer and provider talk", Group.COLLABORATION, Unit.REQUESTS),
    DESIGNING: Measure("design", "A course is designed together", Group.COLLABORATION, Unit.REQUESTS),
}
FIRST_DECISION = Measure("until_decision", "staff first decided", Group.TIMES, Unit.DAYS)
UNTIL_STAGE = {
    Stage.AGREED: Measure("until_agreed", "it was agreed", Group.TIMES, Unit.DAYS),
    Stage.DELIVERED: Measure("until_delivered", "it was delivered", Group.TIMES, Unit.DAYS),
}
MEASURES = (
    *OF_USE.values(),
    *(FOR_PLACES, PLACES, SENT),
    *OF_STAGE.values(),
    *OF_EVENT.values(),
    *OF_STATUS.values(),
    FIRST_DECISION,
    *UNTIL_STAGE.values(),
)
"""Every measure, in the order in which they are shown."""
