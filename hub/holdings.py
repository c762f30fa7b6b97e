"""What the hub holds on an employer as plain values, for a copy that they asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from hub.event_kinds import EventKind
from hub.invitations import EVENT
from hub.models import EMPLOYER, SYSTEM, CollaborationRequest, RequestEvent
from hub.notices import notices_of
from hub.vectors import vector_values
from runtime.database import Base

OF_THE_HUB = frozenset({"id", "owner_id", "version", "submission_key", "request_id", "event_id", "source"})
"""Columns that say nothing of an employer: keys, counters, and who of the staff works on it."""

ANSWERS = frozenset(EVENT.values())
"""Events that are a provider's answer."""


def request_values(session: Session, request: CollaborationRequest) -> dict[str, Any]:
    """A request with its whole history, its notices and its vector. Members of staff are not named: the copy is for
    somebody else. Providers that were asked are."""
    return {
        **as_values(request),
        "history": [_event(event) for event in request.events],
        "notices": [as_values(notice) for notice in notices_of(session, request)],
        "vector_of_the_need": vector_values(session, request.id),
    }


def as_values(row: Base) -> dict[str, Any]:
    """The columns of a row by their names, as JSON has them."""
    names = (column.key for column in inspect(type(row)).column_attrs)
    return {name: _plain(getattr(row, name)) for name in names if name not in OF_THE_HUB}


def _event(event: RequestEvent) -> dict[str, Any]:
    named = event.actor in (EMPLOYER, SYSTEM) or event.kind in ANSWERS
    actor = event.actor if named else "hub staff"
    names_staff = event.kind is EventKind.OWNER
    return as_values(event) | {"actor": actor} | ({"reason": None} if names_staff else {})


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [item.model_dump() if hasattr(item, "model_dump") else item for item in value]
    return value
