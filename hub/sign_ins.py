"""Wrong passwords, counted by account and network together: a stranger who guesses locks out nobody but themselves.

How often a network may try at all, over every account, is limited where requests come in (bot/guards.py).
"""

from __future__ import annotations

import datetime as dt
import hashlib

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from hub.correspondence import Guess
from runtime.rates import network_of

FAILURES_ALLOWED = 5
WITHIN = dt.timedelta(minutes=15)
CODES = "codes"
"""Stands for the network where wrong codes of the second factor are counted, from every network together."""


def locked(session: Session, email: str, address: str, at: dt.datetime) -> bool:
    """Whether five passwords for this account were wrong within 15 minutes from the network of this client address."""
    counted = select(func.count()).select_from(Guess)
    failures = counted.where(Guess.subject == _subject(email, address), Guess.at > at - WITHIN)
    return (session.scalar(failures) or 0) >= FAILURES_ALLOWED


def count_failure(session: Session, email: str, address: str, at: dt.datetime) -> None:
    """Count a wrong password in the caller's transaction, and forget those that no longer count."""
    session.execute(delete(Guess).where(Guess.subject.startswith("sign-in "), Guess.at <= at - WITHIN))
    session.add(Guess(subject=_subject(email, address), at=at))


def forget_failures(session: Session, email: str, address: str) -> None:
    session.execute(delete(Guess).where(Guess.subject == _subject(email, address)))


def _subject(email: str, address: str) -> str:
    """Who guesses at which account, as a digest: what strangers type is not kept."""
    return f"sign-in {hashlib.sha256(f'{email} {network_of(address)}'.encode()).hexdigest()}"
