"""Changing one record: its fields, its phrases, its last check, whether it is withdrawn, and taking a change back.

Each function holds the record against everybody else until the caller's transaction ends, writes the new value and adds
to the log. Nothing is written where something is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from catalogue.edits.fields import BY_NAME, BadValue, as_typed, read, tidied
from catalogue.edits.log import ADDED, REFUSED_PHRASES, WITHDRAWN, Edit, Kind, history, standing
from catalogue.edits.rows import (
    REVISIONS,
    EditRefused,
    InvalidEdit,
    NoSuchRecord,
    Row,
    checked,
    held,
    term_names,
)
from catalogue.records import Credential, Term
from catalogue.revisions import renew_revision
from catalogue.tables import CredentialRow
from runtime.clock import now, today

LONGEST_REASON = 1000


class StaleEdit(EditRefused):
    """Fields that were typed have been changed by somebody else in the meantime; `theirs` are the values now, as
    typed."""

    def __init__(self, theirs: Mapping[str, str]) -> None:
        super().__init__("A colleague has changed the same in the meantime, so nothing of yours was saved.")
        self.theirs = theirs


class Phrasal(StrEnum):
    """What is done with phrases: written to a record or taken from it, refused of those suggested, or no longer."""

    ADD = "add"
    REMOVE = "remove"
    REFUSE = "refuse"
    ALLOW = "allow"


@dataclass(frozen=True)
class Typed:
    """The fields of a form as typed, and for each the mark of what the form showed."""

    values: Mapping[str, str]
    seen: Mapping[str, str]


def mark(text: str) -> str:
    """A short mark of a field as typed, the same for the same text."""
    return hashlib.sha256(tidied(text).encode()).hexdigest()[:16]


def change(session: Session, kind: Kind, key: str, typed: Typed, *, by: str) -> tuple[str, ...]:
    """Save what was typed into fields that their form showed otherwise; return the names of those that changed.

    Raises NoSuchRecord, StaleEdit and InvalidEdit.
    """
    row, names = held(session, kind, key), term_names(session)
    fields, theirs, values, faults = BY_NAME[kind], dict[str, str](), dict[str, Any](), dict[str, str]()
    for name in fields.keys() & typed.values.keys() & typed.seen.keys():
        text, stored = tidied(typed.values[name]), as_typed(row.record, name, names)
        if mark(text) in (typed.seen[name], mark(stored)):  # untouched, or so already
            continue
        if mark(stored) != typed.seen[name]:
            theirs[name] = stored
        try:
            values[name] = read(fields[name], text, names)
        except BadValue as fault:
            faults[name] = str(fault)
    if theirs:
        raise StaleEdit(theirs)
    if faults:
        raise InvalidEdit(faults)
    return _write(session, kind, row, values, by=by)


def add_alias(session: Session, key: str, alias: str, *, by: str) -> None:
    """Give a term another name. Raises NoSuchRecord, and InvalidEdit where the name is empty or another term's."""
    alias = " ".join(tidied(alias).split())
    if not alias:
        raise InvalidEdit({"aliases": "Type the name first."})
    row = held(session, Kind.TERM, key)
    aliases = row.record.aliases if isinstance(row.record, Term) else ()
    _write(session, Kind.TERM, row, {"aliases": [*dict.fromkeys((*aliases, alias))]}, by=by)


def verify(session: Session, key: str, *, by: str) -> None:
    """Say that a credential was held against its source today. Raises NoSuchRecord."""
    _write(session, Kind.CREDENTIAL, held(session, Kind.CREDENTIAL, key), {"last_verified": f"{today()}"}, by=by)


def rephrase(session: Session, key: str, what: Phrasal, phrases: Sequence[str], *, by: str) -> None:
    """Change the phrases by which a credential is found. Raises NoSuchRecord and InvalidEdit."""
    named = list(dict.fromkeys(phrase for typed in phrases if (phrase := " ".join(tidied(typed).split()))))
    if not named:
        raise InvalidEdit({"phrases": "Tick or type a phrase first."})
    row = held(session, Kind.CREDENTIAL, key)
    words = row.record.employer_words if isinstance(row.record, Credential) else ()
    before = refused_phrases(session, key)
    written = [phrase for phrase in words if what is not Phrasal.REMOVE or phrase not in named]
    refused = [phrase for phrase in before if phrase not in named]
    if what is Phrasal.ADD:
        written = [*dict.fromkeys((*written, *named))]
    if what is Phrasal.REFUSE:
        refused = [*dict.fromkeys((*before, *named))]
    if what is Phrasal.REMOVE:
        refused = list(before)
    _write(session, Kind.CREDENTIAL, row, {"employer_words": written}, by=by)
    if refused != list(before):
        _note(session, Kind.CREDENTIAL, key, REFUSED_PHRASES, list(before), refused, by=by)


def refused_phrases(session: Session, key: str) -> Sequence[str]:
    """The suggested phrases by which a credential must not be found."""
    edit = standing(history(session, Kind.CREDENTIAL, key)).get(REFUSED_PHRASES)
    return tuple(edit.after) if edit else ()


def withdraw(session: Session, key: str, reason: str, *, by: str) -> None:
    """Take a credential out of every answer at once. Raises NoSuchRecord, and EditRefused where it is withdrawn."""
    row = held(session, Kind.CREDENTIAL, key)
    reason = tidied(reason)
    if len(reason) > LONGEST_REASON:
        raise EditRefused(f"A reason has at most {LONGEST_REASON:,} characters. Nothing was changed.")
    if isinstance(row, CredentialRow) and row.withdrawn:
        raise EditRefused("A colleague has withdrawn it already.")
    _set_withdrawn(session, row, True)
    _note(session, Kind.CREDENTIAL, key, WITHDRAWN, False, True, by=by, reason=reason or None)


def undo(session: Session, number: int, *, by: str) -> Edit:
    """Take an edit back: the field has again what it had without it, what a provider publishes now included. What staff
    had written themselves is removed by taking back that it was added.

    Return the edit. Raises NoSuchRecord, and EditRefused where it was taken back before or the field was changed since.
    """
    edit = session.get(Edit, number)
    if edit is None:
        raise NoSuchRecord
    row = held(session, edit.kind, edit.key)
    edits = history(session, edit.kind, edit.key)
    if not can_undo(edit, edits, row):
        raise EditRefused("That can no longer be undone: it was undone before, or the field has been changed since.")
    rest = standing(one for one in edits if one.id != edit.id).get(edit.field)
    before = rest.after if rest else _without_edits(edit, row)
    if edit.field == ADDED:
        session.delete(row)
        _note(session, edit.kind, edit.key, ADDED, True, False, by=by, undoes=number)
    elif edit.field == WITHDRAWN:
        _set_withdrawn(session, row, bool(before))
        _note(session, edit.kind, edit.key, WITHDRAWN, edit.after, before, by=by, undoes=number)
    elif edit.field == REFUSED_PHRASES:
        _note(session, edit.kind, edit.key, REFUSED_PHRASES, edit.after, before, by=by, undoes=number)
    else:
        _write(session, edit.kind, row, {edit.field: before}, by=by, undoes=number)
    return edit


def can_undo(edit: Edit, edits: Sequence[Edit], row: Row) -> bool:
    """Whether an edit of these, all of one record, stands and nothing has changed its field since."""
    stands = standing(edits).get(edit.field)
    if stands is None or stands.id != edit.id:
        return False
    if edit.field == WITHDRAWN:
        return isinstance(row, CredentialRow) and bool(row.withdrawn) == edit.after
    if edit.field == ADDED:  # what a file of the project has brought since is no longer the hub's to remove
        return row.published is None
    if edit.field == REFUSED_PHRASES:
        return True
    return bool(row.record.model_dump(mode="json").get(edit.field) == edit.after)


def _without_edits(edit: Edit, row: Row) -> Any:
    """What the field of an edit has without any edit: what was published last, else what stood before."""
    if edit.field not in type(row.record).model_fields or row.published is None:
        return edit.before
    return row.published.model_dump(mode="json")[edit.field]


def _write(
    session: Session, kind: Kind, row: Row, values: Mapping[str, Any], *, by: str, undoes: int | None = None
) -> tuple[str, ...]:
    """Store these values and log each that is another one. Raises InvalidEdit."""
    before = row.record.model_dump(mode="json")
    record = checked(session, row.record, {**before, **values})
    after = record.model_dump(mode="json")
    changed = tuple(name for name in values if after[name] != before[name])
    if not changed and undoes is None:
        return ()
    if row.published is None and ADDED not in standing(history(session, kind, row.id)):
        row.published = row.record
    row.record = record
    if isinstance(row, CredentialRow) and isinstance(record, Credential):
        row.title, row.provider = record.title, record.provider
    session.flush()
    for name in changed or values:
        _note(session, kind, row.id, name, before[name], after[name], by=by, undoes=undoes)
    return changed


def _set_withdrawn(session: Session, row: Row, withdrawn: bool) -> None:
    if isinstance(row, CredentialRow):
        row.withdrawn = now() if withdrawn else None
        session.flush()


def _note(
    session: Session,
    kind: Kind,
    key: str,
    field: str,
    before: Any,
    after: Any,
    *,
    by: str,
    reason: str | None = None,
    undoes: int | None = None,
) -> None:
    session.add(
        Edit(actor=by, kind=kind, key=key, field=field, before=before, after=after, reason=reason, undoes=undoes)
    )
    renew_revision(session, REVISIONS[kind])
    session.flush()
