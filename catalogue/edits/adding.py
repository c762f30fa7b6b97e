"""Records that staff write themselves. Imports leave them alone; taking the addition back removes them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.edits.fields import FIELDS, BadValue, read, tidied
from catalogue.edits.log import ADDED, Edit, Kind
from catalogue.edits.rows import REVISIONS, ROWS, InvalidEdit, checked_new, term_names
from catalogue.importers.ids import slug
from catalogue.records import Credential
from catalogue.revisions import renew_revision
from catalogue.tables import CredentialRow
from runtime.clock import today

NAME = {Kind.CREDENTIAL: "title", Kind.TERM: "term", Kind.GUIDANCE: "title"}
"""The field that a record of each kind is called by."""

LONGEST_KEY = 60

BY_HAND = "written by the hub"
"""The source of credentials that staff write, so that the feed of no other source removes them."""


def add(session: Session, kind: Kind, typed: Mapping[str, str], *, by: str) -> str:
    """Store a new record of what was typed into its fields, and log that. Returns its id.

    A credential counts as checked today. Raises InvalidEdit, also where a name is that of another term, or the title
    and the provider are those of another credential, whatever their case and spaces.
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
    if kind is Kind.CREDENTIAL:
        values |= {"source": BY_HAND, "last_verified": today().isoformat()}
    record = checked_new(session, kind, {"id": key, **values})
    if isinstance(record, Credential):
        session.add(_credential_row(session, record))
    else:
        session.add(ROWS[kind](id=key, record=record))
    session.add(Edit(actor=by, kind=kind, key=key, field=ADDED, before=False, after=True))
    renew_revision(session, REVISIONS[kind])
    session.flush()
    return key


def _credential_row(session: Session, record: Credential) -> CredentialRow:
    row, names = CredentialRow, session.scalars(select(CredentialRow.provider).distinct())
    same = [name for name in names if _folded(name) == _folded(record.provider)]
    titles = session.execute(select(row.title, row.withdrawn).where(row.provider.in_(same)))
    doubles = [withdrawn for title, withdrawn in titles if _folded(title) == _folded(record.title)]
    if doubles:
        ending = ", which is withdrawn." if all(doubles) else "."
        raise InvalidEdit({"title": f"{record.provider} has a credential of this title already{ending}"})
    return CredentialRow(
        id=record.id, provider=record.provider, title=record.title, source=record.source, record=record
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _free_key(session: Session, kind: Kind, name: str) -> str:
    """An id of the name that no record has or ever had: what the log says of an id belongs to one record alone."""
    table, begun = ROWS[kind], slug(name)[:LONGEST_KEY].strip("-") or kind.value
    taken = {*session.scalars(select(table.id)), *session.scalars(select(Edit.key).where(Edit.kind == kind).distinct())}
    return next(key for number in count(1) if (key := begun if number == 1 else f"{begun}-{number}") not in taken)
