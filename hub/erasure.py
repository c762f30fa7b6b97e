"""Erasing what is held on an employer: requests with all that belongs to them, and the receipt that says what went.

The conversations behind the requests are stored by another room, which calls this one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, false, func, select, text
from sqlalchemy.orm import Session

from hub.audit import Act, record
from hub.correspondence import Erasure, Notice, Proof
from hub.demand.signals import forget_signals
from hub.duplicates import free
from hub.guesses import forget_guesses
from hub.history import save
from hub.lessons.lessons import forget_lessons
from hub.measures.usage import forget_usage
from hub.models import CollaborationRequest, RequestEvent
from hub.notices import announce
from hub.ratings import erase_ratings
from hub.vectors import RequestVector
from runtime.addresses import same_contact


class Scope(StrEnum):
    """By what the things to erase are found."""

    CONVERSATION = "conversation"
    REFERENCE = "reference"
    CONTACT = "contact"
    AGE = "age"


class Store(StrEnum):
    """Where things are held. A receipt has a figure for each."""

    REQUESTS = "requests"
    HISTORY = "history"
    NOTICES = "notices"
    PROOFS = "proofs"
    VECTORS = "vectors"
    RATINGS = "ratings"
    TURNS = "turns"
    BUTTONS = "buttons"
    ANSWERS = "answers"
    CONVERSATIONS = "conversations"
    TRACKER = "tracker"
    SIGNALS = "signals"
    USAGE = "usage"
    LESSONS = "lessons"


Receipt = Mapping[Store, int]
"""How many rows left each store."""

Erase = Callable[[Scope, str, str], Receipt]
"""Erases all that is found by a scope and its value, in the name of the third argument.

Raises NothingHeld, UnderHold of hub.holds, and OSError when a store could not be written: then nothing was erased.
"""


Copy = Callable[[Scope, str], Mapping[str, Any]]
"""All that is found by a scope and its value, as plain values for JSON. Raises NothingHeld, and OSError when a store
could not be read."""


class NothingHeld(Exception):
    """Nothing is held that could be erased."""


def requests_found(session: Session, scope: Scope, value: str) -> Sequence[CollaborationRequest]:
    """The requests of a conversation, of a reference in its stored spelling, or of a contact."""
    condition = {
        Scope.AGE: false(),
        Scope.CONVERSATION: CollaborationRequest.conversation_id == value,
        Scope.REFERENCE: CollaborationRequest.reference == value,
        Scope.CONTACT: func.lower(CollaborationRequest.contact) == same_contact(value),
    }[scope]
    return session.scalars(select(CollaborationRequest).where(condition).order_by(CollaborationRequest.id)).all()


def erase_requests(
    session: Session, requests: Collection[CollaborationRequest], conversations: Collection[str]
) -> dict[Store, int]:
    """Remove these requests with their histories, notices, proofs and vectors, and of the conversations the proofs, the
    guesses, the ratings, the signals of unmet needs and the marks of what was used.

    A duplicate of such a request goes on by itself, and its employer is told.
    """
    ids = [request.id for request in requests]
    counts = {
        Store.REQUESTS: len(ids),
        Store.HISTORY: _count(session, RequestEvent, ids),
        Store.NOTICES: _count(session, Notice, ids),
        Store.PROOFS: _count(session, Proof, ids),
        Store.VECTORS: _count(session, RequestVector, ids),
        Store.SIGNALS: 0,
        Store.USAGE: 0,
        Store.RATINGS: erase_ratings(session, conversations),
        Store.LESSONS: forget_lessons(session, conversations),
    }
    for request in requests:
        events = free(session, request)
        save(session, request)
        for event in events:
            announce(session, event.request, event)
    session.execute(delete(CollaborationRequest).where(CollaborationRequest.id.in_(ids)))
    for conversation in conversations:
        of_others = delete(Proof).where(Proof.conversation_id == conversation).returning(Proof.id)
        counts[Store.PROOFS] += len(session.scalars(of_others).all()) + forget_guesses(session, conversation)
        counts[Store.SIGNALS] += forget_signals(session, conversation)
        counts[Store.USAGE] += forget_usage(session, conversation)
    return counts


def keep_receipt(session: Session, scope: Scope, counts: Receipt, *, asked_by: str) -> None:
    """Store the receipt: what was erased is in it as figures alone."""
    session.add(Erasure(asked_by=asked_by, scope=scope, counts={str(store): count for store, count in counts.items()}))
    figures = ", ".join(f"{store} {count}" for store, count in counts.items() if count)
    record(session, asked_by, Act.ERASED, f"by {scope}: {figures}")


def receipts(session: Session, most: int = 50) -> list[Erasure]:
    """The latest receipts, the newest first."""
    return list(session.scalars(select(Erasure).order_by(Erasure.id.desc()).limit(most)))


def forget_pages(session: Session) -> None:
    """Let SQLite write what was erased out of its write-ahead log, where copies of old pages stand; others need not."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def _count(session: Session, model: type[RequestEvent | Notice | Proof | RequestVector], ids: Sequence[int]) -> int:
    return session.scalar(select(func.count()).select_from(model).where(model.request_id.in_(ids))) or 0
