"""Terms and guidance that staff write themselves. Imports leave them alone; taking the addition back removes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.edits.fields import FIELDS, BadValue, read, tidied
from catalogue.edits.log import ADDED, Edit, Kind, standing_of
from catalogue.edits.rows import REVISIONS, ROWS, InvalidEdit, checked_new, term_names
from catalogue.importers.ids import slug
from catalogue.revisions import renew_revision

NAME = {Kind.TERM: "term", Kind.GUIDANCE: "title"}
"""The field that a record of each kind is called by."""

LONGEST_KEY = 60


def add(session: Session, kind: Kind, typed: Mapping[str, str], *, by: str) -> str:
    """Store a new term or answer of what was typed into its fields, and log that. Returns its id.

    Raises InvalidEdit, also where a name is that of another term.
    """
    names, values, faults = term_names(session), dict[str, Any](), dict[str, str]()
    for field in FIELDS[kind]:
        try:
            values[field.name] = read(field, tidied(typed.get(field.name, "")), names)
        except BadValue as fault:
            faults[field.name] = str(fault)
    if faults:
        raise InvalidEdit(faults)
    key = _free_key(session, kind, str(values[NAME[kind]]))
    record = checked_new(session, kind, {"id": key, **values})
    session.add(ROWS[kind](id=key, record=record))
    session.add(Edit(actor=by, kind=kind, key=key, field=ADDED, before=False, after=True))
    renew_revision(session, REVISIONS[kind])
    session.flush()
    return key


def added_here(session: Session, kind: Kind) -> Collection[str]:
    """The ids of what staff have written themselves and not taken back."""
    return {key for key, fields in standing_of(session, kind, fields=(ADDED,)).items() if fields.get(ADDED)}


def _free_key(session: Session, kind: Kind, name: str) -> str:
    """An id of the name that no record has or ever had: what the log says of an id belongs to one record alone."""
    table, begun = ROWS[kind], slug(name)[:LONGEST_KEY].strip("-") or kind.value
    taken = {*session.scalars(select(table.id)), *session.scalars(select(Edit.key).where(Edit.kind == kind).distinct())}
    return next(key for number in count(1) if (key := begun if number == 1 else f"{begun}-{number}") not in taken)
