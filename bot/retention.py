"""Removing what has been kept for long enough, class by class: conversations, requests, signals, the audit log."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.erasure import erase_conversations
from bot.models import Conversation, Turn
from bot.tracker import TrackerStore
from hub.erasure import Receipt, Scope, Store, erase_requests, forget_pages, keep_receipt
from hub.holds import Held
from hub.lessons.lessons import forget_lessons
from hub.measures.usage import forget_old_usage
from hub.models import CollaborationRequest
from hub.ratings import erase_ratings
from hub.retention import closed_before, forget_old_entries, forget_old_signals
from runtime.clock import now
from runtime.database import Sessions
from runtime.settings import Settings

Id = TypeVar("Id", int, str)

COMMAND = "advisor retention"
"""In whose name the receipt is kept."""

BATCH = 200
"""What goes in one transaction: others wait for no longer than that takes."""


def retain(
    sessions: Sessions,
    tracker: TrackerStore,
    chosen: Settings,
    *,
    dry_run: bool = False,
    at: dt.datetime | None = None,
) -> Receipt:
    """Remove everything that is older than the settings allow and that no legal hold keeps; keep a receipt.

    A conversation stays as long as a request that was made in it. With `dry_run` nothing is removed, and the receipt
    has the requests, conversations, signals and marks of use that would be. What was removed before a failure stays
    removed, and the next run goes on with the rest. Raises TrackerUnavailable of bot.tracker.
    """
    at = at or now()
    closed = at - dt.timedelta(days=chosen.keep_requests)
    silent = at - dt.timedelta(days=chosen.keep_conversations)
    months = (at - dt.timedelta(days=chosen.keep_signals)).date()
    counts: Counter[Store] = Counter()
    with sessions() as session:
        held = Held(session)
        requests = [request.id for request in closed_before(session, closed) if not held.request(request)]
    for some in _batches(requests) if not dry_run else ():
        with sessions.begin() as session:
            found = session.scalars(select(CollaborationRequest).where(CollaborationRequest.id.in_(some))).all()
            counts.update(erase_requests(session, found, []))
    with sessions() as session:
        conversations = [name for name in silent_since(session, silent, requests) if not held.conversation(name)]
    for names in _batches(conversations) if not dry_run else ():
        counts[Store.TRACKER] += tracker.erase(names)
        with sessions.begin() as session:
            counts.update(erase_conversations(session, names))
            counts[Store.RATINGS] += erase_ratings(session, names)
            counts[Store.LESSONS] += forget_lessons(session, names)
    with sessions() as session:
        counts[Store.SIGNALS] += forget_old_signals(session, months)
        counts[Store.USAGE] += forget_old_usage(session, months)
        if dry_run:
            return {Store.REQUESTS: len(requests), Store.CONVERSATIONS: len(conversations)} | {
                store: counts[store] for store in (Store.SIGNALS, Store.USAGE)
            }
        forget_old_entries(session, at)
        if any(counts.values()):
            keep_receipt(session, Scope.AGE, counts, asked_by=COMMAND)
        session.commit()
        forget_pages(session)
    return counts


def silent_since(session: Session, moment: dt.datetime, gone: Sequence[int] = ()) -> Sequence[str]:
    """The conversations in which nothing was said since that moment, and in which no request was made but `gone`."""
    made = exists().where(CollaborationRequest.conversation_id == Conversation.id, CollaborationRequest.id.not_in(gone))
    said = exists().where(Turn.conversation_id == Conversation.id, Turn.created >= moment)
    query = select(Conversation.id).where(Conversation.created < moment, ~said, ~made)
    return session.scalars(query.order_by(Conversation.created)).all()


def _batches(ids: Sequence[Id]) -> Iterator[Sequence[Id]]:
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
