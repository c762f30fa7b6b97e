"""The mapping of columns that a person has confirmed for a source, which its next file is read with."""

from __future__ import annotations

from sqlalchemy.orm import Session

from catalogue.importers import ColumnMapping
from catalogue.tables import SourceRow


def kept_mapping(session: Session, source: str | None) -> ColumnMapping | None:
    """The mapping that is kept for this source, or None."""
    row = session.get(SourceRow, source) if source else None
    return row.mapping if row else None


def keep_mapping(session: Session, source: str, mapping: ColumnMapping) -> None:
    """Keep the mapping in place of an earlier one; the caller commits."""
    session.merge(SourceRow(name=source, mapping=mapping))
