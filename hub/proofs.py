"""Who may change a request: the conversation that made it, and one that typed a code sent to the request's contact.

A reference and an e-mail address may be known to others, so they show how a request stands and no more. `at` is the
time, by default now.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Collection

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from hub.correspondence import Channel, Notice, Proof
from hub.models import CollaborationRequest
from runtime.clock import now

CODE_DIGITS = 6
CODE_HOLDS = dt.timedelta(minutes=15)
PROVED_FOR = dt.timedelta(hours=1)
TRIES = 5
"""Times that one code may be typed wrongly: a guess succeeds once in 200,000 codes."""

CODES_AN_HOUR = 3
"""Codes that are sent for one request within an hour, so that nobody's mailbox is filled by a stranger."""


class TooManyCodes(Exception):
    """No further code is sent for this request before the hour is over."""


class NoCode(Exception):
    """There is no code to type any more: it expired, or was typed wrongly too often."""


def may_change(
    session: Session, request: CollaborationRequest, conversation_id: str, *, at: dt.datetime | None = None
) -> bool:
    """Whether this conversation made the request, or proved within the hour that it speaks for the contact."""
    if request.conversation_id == conversation_id:
        return True
    proved = _proofs(request, conversation_id).where(Proof.proved_until > (at or now()))
    return session.scalar(proved.limit(1)) is not None


def send_code(
    session: Session,
    request: CollaborationRequest,
    conversation_id: str,
    channels: Collection[Channel],
    *,
    at: dt.datetime | None = None,
) -> None:
    """Queue a code for the contact of the request on these channels, unless one still holds. Raises TooManyCodes."""
    at = at or now()
    if _live(session, request, conversation_id, at) is not None:
        return
    recent = select(func.count()).where(Proof.request_id == request.id, Proof.created > at - dt.timedelta(hours=1))
    if (session.scalar(recent) or 0) >= CODES_AN_HOUR:
        raise TooManyCodes
    code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
    session.add(
        Proof(
            request_id=request.id,
            conversation_id=conversation_id,
            code_hash=_digest(request, code),
            created=at,
            expires=at + CODE_HOLDS,
        )
    )
    session.add_all(Notice(request_id=request.id, channel=channel, code=code, due=at) for channel in sorted(channels))
    session.flush()


def redeem(
    session: Session, request: CollaborationRequest, conversation_id: str, typed: str, *, at: dt.datetime | None = None
) -> bool:
    """Whether `typed` holds the code; it then works for an hour and cannot be typed again. A wrong one is counted.

    Raises NoCode.
    """
    at = at or now()
    proof = _live(session, request, conversation_id, at)
    if proof is None:
        raise NoCode
    digits = "".join(character for character in typed if character.isdigit())
    if hmac.compare_digest(proof.code_hash, _digest(request, digits)):
        proof.proved_until, proof.expires = at + PROVED_FOR, at
        return True
    proof.tries += 1
    session.flush()
    return False


def _live(session: Session, request: CollaborationRequest, conversation_id: str, at: dt.datetime) -> Proof | None:
    """The code of this conversation that can still be typed."""
    live = _proofs(request, conversation_id).where(Proof.expires > at, Proof.tries < TRIES)
    return session.scalar(live.order_by(Proof.id.desc()).limit(1))


def _proofs(request: CollaborationRequest, conversation_id: str) -> Select[Proof]:
    return select(Proof).where(Proof.request_id == request.id, Proof.conversation_id == conversation_id)


def _digest(request: CollaborationRequest, code: str) -> str:
    return hashlib.sha256(f"{request.reference} {code}".encode()).hexdigest()
