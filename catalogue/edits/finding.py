"""Finding records as staff do: credentials by words, provider, source, sample, last check and withdrawal."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import JSON, ColumnElement, String, cast, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from catalogue.edits.log import Kind
from catalogue.edits.rows import ROWS
from catalogue.records import Credential, Guidance, Price, Skill, Span, Term
from catalogue.tables import OFFERED, CredentialRow

PAGE = 50
"""Credentials on one page."""
MOST_WORDS = 12

NAMES_OF_FIELDS = " ".join(name for model in (Credential, Price, Skill, Span) for name in model.model_fields)
"""A word that is a part of one stands in every stored record, so it is looked for in titles and providers alone."""

LIKE = {"autoescape": True}


@dataclass(frozen=True)
class Wanted:
    """What a list of credentials shows; an empty field asks nothing. `unchecked` is how many months ago the last check
    was at least, or that there was none."""

    text: str = ""
    provider: str = ""
    source: str = ""
    sample: bool | None = None
    unchecked: int | None = None
    withdrawn: bool | None = None


@dataclass(frozen=True)
class Found:
    """One page of credentials, and how many there are in all."""

    rows: Sequence[CredentialRow]
    total: int


def find_credentials(session: Session, wanted: Wanted, today: dt.date, *, skip: int = 0) -> Found:
    """PAGE credentials after the first `skip`: by title, or the one that was checked longest ago first."""
    plain = type_coerce(CredentialRow.record, JSON)
    checked = plain["last_verified"].as_string()
    conditions: list[ColumnElement[bool]] = [_holds(word) for word in _words(wanted.text)]
    if wanted.provider:
        conditions.append(CredentialRow.provider == wanted.provider)
    if wanted.source:
        conditions.append(CredentialRow.source == wanted.source)
    if wanted.sample is not None:
        marked = plain["sample"].as_boolean()
        conditions.append(marked.is_(True) if wanted.sample else or_(marked.is_(None), marked.is_(False)))
    if wanted.unchecked is not None:
        conditions.append(or_(checked.is_(None), checked < months_before(today, wanted.unchecked).isoformat()))
    if wanted.withdrawn is not None:
        conditions.append(~OFFERED if wanted.withdrawn else OFFERED)
    total = session.scalar(select(func.count()).select_from(CredentialRow).where(*conditions)) or 0
    order = [func.lower(CredentialRow.title), CredentialRow.id]
    if wanted.unchecked is not None:
        order = [func.coalesce(checked, ""), *order]
    query = select(CredentialRow).where(*conditions).order_by(*order).offset(skip).limit(PAGE)
    return Found(session.scalars(query).all(), total)


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def providers(session: Session) -> Sequence[str]:
    """The names of all providers, in order."""
    return session.scalars(select(CredentialRow.provider).distinct().order_by(CredentialRow.provider)).all()


def find_entries(session: Session, kind: Kind, text: str) -> list[Term | Guidance]:
    """The terms or the guidance that hold every word of `text` in any field, by name; those named by it first."""
    words = _words(text)
    rows = session.scalars(select(ROWS[kind].record)).all()
    entries = [entry for entry in rows if isinstance(entry, Term | Guidance)]
    found = [entry for entry in entries if all(word in _text(entry) for word in words)]
    return sorted(found, key=lambda entry: (not _named(entry, words), name_of(entry).casefold()))


def name_of(entry: Credential | Term | Guidance) -> str:
    """What people call a record."""
    return entry.term if isinstance(entry, Term) else entry.title


def _text(entry: Term | Guidance) -> str:
    return " ".join(map(str, entry.model_dump().values())).casefold()


def _named(entry: Term | Guidance, words: Sequence[str]) -> bool:
    aliases = entry.aliases if isinstance(entry, Term) else ()
    return all(word in " ".join((name_of(entry), *aliases)).casefold() for word in words)


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"[\w-]+", text.casefold())))[:MOST_WORDS]


def _holds(word: str) -> ColumnElement[bool]:
    columns = [CredentialRow.title.icontains(word, **LIKE), CredentialRow.provider.icontains(word, **LIKE)]
    columns.append(CredentialRow.id.icontains(word, **LIKE))
    if word not in NAMES_OF_FIELDS:
        stored = json.dumps(word)[1:-1]  # as it stands in the column, where every letter beyond ASCII is escaped
        columns.append(cast(CredentialRow.record, String).icontains(stored, **LIKE))
    return or_(*columns)
