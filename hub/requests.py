"""Opening a request, and finding it again for its employer and for staff."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import false, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from hub.classification import CLASSIFIED, classify
from hub.demand.signals import keep_signals
from hub.event_kinds import EventKind
from hub.models import EMPLOYER, CollaborationRequest, RequestEvent, Route, Shown
from hub.references import new_reference, parse
from hub.statuses import Status
from hub.vectors import NeedVector, keep_vectors
from runtime.addresses import checked_contact, same_contact
from runtime.clock import now

log = logging.getLogger(__name__)

ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200)]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=4000)]

EXISTING = frozenset({Route.BUY_PLACES, Route.CLOSED_COHORT, Route.RPL})
"""The routes of a need that the catalogue answers: such a request is no unmet demand."""


class NoSuchRequest(Exception):
    """There is no such request, or it is somebody else's: the two cannot be told apart."""


class Draft(BaseModel):
    """What an employer says of a request. The first five fields are required.

    A field that the employer did not say, or is not sure of, is None or empty; an amount is text as typed ('12-15').
    `consent_version` names the words that the employer agreed to (hub/consents.py).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    organisation: ShortText
    contact_name: ShortText
    contact: Annotated[str, AfterValidator(checked_contact)]
    consent_version: Annotated[str, StringConstraints(min_length=1, max_length=50)]
    need: LongText
    said: LongText | None = None
    remarks: LongText | None = None
    consent_at: AwareDatetime = Field(default_factory=now)
    contact_channel: ShortText | None = None
    sector: ShortText | None = None
    size: ShortText | None = None
    region: ShortText | None = None
    roles: LongText | None = None
    skills: Annotated[tuple[ShortText, ...], Field(max_length=50)] = ()
    learners: ShortText | None = None
    level: ShortText | None = None
    credit_wanted: Literal["yes", "no"] | None = None
    mode: ShortText | None = None
    deadline: ShortText | None = None
    preferred_providers: Annotated[tuple[ShortText, ...], Field(max_length=20)] = ()
    shown: Annotated[tuple[Shown, ...], Field(max_length=50)] = ()
    route: Route | None = None
    notes: LongText | None = None


@dataclass(frozen=True)
class VisibleEvent:
    """What the employer sees of an event: the status after it, its moment, and a note that is shared with them.

    `changed` is whether the event is one of the status.
    """

    status: Status
    at: dt.datetime
    note: str | None
    changed: bool


def open_request(
    session: Session, draft: Draft, *, conversation_id: str, submission_key: str, vector: NeedVector | None = None
) -> CollaborationRequest:
    """Store `draft` as a new request, with the `vector` of its need where one is known.

    The same `submission_key` gives the same request, also when both come at once.
    """
    begin_writing(session)  # a savepoint outside a transaction commits by itself
    for _ in range(5):
        if (existing := _submitted(session, submission_key)) is not None:
            return existing
        request = _new_request(draft, conversation_id, submission_key)
        try:
            with session.begin_nested():
                session.add(request)
        except IntegrityError as error:  # another session stored the same submission or the same reference first
            log.warning("a request could not be stored and is tried again: %s", error.orig)
            continue
        if vector is not None:
            keep_vectors(session, {request.id: vector})
        if draft.route not in EXISTING:
            _count_as_unmet(session, draft, conversation_id)
        return request
    raise RuntimeError("the database refused a request five times; the log gives the reasons")


def begin_writing(session: Session) -> None:
    """Begin the transaction with an UPDATE of no row, for SQLite, whose driver begins one at the first write: nobody
    else writes from here to its end."""
    session.execute(update(CollaborationRequest).where(false()).values(version=CollaborationRequest.version))


def get_request(session: Session, reference: str) -> CollaborationRequest:
    """The request `reference` (as typed), for staff, who may see every request. Raises NoSuchRequest."""
    request = session.scalar(select(CollaborationRequest).where(CollaborationRequest.reference == parse(reference)))
    if request is None:
        raise NoSuchRequest
    return request


def find_request(
    session: Session, reference: str, *, conversation_id: str | None = None, contact: str | None = None
) -> CollaborationRequest:
    """The request `reference` (as typed), for the employer who sent it: from this conversation or with its contact.

    Raises NoSuchRequest, for a reference that does not exist and for one that is somebody else's.
    """
    request = get_request(session, reference)
    same_conversation = request.conversation_id == conversation_id
    same_person = contact is not None and same_contact(request.contact) == same_contact(contact)
    if not (same_conversation or same_person):
        raise NoSuchRequest
    return request


def requests_of(session: Session, conversation_id: str) -> list[CollaborationRequest]:
    """The requests that were opened in this conversation, the newest first."""
    query = select(CollaborationRequest).where(CollaborationRequest.conversation_id == conversation_id)
    return list(session.scalars(query.order_by(CollaborationRequest.id.desc())))


def visible_history(request: CollaborationRequest) -> tuple[VisibleEvent, ...]:
    """The part of the history that the employer may see, the oldest first: every status, and every shared note."""
    visible: list[VisibleEvent] = []
    status = Status.NEW
    for event in request.events:
        status = event.to_status or status
        if event.to_status is not None or event.shared:
            note = event.reason if event.shared else None
            visible.append(VisibleEvent(status, event.at, note, event.to_status is not None))
    return tuple(visible)


def move_requests(session: Session, before: str, conversation_id: str) -> None:
    """Let the requests of one conversation belong to another, which goes on for it."""
    of_it = update(CollaborationRequest).where(CollaborationRequest.conversation_id == before)
    session.execute(of_it.values(conversation_id=conversation_id))


def _submitted(session: Session, submission_key: str) -> CollaborationRequest | None:
    return session.scalar(select(CollaborationRequest).where(CollaborationRequest.submission_key == submission_key))


def _count_as_unmet(session: Session, draft: Draft, conversation_id: str) -> None:
    keep_signals(
        session,
        conversation_id,
        [draft.need],
        said=draft.said,
        sector=draft.sector or draft.roles,
        places=draft.region,
        learners=draft.learners,
        level=draft.level,
        organisation=draft.organisation,
    )


def _new_request(draft: Draft, conversation_id: str, submission_key: str) -> CollaborationRequest:
    fields = draft.model_dump(exclude={"shown"})
    classes = classify(**{name: fields[name] for name in CLASSIFIED})
    return CollaborationRequest(
        **fields | classes._asdict(),
        shown=draft.shown,
        reference=new_reference(),
        status=Status.NEW,
        conversation_id=conversation_id,
        submission_key=submission_key,
        events=[RequestEvent(actor=EMPLOYER, kind=EventKind.OPENED, to_status=Status.NEW)],
    )
