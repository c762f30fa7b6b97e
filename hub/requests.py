"""Opening a request, and finding it again: by its employer, and by staff."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import false, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hub.models import EMPLOYER, CollaborationRequest, EventKind, RequestEvent, Route, Shown, Status
from hub.references import new_reference, parse
from runtime.addresses import checked_address
from runtime.clock import now

log = logging.getLogger(__name__)

Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class NoSuchRequest(Exception):
    """There is none, or it is not theirs: nobody learns which."""


class Draft(BaseModel):
    """What an employer supplies. The first five are needed; an amount is in their words ('12-15')."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    organisation: Line
    contact_name: Line
    contact_email: Annotated[str, AfterValidator(checked_address)]
    consent_version: Annotated[str, StringConstraints(min_length=1, max_length=50)]
    need: Words
    consent_at: AwareDatetime = Field(default_factory=now)
    contact_channel: Line | None = None
    sector: Line | None = None
    size: Line | None = None
    region: Line | None = None
    roles: Words | None = None
    skills: Annotated[tuple[Line, ...], Field(max_length=50)] = ()
    learners: Line | None = None
    level: Line | None = None
    credit_wanted: Literal["yes", "no", "unsure"] | None = None
    mode: Line | None = None
    deadline: Line | None = None
    preferred_providers: Annotated[tuple[Line, ...], Field(max_length=20)] = ()
    shown: Annotated[tuple[Shown, ...], Field(max_length=50)] = ()
    route: Route | None = None
    notes: Words | None = None


@dataclass(frozen=True)
class VisibleEvent:
    """What the employer sees of an event: where the request stood, since when, and a note meant for them."""

    status: Status
    at: dt.datetime
    note: str | None


def open_request(session: Session, draft: Draft, *, conversation_id: str, submission_key: str) -> CollaborationRequest:
    """The request made of `draft`; the same one again for the same `submission_key`, however often and at once."""
    # SQLite's driver begins a transaction at the first write only, and a savepoint outside of one commits by itself;
    # this write of nothing begins it, and waits for whoever else is opening a request at this moment.
    session.execute(update(CollaborationRequest).where(false()).values(version=CollaborationRequest.version))
    for _ in range(5):
        if (existing := _submitted(session, submission_key)) is not None:
            return existing
        request = _made_of(draft, conversation_id, submission_key)
        try:
            with session.begin_nested():
                session.add(request)
        except IntegrityError as error:  # the same submission, or the same reference, got there first
            log.warning("a request was not stored at once: %s", error.orig)
            continue
        return request
    raise RuntimeError("a request was refused by the database five times; the log says why")


def get_request(session: Session, reference: str) -> CollaborationRequest:
    """For staff, who may see every request. `reference` is as typed. Raises NoSuchRequest."""
    request = session.scalar(select(CollaborationRequest).where(CollaborationRequest.reference == parse(reference)))
    if request is None:
        raise NoSuchRequest
    return request


def find_request(
    session: Session, reference: str, *, conversation_id: str | None = None, email: str | None = None
) -> CollaborationRequest:
    """For employers: the request `reference` (as typed), if it came from this conversation or this e-mail address.

    Raises NoSuchRequest alike for a reference that does not exist and for one that is somebody else's.
    """
    request = get_request(session, reference)
    from_here = conversation_id is not None and request.conversation_id == conversation_id
    from_them = email is not None and request.contact_email.casefold() == email.strip().casefold()
    if not (from_here or from_them):
        raise NoSuchRequest
    return request


def requests_of(session: Session, conversation_id: str) -> list[CollaborationRequest]:
    """The requests opened in this conversation, the newest first."""
    mine = CollaborationRequest.conversation_id == conversation_id
    return list(session.scalars(select(CollaborationRequest).where(mine).order_by(CollaborationRequest.id.desc())))


def visible_history(request: CollaborationRequest) -> tuple[VisibleEvent, ...]:
    """What the employer may see, the oldest first: each status, with its reason where that was meant for them."""
    seen: list[VisibleEvent] = []
    status = Status.NEW
    for entry in request.events:
        status = entry.to_status or status
        if entry.to_status is not None or entry.shared:
            seen.append(VisibleEvent(status, entry.at, entry.reason if entry.shared else None))
    return tuple(seen)


def _submitted(session: Session, submission_key: str) -> CollaborationRequest | None:
    mine = CollaborationRequest.submission_key == submission_key
    return session.scalar(select(CollaborationRequest).where(mine))


def _made_of(draft: Draft, conversation_id: str, submission_key: str) -> CollaborationRequest:
    return CollaborationRequest(
        **draft.model_dump(exclude={"shown"}),
        shown=draft.shown,
        reference=new_reference(),
        status=Status.NEW,
        conversation_id=conversation_id,
        submission_key=submission_key,
        events=[RequestEvent(actor=EMPLOYER, kind=EventKind.OPENED, to_status=Status.NEW)],
    )
