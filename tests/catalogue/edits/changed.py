"""Edits as a form makes them, and what a record has after them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.edits.editing import Typed, change, mark
from catalogue.edits.fields import as_typed
from catalogue.edits.log import Edit, Kind
from catalogue.edits.rows import find_row, term_names

AILSA, RORY = "ailsa@hub.example", "rory@hub.example"


def form(session: Session, kind: Kind, key: str, **typed: str) -> Typed:
    """The form of a record as it is shown now, with these fields typed anew."""
    record = find_row(session, kind, key).record
    names = term_names(session)
    return Typed(typed, {name: mark(as_typed(record, name, names)) for name in typed})


def edit(session: Session, kind: Kind, key: str, *, by: str = AILSA, **typed: str) -> int:
    """Type this and save it; the number of the last entry of the log."""
    change(session, kind, key, form(session, kind, key, **typed), by=by)
    return last(session).id


def last(session: Session) -> Edit:
    """The newest entry of the log."""
    return session.scalars(select(Edit).order_by(Edit.id.desc()).limit(1)).one()


def value(session: Session, kind: Kind, key: str, name: str) -> Any:
    return getattr(find_row(session, kind, key).record, name)
