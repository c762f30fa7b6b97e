"""Employers whose needs nothing answers, made up by number."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from hub.demand.signals import keep_signals

LAST_QUARTER = dt.date(2026, 8, 20)
ON = dt.date(2026, 11, 27)


def heard(session: Session, employers: range, need: str = "sheep shearing", **facts: Any) -> None:
    """A signal of each of these employers in a quarter that has ended."""
    facts = {"at": LAST_QUARTER} | facts
    for number in employers:
        keep_signals(session, f"conversation {number}", [need], **facts)
