"""Where the catalogue's credentials come from, and how fresh they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import JSON, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from catalogue.records import STALE_AFTER
from catalogue.tables import OFFERED, CredentialRow


@dataclass(frozen=True)
class Source:
    """The credentials that name one source, or None. `checked` is the last day that any of them was verified."""

    name: str | None
    credentials: int
    stale: int
    checked: dt.date | None


def read_sources(session: Session, today: dt.date) -> list[Source]:
    """Every source by name, the unnamed source first. `stale` counts the credentials that are stale `today`."""
    verified = type_coerce(CredentialRow.record, JSON)["last_verified"].as_string()
    stale = or_(verified.is_(None), verified < (today - STALE_AFTER).isoformat())
    rows = session.execute(
        select(
            CredentialRow.source,
            func.count(),
            func.sum(case((stale, 1), else_=0)),
            func.max(verified),
        )
        .where(OFFERED)
        .group_by(CredentialRow.source)
    )
    sources = [
        Source(name, number, old, dt.date.fromisoformat(checked) if checked else None)
        for name, number, old, checked in rows
    ]
    return sorted(sources, key=lambda source: source.name or "")
