"""Legal holds: what must be kept for a claim, a complaint or an inquiry is neither erased nor removed with age."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.audit import Act, record
from hub.correspondence import LegalHold
from hub.erasure import Scope
from hub.models import CollaborationRequest
from runtime.addresses import same_contact

LONGEST_REASON = 1000


class UnderHold(Exception):
    """A legal hold keeps what was to be erased; nothing was erased."""


class NoReason(Exception):
    """A hold needs a reason of 1 to LONGEST_REASON characters."""


def place_hold(session: Session, scope: Scope, value: str, reason: str, *, by: str) -> LegalHold:
    """Keep what is found by a scope and its value, until the hold is released. Raises NoReason."""
    reason = reason.strip()
    if not 0 < len(reason) <= LONGEST_REASON:
        raise NoReason
    hold = LegalHold(scope=scope, value=_normal(scope, value), reason=reason, placed_by=by)
    session.add(hold)
    session.flush()
    record(session, by, Act.HELD, f"hold {hold.id}, by {scope}")
    return hold


def release_hold(session: Session, number: int, *, by: str) -> bool:
    """End a hold. Returns whether there was one."""
    hold = session.get(LegalHold, number)
    if hold is None:
        return False
    session.delete(hold)
    record(session, by, Act.RELEASED, f"hold {number}, by {hold.scope}")
    return True


def holds(session: Session) -> list[LegalHold]:
    """Every hold, the newest first."""
    return list(session.scalars(select(LegalHold).order_by(LegalHold.id.desc())))


class Held:
    """What the holds of this moment keep."""

    def __init__(self, session: Session) -> None:
        self._kept = {(hold.scope, hold.value) for hold in holds(session)}
        contacts = {value for scope, value in self._kept if scope == Scope.CONTACT}
        references = {value for scope, value in self._kept if scope == Scope.REFERENCE}
        rows = select(CollaborationRequest.conversation_id).where(
            CollaborationRequest.reference.in_(references) | func.lower(CollaborationRequest.contact).in_(contacts)
        )
        self._kept |= {(Scope.CONVERSATION, conversation) for conversation in session.scalars(rows)}

    def request(self, request: CollaborationRequest) -> bool:
        """Whether a request is kept: by itself, by its contact or with its conversation."""
        return not self._kept.isdisjoint(
            {
                (Scope.REFERENCE, request.reference),
                (Scope.CONTACT, request.contact.casefold()),
                (Scope.CONVERSATION, request.conversation_id),
            }
        )

    def conversation(self, conversation: str) -> bool:
        """Whether a conversation is kept: by itself, or with a request that was made in it."""
        return (Scope.CONVERSATION, conversation) in self._kept

    def any_of(
        self, scope: Scope, value: str, requests: Collection[CollaborationRequest], conversations: Collection[str]
    ) -> bool:
        """Whether something of what was found by a scope and its value is kept."""
        named = (scope, _normal(scope, value)) in self._kept
        return named or any(map(self.request, requests)) or any(map(self.conversation, conversations))


def _normal(scope: Scope, value: str) -> str:
    return same_contact(value) if scope is Scope.CONTACT else value.strip()
