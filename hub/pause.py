"""Pausing the advisor: while it is paused, employers read a message of the hub in place of an answer.

Nothing is lost: a message that comes meanwhile is kept as one that could not be answered, and is answered when it is
sent again. The console, the pages of the catalogue and notices go on.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from hub.audit import Act, record
from runtime.clock import now
from runtime.database import Base

LONGEST_MESSAGE = 500
ONLY = 1
"""The id of the one row that there is while the advisor is paused."""


class NoMessage(Exception):
    """A pause needs a message of 1 to LONGEST_MESSAGE characters."""


class Pause(Base):
    """That the advisor is paused: the words for employers, the e-mail address of who paused it, and since when."""

    __tablename__ = "pause"

    id: Mapped[int] = mapped_column(primary_key=True)
    message: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(254))
    since: Mapped[dt.datetime] = mapped_column(default=now)


def read_pause(session: Session) -> Pause | None:
    """The pause that holds now, None while the advisor answers."""
    return session.get(Pause, ONLY)


def pause(session: Session, message: str, *, by: str) -> None:
    """Pause the advisor, or change the message of the pause. Raises NoMessage."""
    words = message.replace("\0", "").strip()
    if not 0 < len(words) <= LONGEST_MESSAGE:
        raise NoMessage
    held = read_pause(session)
    if held is None:
        session.add(Pause(id=ONLY, message=words, by=by))
    else:
        held.message, held.by = words, by
    record(session, by, Act.PAUSED, words)


def resume(session: Session, *, by: str) -> bool:
    """Let the advisor answer again. Returns whether it was paused."""
    held = read_pause(session)
    if held is None:
        return False
    session.delete(held)
    record(session, by, Act.RESUMED)
    return True
