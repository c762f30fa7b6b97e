"""The console's words for what the hub stores, and how it writes a day, a moment and an age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from hub.ageing import working_days
from hub.models import EMPLOYER, SYSTEM, EventKind, RequestEvent, Route, Status
from runtime.clock import SCOTLAND, local_date, now

STATUS = {
    Status.NEW: "New",
    Status.NEED_INFORMATION: "Waiting for information",
    Status.TRIAGED: "Triaged",
    Status.IN_TALKS: "In talks",
    Status.ACCEPTED: "Accepted",
    Status.IN_DESIGN: "In design",
    Status.DELIVERED: "Delivered",
    Status.DECLINED: "Declined",
    Status.DUPLICATE: "Duplicate",
    Status.WITHDRAWN: "Withdrawn",
}
ROUTE = {
    Route.BUY_PLACES: "Buy places on an existing course",
    Route.CLOSED_COHORT: "Run an existing course for this employer only",
    Route.ADAPT: "Adapt an existing course",
    Route.CO_DESIGN: "Design a new micro-credential together",
    Route.CREDIT_RATE: "Credit-rate the employer’s own training",
    Route.RPL: "Recognise prior learning (RPL)",
}
PART = {
    "contact": "Somebody to answer",
    "need": "The need",
    "roles": "Job roles",
    "numbers": "How many learners",
    "start": "When it is needed",
}
CREDIT_WANTED = {"yes": "Yes", "no": "No", "unsure": "Not sure"}


def day(value: dt.date) -> str:
    return f"{value.day} {value:%b %Y}"


def moment(value: dt.datetime) -> str:
    local = value.astimezone(SCOTLAND)
    return f"{day(local)}, {local:%H:%M}"


def age(created: dt.datetime) -> str:
    """How long somebody has waited, in working days."""
    days = working_days(local_date(created), local_date(now()))
    return "today" if days == 0 else "1 working day" if days == 1 else f"{days} working days"


def overdue(due: dt.date | None) -> bool:
    return due is not None and due < local_date(now())


def happened(entry: RequestEvent, names: Mapping[str, str]) -> str:
    """One event as a sentence; `names` are the staff's, by e-mail."""
    who = {EMPLOYER: "The employer", SYSTEM: "The advisor"}.get(entry.actor) or names.get(entry.actor, entry.actor)
    match entry.kind:
        case EventKind.OPENED:
            return f"{who} sent the request"
        case EventKind.STATUS if entry.from_status and entry.to_status:
            return f"{who} moved it from {STATUS[entry.from_status]} to {STATUS[entry.to_status]}"
        case EventKind.OWNER:
            if entry.reason == entry.actor:
                return f"{who} took it"
            return f"{who} gave it to {names.get(entry.reason, entry.reason)}" if entry.reason else f"{who} freed it"
        case EventKind.ROUTE:
            return f"{who} chose the route: {ROUTE[Route(entry.reason)] if entry.reason else 'undecided'}"
        case EventKind.DUE:
            when = day(dt.date.fromisoformat(entry.reason)) if entry.reason else "no day"
            return f"{who} set the next step for {when}"
        case EventKind.DUPLICATE:
            return f"{who} merged {entry.reason} into it, which asks for the same"
        case _:
            return f"{who} wrote"


def remark(entry: RequestEvent) -> str | None:
    """The words somebody added, where the sentence above does not already say them."""
    return entry.reason if entry.kind in (EventKind.STATUS, EventKind.NOTE) else None


GLOBALS: dict[str, Any] = {"STATUS": STATUS, "ROUTE": ROUTE, "PART": PART, "CREDIT_WANTED": CREDIT_WANTED}
GLOBALS |= {"happened": happened, "remark": remark}
FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "moment": moment,
    "age": age,
    "overdue": overdue,
    "local_date": local_date,
}
