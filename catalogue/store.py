"""Reading and changing the stored catalogue. Every change is all or nothing: the caller's transaction decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from catalogue.importers.problems import Problem
from catalogue.records import Credential, Funding, Provider, Term
from catalogue.tables import CredentialRow, FundingRow, ProviderRow, TermRow

BATCH = 500
"""Credentials that are fetched, compared or stored together."""

MOST_PROBLEMS = 50
"""Problems that are told; more are counted."""


@dataclass(frozen=True)
class Changes:
    """What an import did, or would do: ids by kind of change, in order."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{len(self.added)} added, {len(self.changed)} changed, "
            f"{len(self.removed)} removed, {len(self.unchanged)} unchanged"
        )


@dataclass(frozen=True)
class Report:
    """The changes, and the first of the problems in the way; a caller that sees any rolls back."""

    changes: Changes
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0


def read_credentials(session: Session) -> list[Credential]:
    """Every credential, in the order of ids."""
    return list(session.scalars(select(CredentialRow.record).order_by(CredentialRow.id)))


def each_credential(session: Session) -> Iterator[Credential]:
    """Every credential, in the order of ids, without holding them all."""
    yield from session.scalars(
        select(CredentialRow.record).order_by(CredentialRow.id).execution_options(yield_per=BATCH)
    )


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
    session: Session,
    feed: Iterable[Credential | Problem],
    mode: Literal["replace", "merge"] = "merge",
    source: str | None = None,
) -> Report:
    """Store what the feed holds, in batches; all it keeps of the feed is the ids.

    `merge` removes nothing. `replace` also removes every stored credential that the feed does not have: when `source`
    is given, only those that name this source; when it is not, all of them, whoever they came from. A feed with
    problems, an id that comes twice being one, is read to its end, but no more of it is stored and nothing is
    removed. The hub's own `employer_words` outlive a feed that brings none.
    """
    work = _Work(session)
    for item in feed:
        work.take(item)
    work.store()
    removed = work.remove_others(source) if mode == "replace" and not work.problem_count else ()
    changes = Changes(
        added=tuple(sorted(work.added)),
        changed=tuple(sorted(work.changed)),
        removed=removed,
        unchanged=tuple(sorted(work.unchanged)),
    )
    return Report(changes, tuple(work.problems), work.problem_count)


@dataclass
class _Work:
    """One import under way."""

    session: Session
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    seen: set[str] = field(default_factory=set)
    batch: list[Credential] = field(default_factory=list)

    def take(self, item: Credential | Problem) -> None:
        if isinstance(item, Credential) and item.id in self.seen:
            item = Problem(item.id, "this id stands twice in what is imported")
        if isinstance(item, Problem):
            self.problem_count += 1
            if len(self.problems) < MOST_PROBLEMS:
                self.problems.append(item)
            return
        self.seen.add(item.id)
        self.batch.append(item)
        if len(self.batch) == BATCH:
            self.store()

    def store(self) -> None:
        """Write those of the batch that differ from what is stored."""
        batch, self.batch = self.batch, []
        if self.problem_count:
            return
        stored = {record.id: record for record in get_credentials(self.session, [record.id for record in batch])}
        batch = [_with_words(record, stored.get(record.id)) for record in batch]
        new = [record for record in batch if record.id not in stored]
        differing = [record for record in batch if record.id in stored and stored[record.id] != record]
        if new:
            self.session.execute(insert(CredentialRow), [_row(record) for record in new])
        if differing:
            self.session.execute(update(CredentialRow), [_row(record) for record in differing])
        self.added += [record.id for record in new]
        self.changed += [record.id for record in differing]
        self.unchanged += stored.keys() - {record.id for record in differing}

    def remove_others(self, source: str | None) -> tuple[str, ...]:
        """Remove what the feed did not have, of this source or of all; gives the ids."""
        others = select(CredentialRow.id)
        if source is not None:
            others = others.where(CredentialRow.source == source)
        removed = sorted(set(self.session.scalars(others)) - self.seen)
        for first in range(0, len(removed), BATCH):
            some = removed[first : first + BATCH]
            self.session.execute(delete(CredentialRow).where(CredentialRow.id.in_(some)))
        return tuple(removed)


def _with_words(record: Credential, stored: Credential | None) -> Credential:
    if stored is None or record.employer_words:
        return record
    return record.model_copy(update={"employer_words": stored.employer_words})


def _row(record: Credential) -> dict[str, object]:
    return {
        "id": record.id,
        "provider": record.provider,
        "title": record.title,
        "source": record.source,
        "record": record,
    }


def apply_reference(
    session: Session, *, terms: Iterable[Term], providers: Iterable[Provider], funding: Iterable[Funding]
) -> None:
    """Replace the glossary, the providers and the funding records with these."""
    for table in (TermRow, ProviderRow, FundingRow):
        session.execute(delete(table))
    session.add_all(TermRow(id=term.id, record=term) for term in terms)
    session.add_all(ProviderRow(id=provider.id, record=provider) for provider in providers)
    session.add_all(FundingRow(id=scheme.id, record=scheme) for scheme in funding)
