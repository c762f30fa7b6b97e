"""Reading and changing the stored catalogue. Every change is all or nothing: the caller's transaction decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalogue.records import Credential, Funding, Provider, Term
from catalogue.tables import CredentialRow, FundingRow, ProviderRow, TermRow


@dataclass(frozen=True)
class Changes:
    """What an import did, or would do: ids by kind of change."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{len(self.added)} added, {len(self.changed)} changed, "
            f"{len(self.removed)} removed, {len(self.unchanged)} unchanged"
        )


def read_credentials(session: Session) -> list[Credential]:
    """Every credential, in the order of ids."""
    return list(session.scalars(select(CredentialRow.record).order_by(CredentialRow.id)))


def get_credentials(session: Session, ids: Sequence[str]) -> list[Credential]:
    """The credentials with these ids, in the order asked for; an id that is gone is left out."""
    found = {
        record.id: record for record in session.scalars(select(CredentialRow.record).where(CredentialRow.id.in_(ids)))
    }
    return [found[wanted] for wanted in ids if wanted in found]


def read_terms(session: Session) -> list[Term]:
    return list(session.scalars(select(TermRow.record).order_by(TermRow.id)))


def read_providers(session: Session) -> list[Provider]:
    return list(session.scalars(select(ProviderRow.record).order_by(ProviderRow.id)))


def read_funding(session: Session) -> list[Funding]:
    return list(session.scalars(select(FundingRow.record).order_by(FundingRow.id)))


def apply_credentials(
    session: Session, records: Iterable[Credential], mode: Literal["replace", "merge"] = "merge"
) -> Changes:
    """Store `records`. `replace` also removes every credential that is not among them; `merge` removes none."""
    stored = {record.id: record for record in read_credentials(session)}
    incoming = {record.id: record for record in records}
    removed = sorted(stored.keys() - incoming.keys()) if mode == "replace" else []
    if removed:
        session.execute(delete(CredentialRow).where(CredentialRow.id.in_(removed)))
    changed = sorted(key for key in incoming.keys() & stored.keys() if incoming[key] != stored[key])
    added = sorted(incoming.keys() - stored.keys())
    for key in (*added, *changed):
        record = incoming[key]
        session.merge(
            CredentialRow(id=key, provider=record.provider, title=record.title, source=record.source, record=record)
        )
    unchanged = sorted((incoming.keys() & stored.keys()) - set(changed))
    return Changes(tuple(added), tuple(changed), tuple(removed), tuple(unchanged))


def apply_reference(
    session: Session, *, terms: Iterable[Term], providers: Iterable[Provider], funding: Iterable[Funding]
) -> None:
    """Replace the glossary, the providers and the funding records with these."""
    for table in (TermRow, ProviderRow, FundingRow):
        session.execute(delete(table))
    session.add_all(TermRow(id=term.id, record=term) for term in terms)
    session.add_all(ProviderRow(id=provider.id, record=provider) for provider in providers)
    session.add_all(FundingRow(id=scheme.id, record=scheme) for scheme in funding)
