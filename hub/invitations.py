"""Asking a provider about a request by a link, and what it answers there without an account.

The link holds a secret of which the hub keeps a digest alone. It is for one request and one provider, and it ends by
itself. `at` is the time, by default now.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.arrangement import EmptyNote
from hub.event_kinds import EventKind
from hub.history import Refused, check_seen, checked_text, hold, record, save
from hub.models import CollaborationRequest
from hub.supply import Invitation, ProviderAnswer
from hub.transitions import OPEN
from runtime.clock import now

HOLDS = dt.timedelta(days=30)
REMEMBERED = dt.timedelta(days=365)
MOST_ANSWERS = 10
"""Answers by one link: what comes after a mistake or a further thought is taken, what fills a history is not."""
LONGEST_NAME = 300

EVENT = {
    ProviderAnswer.INTERESTED: EventKind.PROVIDER_INTERESTED,
    ProviderAnswer.NOT_NOW: EventKind.PROVIDER_NOT_NOW,
    ProviderAnswer.QUESTION: EventKind.PROVIDER_QUESTION,
    ProviderAnswer.OFFER: EventKind.PROVIDER_OFFER,
}
SAYS_MORE = frozenset({ProviderAnswer.QUESTION, ProviderAnswer.OFFER})
"""Answers that are none without words."""


class LinkUnknown(Exception):
    """The link is not one that the hub gave out: it was cut short or altered, or its request is deleted."""


class LinkOver(Exception):
    """The time of the link is over, or the request is closed."""


class LinkUsedUp(Exception):
    """The link has been answered as often as it may be."""


class NoProvider(Refused):
    """No provider was named."""


@dataclass(frozen=True)
class PastAnswers:
    """How often a provider was interested or made an offer within a year, and how often it said not now."""

    willing: int = 0
    unwilling: int = 0


def invite(
    session: Session,
    request: CollaborationRequest,
    provider: str,
    *,
    by: str,
    seen: int | None = None,
    at: dt.datetime | None = None,
) -> tuple[Invitation, str]:
    """Ask a provider about a request. Returns what is stored and the word of the link, which is stored nowhere.

    Raises StaleRequest, NoProvider, and LinkOver for a closed request.
    """
    check_seen(request, seen)
    name = " ".join(provider.split())
    if not name or len(name) > LONGEST_NAME:
        raise NoProvider
    if request.status not in OPEN:
        raise LinkOver
    at, secret = at or now(), secrets.token_urlsafe(24)
    asked = Invitation(request_id=request.id, provider=name, secret_hash=_digest(secret), by=by, created=at)
    asked.expires = at + HOLDS
    session.add(asked)
    record(session, request, EventKind.PROVIDER_ASKED, by=by, reason=name)
    save(session, request)
    return asked, f"{asked.id}.{secret}"


def invitation_of(
    session: Session, word: str, *, at: dt.datetime | None = None
) -> tuple[Invitation, CollaborationRequest]:
    """What the word of a link stands for. Raises LinkUnknown, and LinkOver for a link that no longer holds."""
    number, _, secret = word.partition(".")
    asked = session.get(Invitation, int(number)) if number.isdecimal() and len(number) < 10 else None
    if asked is None or not hmac.compare_digest(asked.secret_hash, _digest(secret)):
        raise LinkUnknown
    request = session.get_one(CollaborationRequest, asked.request_id)
    if asked.expires <= (at or now()) or request.status not in OPEN:
        raise LinkOver
    return asked, request


def answer_invitation(
    session: Session, word: str, answer: ProviderAnswer, text: str, *, at: dt.datetime | None = None
) -> None:
    """Keep what a provider answers: an event of the request, which is thereby unread and no longer put off.

    The same answer sent twice is one. Raises LinkUnknown, LinkOver, LinkUsedUp, TextTooLong, and EmptyNote for a
    question or an offer without words.
    """
    asked, request = invitation_of(session, word, at=at)
    words = checked_text(text)
    if words is None and answer in SAYS_MORE:
        raise EmptyNote
    hold(session, request)
    session.refresh(asked)
    last = request.events[-1]
    if (last.actor, last.kind, last.reason) == (asked.provider[:254], EVENT[answer], words):
        return
    if asked.answers >= MOST_ANSWERS:
        raise LinkUsedUp
    asked.answer, asked.answered, asked.answers = answer, at or now(), asked.answers + 1
    record(session, request, EVENT[answer], by=asked.provider[:254], reason=words)
    request.unread, request.snoozed_until = True, None
    save(session, request)


def invitations_of(session: Session, request: CollaborationRequest) -> list[Invitation]:
    """Who was asked about a request, the oldest first."""
    query = select(Invitation).where(Invitation.request_id == request.id)
    return list(session.scalars(query.order_by(Invitation.id)))


def past_answers(
    session: Session, providers: Collection[str], *, at: dt.datetime | None = None
) -> dict[str, PastAnswers]:
    """What these providers answered within a year, the last answer of each link; those without an answer are left
    out."""
    since = (at or now()) - REMEMBERED
    rows = session.execute(
        select(Invitation.provider, Invitation.answer, func.count())
        .where(Invitation.provider.in_(sorted(providers)), Invitation.answered >= since)
        .group_by(Invitation.provider, Invitation.answer)
    )
    found: dict[str, PastAnswers] = {}
    for name, answer, count in rows:
        before = found.get(name, PastAnswers())
        willing = count if answer in (ProviderAnswer.INTERESTED, ProviderAnswer.OFFER) else 0
        unwilling = count if answer is ProviderAnswer.NOT_NOW else 0
        found[name] = PastAnswers(before.willing + willing, before.unwilling + unwilling)
    return found


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
