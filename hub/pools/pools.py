"""Making a pool, asking its employers, introducing those who agreed, and deciding all of its requests at once."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Callable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hub.bulk import RefusedFor
from hub.demand.employers import firm_of
from hub.event_kinds import EventKind
from hub.history import Refused, checked_text, record, save
from hub.models import EMPLOYER, CollaborationRequest
from hub.notices import announce
from hub.pools.models import Consent, Pool, PoolMember
from hub.transitions import CLOSED, OPEN
from runtime.clock import now

HOLDS = dt.timedelta(days=60)
"""For how long a link of a pool opens its page."""

CONSENT_EVENT = {Consent.AGREED: EventKind.POOL_AGREED, Consent.REFUSED: EventKind.POOL_REFUSED}


class NoSuchPool(Exception):
    """There is no such pool: it was dissolved."""


class PoolTooSmall(Refused):
    """A pool needs the requests of two employers."""


class AlreadyPooled(Refused):
    """A request is in another pool, or is closed."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"{reference} cannot join a pool")
        self.reference = reference


class NothingToAsk(Refused):
    """Every employer of the pool was asked already, or nobody agreed who could be introduced."""


class PoolChanged(Refused):
    """A request of the pool was changed since it was looked at, or one came or left."""


class PoolLinkUnknown(Exception):
    """The link is not one that the hub gave out, it no longer holds, or the request left its pool."""


def make_pool(session: Session, requests: Sequence[CollaborationRequest], *, by: str) -> Pool:
    """A pool of these requests; no employer hears of it yet. Raises PoolTooSmall, AlreadyPooled and StaleRequest."""
    if len({firm_of(request.contact) for request in requests}) < 2:
        raise PoolTooSmall
    pool = Pool(by=by)
    session.add(pool)
    session.flush()
    for request in requests:
        if request.status not in OPEN or session.get(PoolMember, request.id) is not None:
            raise AlreadyPooled(request.reference)
        session.add(PoolMember(request_id=request.id, pool_id=pool.id))
        record(session, request, EventKind.POOLED, by=by, reason=str(pool.id))
        save(session, request)
    session.refresh(pool)
    return pool


def get_pool(session: Session, number: int) -> Pool:
    """The pool of that number. Raises NoSuchPool."""
    pool = session.get(Pool, number)
    if pool is None:
        raise NoSuchPool
    return pool


def requests_of(session: Session, pool: Pool, *consents: Consent) -> list[CollaborationRequest]:
    """The requests of a pool whose employers said one of these, of all where none is named, the oldest first."""
    ids = [member.request_id for member in pool.members if not consents or member.consent in consents]
    query = select(CollaborationRequest).where(CollaborationRequest.id.in_(ids))
    return list(session.scalars(query.order_by(CollaborationRequest.id)))


def ask(session: Session, pool: Pool, text: str, *, by: str, at: dt.datetime | None = None) -> int:
    """Ask the employers who were not asked yet whether they may be introduced, in these words and by a link of their
    own. Returns how many. Raises NothingToAsk, TextTooLong and StaleRequest."""
    waiting = [member for member in pool.members if member.consent is Consent.NOT_ASKED]
    words = checked_text(text)
    if not waiting or words is None:
        raise NothingToAsk
    for member in waiting:
        member.consent = Consent.ASKED
        _tell(session, member, EventKind.POOL_ASKED, words, by=by, at=at)
    return len(waiting)


def settle_consent(
    session: Session,
    member: PoolMember,
    agreed: bool,
    *,
    by: str,
    words: str | None = None,
    at: dt.datetime | None = None,
) -> None:
    """Keep what an employer said to being introduced; a later word takes its place, until the introduction.

    The request is thereby unread where the employer said it. Raises TextTooLong and StaleRequest.
    """
    consent = Consent.AGREED if agreed else Consent.REFUSED
    if member.consent is consent or (member.pool.introduced is not None and member.consent is Consent.AGREED):
        return
    request = session.get_one(CollaborationRequest, member.request_id)
    member.consent, member.answered = consent, at or now()
    record(session, request, CONSENT_EVENT[consent], by=by, reason=checked_text(words or ""))
    if by == EMPLOYER:
        request.unread, request.snoozed_until = True, None
    save(session, request)


def introduce(session: Session, pool: Pool, *, by: str, at: dt.datetime | None = None) -> int:
    """Tell the employers who agreed that the others who did are on the page of their link. Returns how many are told.

    No history and no message holds what is on that page, so that it goes when one of them is erased. Raises
    NothingToAsk where fewer than two firms agreed, and StaleRequest.
    """
    agreed = [member for member in pool.members if member.consent is Consent.AGREED]
    requests = requests_of(session, pool, Consent.AGREED)
    if len({firm_of(request.contact) for request in requests}) < 2:
        raise NothingToAsk
    pool.introduced = at or now()
    for member in agreed:
        _tell(session, member, EventKind.INTRODUCED, None, by=by, at=at)
    return len(agreed)


def leave(session: Session, member: PoolMember, *, by: str) -> None:
    """Take a request out of its pool; a pool of one is dissolved. Raises StaleRequest."""
    request, pool = session.get_one(CollaborationRequest, member.request_id), member.pool
    record(session, request, EventKind.POOL_LEFT, by=by, reason=str(pool.id))
    session.delete(member)
    save(session, request)
    session.refresh(pool)
    if len(pool.members) == 1:
        leave(session, pool.members[0], by=by)
    elif not pool.members:
        session.execute(delete(Pool).where(Pool.id == pool.id))


def state_of(session: Session, pool: Pool) -> str:
    """A word that is another one after any request of the pool has changed, or one came or left."""
    return "-".join(f"{request.id}.{request.version}" for request in requests_of(session, pool))


def change_together(
    session: Session, pool: Pool, change_one: Callable[[CollaborationRequest], None], *, seen: str | None = None
) -> int:
    """Call `change_one` on every open request of the pool whose employer did not refuse. Returns how many. `seen` is
    the state of the pool that the person looked at; None accepts any. Raises PoolChanged, NothingToAsk.

    All are changed or none: raises RefusedFor as soon as one is refused, and the caller's transaction is rolled back.
    """
    if seen is not None and seen != state_of(session, pool):
        raise PoolChanged
    staying = requests_of(session, pool, Consent.NOT_ASKED, Consent.ASKED, Consent.AGREED)
    changed = [request for request in staying if request.status not in CLOSED]
    if not changed:
        raise NothingToAsk
    for request in changed:
        try:
            change_one(request)
        except Refused as refused:
            raise RefusedFor(request.reference) from refused
    return len(changed)


def member_of_link(session: Session, word: str, *, at: dt.datetime | None = None) -> PoolMember:
    """The member whose employer has this link. Raises PoolLinkUnknown."""
    number, _, secret = word.partition(".")
    member = session.get(PoolMember, int(number)) if number.isdecimal() and len(number) < 10 else None
    if member is None or member.until is None or member.until <= (at or now()):
        raise PoolLinkUnknown
    if not any(hmac.compare_digest(digest, _digest(secret)) for digest in member.digests):
        raise PoolLinkUnknown
    return member


def _tell(
    session: Session, member: PoolMember, kind: EventKind, words: str | None, *, by: str, at: dt.datetime | None
) -> None:
    secret = secrets.token_urlsafe(24)
    member.digests = (*member.digests, _digest(secret))
    member.until = (at or now()) + HOLDS
    request = session.get_one(CollaborationRequest, member.request_id)
    event = record(session, request, kind, by=by, reason=words, shared=True)
    save(session, request)
    announce(session, request, event, code=f"{request.id}.{secret}")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def pool_of(session: Session, request: CollaborationRequest) -> Pool | None:
    """The pool that a request is in, None where it is in none."""
    member = session.get(PoolMember, request.id)
    return member.pool if member else None
