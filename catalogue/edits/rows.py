"""The stored rows that edits change: one kind of record a table, each held while it is changed and checked before."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from catalogue.edits.fields import Entry, Names
from catalogue.edits.log import Kind
from catalogue.importers.checking import fault_in_words
from catalogue.records import Credential, Guidance, Term
from catalogue.revisions import CREDENTIALS, TERMS
from catalogue.tables import CredentialRow, GuidanceRow, TermRow

Row = CredentialRow | TermRow | GuidanceRow
ROWS: Mapping[Kind, type[Row]] = {Kind.CREDENTIAL: CredentialRow, Kind.TERM: TermRow, Kind.GUIDANCE: GuidanceRow}
RECORDS: Mapping[Kind, type[Entry]] = {Kind.CREDENTIAL: Credential, Kind.TERM: Term, Kind.GUIDANCE: Guidance}
REVISIONS = {Kind.CREDENTIAL: CREDENTIALS, Kind.TERM: TERMS, Kind.GUIDANCE: TERMS}

KEY = re.compile(r"[a-z0-9-]{1,120}")
"""What else an address asks for cannot be an id, and PostgreSQL would refuse some of it."""

WHOLE = ""
"""The fault of a record that belongs to no single field."""


class EditRefused(Exception):
    """Nothing was changed; the text says why, in words for who asked."""


class NoSuchRecord(EditRefused):
    """The record is not, or no longer, in the catalogue."""

    def __init__(self) -> None:
        super().__init__("It is no longer in the catalogue, so nothing was changed.")


class InvalidEdit(EditRefused):
    """Values that a record cannot have: a sentence for each field, under WHOLE what belongs to none."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("Nothing was saved, because something that was typed cannot be right.")
        self.faults = faults


def term_names(session: Session) -> Names:
    return {term.id: term.term for term in session.scalars(select(TermRow.record).order_by(TermRow.id))}


def find_row(session: Session, kind: Kind, key: str) -> Row:
    """The row as it is stored now, also one that is withdrawn. Raises NoSuchRecord."""
    row = session.get(ROWS[kind], key, populate_existing=True) if KEY.fullmatch(key) else None
    if not isinstance(row, CredentialRow | TermRow | GuidanceRow):
        raise NoSuchRecord
    return row


def held(session: Session, kind: Kind, key: str) -> Row:
    """The row, which nobody else can change before this transaction ends. Raises NoSuchRecord."""
    table = ROWS[kind]
    same = update(table).where(table.id == key).values(id=table.id)  # takes the lock also in SQLite
    session.execute(same, execution_options={"synchronize_session": False})
    return find_row(session, kind, key)


def checked(session: Session, record: Entry, plain: Mapping[str, Any]) -> Entry:
    """The record with these values. Raises InvalidEdit."""
    valid = _valid(type(record), plain)
    if isinstance(valid, Term) and isinstance(record, Term):
        _check_names(session, valid, {record.term, *record.aliases})
    return valid


def checked_new(session: Session, kind: Kind, plain: Mapping[str, Any]) -> Entry:
    """A new record of these values. Raises InvalidEdit."""
    valid = _valid(RECORDS[kind], plain)
    if isinstance(valid, Term):
        _check_names(session, valid, set())
    return valid


def _valid(record: type[Entry], plain: Mapping[str, Any]) -> Entry:
    try:
        return record.model_validate(plain)
    except ValidationError as failure:
        faults = {str(fault["loc"][0]) if fault["loc"] else WHOLE: fault_in_words(fault) for fault in failure.errors()}
        raise InvalidEdit({name: f"{words[:1].upper()}{words[1:]}." for name, words in faults.items()}) from None


def _check_names(session: Session, term: Term, known: Collection[str]) -> None:
    """Raises InvalidEdit where a name of the term that is not `known` is one of another term: who asks for it gets one
    of them."""
    others = {
        name.casefold(): other.term
        for other in session.scalars(select(TermRow.record).where(TermRow.id != term.id))
        for name in (other.term, *other.aliases)
    }
    for field, given in (("term", (term.term,)), ("aliases", term.aliases)):
        for name in given:
            if name not in known and (other := others.get(name.casefold())):
                raise InvalidEdit({field: f"“{name}” is a name of the term “{other}” already."})
