"""Wrong guesses at references and addresses, counted so that nobody can guess on and on. `at` is the time, by default
now."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from hub.correspondence import Guess
from runtime.clock import now

WITHIN = dt.timedelta(hours=1)
OF_A_CONVERSATION = 5
"""Wrong guesses that one conversation may make within the hour."""

OF_A_REFERENCE = 20
"""Wrong addresses that may be tried on one reference within the hour, from however many conversations. The conversation
that made the request needs no address, so strangers cannot lock it out."""


class TooManyGuesses(Exception):
    """No further guess is looked at before the hour is over."""


def check_guesses(session: Session, conversation_id: str, reference: str, *, at: dt.datetime | None = None) -> None:
    """Raises TooManyGuesses when this conversation, or everybody for this reference, has guessed too often."""
    since = (at or now()) - WITHIN
    limits = {_of_conversation(conversation_id): OF_A_CONVERSATION, _of_reference(reference): OF_A_REFERENCE}
    for subject, limit in limits.items():
        counted = select(func.count()).select_from(Guess).where(Guess.subject == subject, Guess.at > since)
        if (session.scalar(counted) or 0) >= limit:
            raise TooManyGuesses


def count_guess(session: Session, conversation_id: str, reference: str, *, at: dt.datetime | None = None) -> None:
    """Count a wrong guess in the caller's transaction, and forget those that no longer count."""
    at = at or now()
    session.execute(delete(Guess).where(Guess.at <= at - WITHIN))
    session.add_all(
        Guess(subject=subject, at=at) for subject in (_of_conversation(conversation_id), _of_reference(reference))
    )


def forget_guesses(session: Session, conversation_id: str) -> int:
    """Remove the guesses of a conversation. Returns how many there were."""
    found = session.scalars(select(Guess.id).where(Guess.subject == _of_conversation(conversation_id))).all()
    session.execute(delete(Guess).where(Guess.id.in_(found)))
    return len(found)


def _of_conversation(conversation_id: str) -> str:
    return f"conversation {conversation_id}"[:120]


def _of_reference(reference: str) -> str:
    return f"reference {reference}"[:120]
