"""The glossary, the providers, the funding records and the guidance, which come as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalogue.edits.log import Kind, added_here, standing_of
from catalogue.ownership import hub_fields, with_standing
from catalogue.records import Funding, Guidance, Provider, Term
from catalogue.revisions import TERMS, renew_revision
from catalogue.tables import FundingRow, GuidanceRow, ProviderRow, TermRow

Entry = TypeVar("Entry", Term, Guidance)


def apply_reference(
    session: Session,
    *,
    terms: Iterable[Term],
    providers: Iterable[Provider],
    funding: Iterable[Funding],
    guidance: Iterable[Guidance],
) -> None:
    """Replace the glossary, the providers, the funding records and the guidance with these.

    Fields of terms and guidance that the hub has changed stay the hub's, and so do those that staff have written.
    """
    term_rows = [
        TermRow(id=record.id, record=record, published=published)
        for record, published in _merged(session, terms, TermRow, Kind.TERM)
    ]
    guidance_rows = [
        GuidanceRow(id=record.id, record=record, published=published)
        for record, published in _merged(session, guidance, GuidanceRow, Kind.GUIDANCE)
    ]
    for table in (TermRow, ProviderRow, FundingRow, GuidanceRow):
        session.execute(delete(table))
    session.add_all([*term_rows, *guidance_rows])
    renew_revision(session, TERMS)
    session.add_all(ProviderRow(id=provider.id, record=provider) for provider in providers)
    session.add_all(FundingRow(id=scheme.id, record=scheme) for scheme in funding)


def _merged(
    session: Session, entries: Iterable[Entry], table: type[TermRow] | type[GuidanceRow], kind: Kind
) -> Iterator[tuple[Entry, Entry | None]]:
    """Each entry with the hub's fields, and as it was published; of those that staff have written None."""
    rows: Any = session.execute(select(table.id, table.record, table.published))
    stored: dict[str, tuple[Entry, Entry | None]] = {id: (record, published) for id, record, published in rows}
    standing, own = standing_of(session, kind), added_here(session, kind)
    entries = list(entries)
    for id in (own & stored.keys()) - {entry.id for entry in entries}:
        yield stored[id]
    for entry in entries:
        record, published = stored.get(entry.id, (None, None))
        if record is None:
            yield with_standing(entry, standing.get(entry.id, {})), entry
        elif published is None:
            yield record if entry.id in own else entry, entry
        else:
            yield entry.model_copy(update=hub_fields(record, published)), entry
