"""The log of edits: who changed which field of which record, from what to what. It is only ever added to.

An edit stands until another row undoes it. The stored records hold the values; the log says whose they are, and gives
them back to a record that left the catalogue and comes again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, Index, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from runtime.clock import now
from runtime.database import Base, only_added_to

BATCH = 500
"""Keys of one query."""
LISTED = 100
"""Edits on one page of the history of everything."""

WITHDRAWN, REFUSED_PHRASES, ADDED = "withdrawn", "refused_phrases", "added"
"""Fields of the log that are none of the record: whether it is withdrawn, the suggested phrases that it refuses, and
whether staff have written it themselves."""


class Kind(StrEnum):
    """What was edited."""

    CREDENTIAL = "credential"
    TERM = "term"
    GUIDANCE = "guidance"


class Edit(Base):
    """One field of one record changed by `actor`, an e-mail address. The values are as JSON has them.

    `undoes` is the edit that this one takes back; an edit is taken back once.
    """

    __tablename__ = "catalogue_edit"
    __table_args__ = (Index("ix_catalogue_edit_record", "kind", "key", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(default=now)
    actor: Mapped[str] = mapped_column(String(254))
    kind: Mapped[Kind] = mapped_column(
        Enum(Kind, native_enum=False, length=30, values_callable=lambda kinds: [kind.value for kind in kinds])
    )
    key: Mapped[str] = mapped_column(String(120))
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[Any] = mapped_column(JSON)
    after: Mapped[Any] = mapped_column(JSON)
    reason: Mapped[str | None] = mapped_column(Text)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("catalogue_edit.id"), unique=True)


FINAL = {
    "sqlite": tuple(
        f"CREATE TRIGGER catalogue_edit_not_{word} BEFORE {act} ON catalogue_edit "
        "BEGIN SELECT RAISE(ABORT, 'a history is only ever added to'); END"
        for word, act in (("changed", "UPDATE"), ("removed", "DELETE"))
    ),
    "postgresql": (
        "CREATE FUNCTION catalogue_edit_final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'a history is only ever added to'; END $$",
        "CREATE TRIGGER catalogue_edit_final BEFORE UPDATE OR DELETE ON catalogue_edit "
        "FOR EACH ROW EXECUTE FUNCTION catalogue_edit_final()",
    ),
}
"""The statements that make the log final, by dialect. The migration holds a copy."""

only_added_to(Edit.__table__, FINAL)


def history(session: Session, kind: Kind, key: str) -> list[Edit]:
    """The edits of a record, the oldest first."""
    return list(session.scalars(select(Edit).where(Edit.kind == kind, Edit.key == key).order_by(Edit.id)))


def latest(session: Session, *, before: int | None = None) -> list[Edit]:
    """The LISTED edits of all records before the one of this id, the newest first; without it the newest of all."""
    query = select(Edit).order_by(Edit.id.desc()).limit(LISTED)
    return list(session.scalars(query if before is None else query.where(Edit.id < before)))


def standing(edits: Iterable[Edit]) -> dict[str, Edit]:
    """Of the edits of one record, the oldest first, the last of each field that nobody took back."""
    edits = list(edits)
    undone = {edit.undoes for edit in edits}
    return {edit.field: edit for edit in edits if edit.undoes is None and edit.id not in undone}


def standing_of(
    session: Session, kind: Kind, keys: Collection[str] | None = None, *, fields: Sequence[str] = ()
) -> Mapping[str, Mapping[str, Any]]:
    """What the standing edits say: by record and field, of these records or of all, of these fields or of all."""
    query = select(Edit).where(Edit.kind == kind).order_by(Edit.id)
    if fields:
        query = query.where(Edit.field.in_(fields))
    edits: dict[str, list[Edit]] = {}
    for some in _batches(keys):
        for edit in session.scalars(query if some is None else query.where(Edit.key.in_(some))):
            edits.setdefault(edit.key, []).append(edit)
    return {key: {field: edit.after for field, edit in standing(rows).items()} for key, rows in edits.items()}


def added_here(session: Session, kind: Kind) -> Collection[str]:
    """The ids of what staff have written themselves and not taken back."""
    return {key for key, fields in standing_of(session, kind, fields=(ADDED,)).items() if fields.get(ADDED)}


def _batches(keys: Collection[str] | None) -> Iterable[list[str] | None]:
    if keys is None:
        return [None]
    listed = list(keys)
    return [listed[first : first + BATCH] for first in range(0, len(listed), BATCH)]
