"""What the catalogue has since a request was sent: credentials that are new or changed and now answer it.

The search needs the index, which this room does not load: advisor/comparing.py searches and keeps here what it finds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVarTuple, Unpack

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select
from sqlalchemy.orm import Session

from catalogue.records import Credential
from catalogue.revisions import CREDENTIALS
from catalogue.store import each_credential
from catalogue.tables import OFFERED, CredentialRow, RevisionRow
from hub.history import Refused
from hub.models import CollaborationRequest, DeclineCode
from hub.statuses import Status
from hub.supply import ComparedCredential, NewOffer, Outcome
from hub.transitions import OPEN

Columns = TypeVarTuple("Columns")

COMPARED = "compared"
"""The name of the revision whose mark says which credentials the requests were last compared with."""

COUNTS = {
    *("title", "description", "subjects", "learning_outcomes", "skills", "employer_words", "scqf_level"),
    *("scqf_credits", "credit_bearing", "mode"),
}
"""The fields that decide whether a credential answers a request: after a change in one it is compared again."""

LISTED = 100
"""Offers on one list."""


class OfferSettled(Refused):
    """A colleague told the employer of it or set it aside already."""


@dataclass(frozen=True)
class Comparison:
    """The credentials that were added, changed or removed since the requests were last compared, by their ids.

    `mark` is the revision of the credentials, `digests` those of all of them. `first` says that nothing was compared
    before: the requests that are there saw this catalogue.
    """

    mark: str
    digests: Mapping[str, str]
    added: frozenset[str]
    changed: frozenset[str]
    removed: frozenset[str]
    first: bool

    @property
    def fresh(self) -> frozenset[str]:
        """Those that may answer a request that they did not answer before."""
        return frozenset() if self.first else self.added | self.changed


@dataclass(frozen=True)
class Waiting:
    """An offer that nobody has settled, with its request and the credential as it is now."""

    offer: NewOffer
    request: CollaborationRequest
    credential: Credential


def is_behind(session: Session) -> bool:
    """Whether the credentials have changed since the requests were last compared with them."""
    marks = dict(session.execute(select(RevisionRow.name, RevisionRow.mark)).all())
    return marks.get(CREDENTIALS) != marks.get(COMPARED)


def comparison(session: Session) -> Comparison:
    """What has changed in the catalogue since the last comparison."""
    mark = session.scalar(select(RevisionRow.mark).where(RevisionRow.name == CREDENTIALS)) or ""
    before = dict(session.execute(select(ComparedCredential.id, ComparedCredential.digest)).all())
    digests = {credential.id: _digest(credential) for credential in each_credential(session)}
    return Comparison(
        mark,
        digests,
        added=frozenset(digests.keys() - before.keys()),
        changed=frozenset(name for name in digests.keys() & before.keys() if before[name] != digests[name]),
        removed=frozenset(before.keys() - digests.keys()),
        first=session.get(RevisionRow, COMPARED) is None,
    )


def to_compare(session: Session) -> Sequence[CollaborationRequest]:
    """The requests that wait for an offer: the open ones, and those that no provider took up; the oldest first."""
    return session.scalars(select(CollaborationRequest).where(_waits()).order_by(CollaborationRequest.id)).all()


def found_before(session: Session, request: CollaborationRequest) -> Collection[str]:
    """The ids of the credentials that were found for a request, settled or not."""
    return set(session.scalars(select(NewOffer.credential_id).where(NewOffer.request_id == request.id)))


def keep_comparison(session: Session, made: Comparison, offers: Iterable[NewOffer]) -> None:
    """Store what was found, and that the requests were compared with this catalogue, in the caller's transaction."""
    session.add_all(offers)
    session.execute(delete(ComparedCredential).where(ComparedCredential.id.in_(sorted(made.removed))))
    for name in sorted(made.added | made.changed):
        session.merge(ComparedCredential(id=name, digest=made.digests[name]))
    session.merge(RevisionRow(name=COMPARED, mark=made.mark))


def waiting_offers(session: Session, request: CollaborationRequest | None = None) -> list[Waiting]:
    """The offers that nobody has settled, of one request or of all, the newest first and at most LISTED.

    A credential that has left the catalogue is not among them, nor is one of a request that waits for nothing more.
    """
    query = _unsettled(select(NewOffer, CollaborationRequest, CredentialRow.record))
    if request is not None:
        query = query.where(NewOffer.request_id == request.id)
    rows = session.execute(query.order_by(NewOffer.found.desc(), NewOffer.request_id, NewOffer.id).limit(LISTED))
    return [Waiting(*row) for row in rows]


def count_answered(session: Session) -> int:
    """How many requests have an offer that nobody has settled."""
    return session.scalar(_unsettled(select(func.count(NewOffer.request_id.distinct())))) or 0


def settle_offer(session: Session, request: CollaborationRequest, number: int, outcome: Outcome) -> None:
    """Say what was done with an offer of this request. Raises OfferSettled, also where there is no such offer."""
    offer = session.get(NewOffer, number)
    if offer is None or offer.request_id != request.id or offer.outcome is not None:
        raise OfferSettled
    offer.outcome = outcome


def _unsettled(query: Select[Unpack[Columns]]) -> Select[Unpack[Columns]]:
    return (
        query.select_from(NewOffer)
        .join(CollaborationRequest, CollaborationRequest.id == NewOffer.request_id)
        .join(CredentialRow, CredentialRow.id == NewOffer.credential_id)
        .where(NewOffer.outcome.is_(None), OFFERED, _waits())
    )


def _waits() -> ColumnElement[bool]:
    request = CollaborationRequest
    given_up = and_(request.status == Status.DECLINED, request.decline_code == DeclineCode.NO_PROVIDER)
    return or_(request.status.in_(sorted(OPEN)), given_up)


def waits_for_offers(request: CollaborationRequest) -> bool:
    """Whether what comes into the catalogue is compared with this request."""
    given_up = request.status is Status.DECLINED and request.decline_code is DeclineCode.NO_PROVIDER
    return request.status in OPEN or given_up


def _digest(credential: Credential) -> str:
    return hashlib.sha256(credential.model_dump_json(include=COUNTS).encode()).hexdigest()
