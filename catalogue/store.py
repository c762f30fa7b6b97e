"""Reading and importing the stored catalogue. Functions write in the caller's transaction and never commit it.

What staff have withdrawn is in no answer of these readers (catalogue/edits/ has it).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from catalogue.edits.log import WITHDRAWN, Kind, added_here, standing_of
from catalogue.ownership import with_hub_fields, with_standing, with_words
from catalogue.problems import Problem, Severity, warning
from catalogue.records import Credential, Funding, Guidance, Provider, Term
from catalogue.reports import Changes, Difference, Report
from catalogue.revisions import CREDENTIALS, renew_revision
from catalogue.tables import OFFERED, CredentialRow, FundingRow, GuidanceRow, ProviderRow, TermRow
from runtime.clock import now

BATCH = 500
"""Credentials that are fetched, compared or stored together."""

MOST_PROBLEMS = 50
"""Errors, and as many warnings, that a report holds; further ones are only counted."""

MOST_DIFFERENCES = 100
"""Differences of each kind (added, changed, removed) that a report holds; further ones are only counted."""


def read_credentials(session: Session) -> list[Credential]:
    """Every credential, in the order of ids."""
    return list(session.scalars(select(CredentialRow.record).where(OFFERED).order_by(CredentialRow.id)))


def each_credential(session: Session) -> Iterator[Credential]:
    """Every credential, in the order of ids, read BATCH at a time."""
    yield from session.scalars(
        select(CredentialRow.record).where(OFFERED).order_by(CredentialRow.id).execution_options(yield_per=BATCH)
    )


def get_credentials(session: Session, ids: Sequence[str]) -> list[Credential]:
    """The credentials with these ids, in the order of `ids`; an id that is not stored is left out."""
    query = select(CredentialRow.record).where(CredentialRow.id.in_(ids), OFFERED)
    by_id = {record.id: record for record in session.scalars(query)}
    return [by_id[wanted] for wanted in ids if wanted in by_id]


def read_terms(session: Session) -> list[Term]:
    return list(session.scalars(select(TermRow.record).order_by(TermRow.id)))


def read_providers(session: Session) -> list[Provider]:
    return list(session.scalars(select(ProviderRow.record).order_by(ProviderRow.id)))


def read_guidance(session: Session) -> list[Guidance]:
    return list(session.scalars(select(GuidanceRow.record).order_by(GuidanceRow.id)))


def read_funding(session: Session) -> list[Funding]:
    return list(session.scalars(select(FundingRow.record).order_by(FundingRow.id)))


def apply_credentials(
    session: Session,
    feed: Iterable[Credential | Problem],
    mode: Literal["replace", "merge"] = "merge",
    source: str | None = None,
    *,
    write: bool = True,
    skip_bad: bool = False,
    by_provider: bool = False,
) -> Report:
    """Store the credentials of the feed in batches; of the whole feed, only the ids stay in memory.

    `merge` removes nothing. `replace` also removes the stored credentials that the feed lacks: those that name
    `source`, or those of all sources where it is None. An id that comes twice is an error. After the first error the
    feed is read to its end, but nothing more is stored and nothing is removed. With `skip_bad` the records without an
    error are taken all the same, and nothing that is known to be a bad record's is removed. The hub's own
    `employer_words` are kept where the feed has none. `by_provider` says that the feed is what providers publish: what
    the hub has changed since their last feed then stays as it is. What staff have written stays whatever a feed says,
    with a warning. Without `write` the report is the same and nothing is written: a preview holds no write lock.
    """
    work = _Work(session, write, skip_bad, by_provider)
    for item in feed:
        work.take(item)
    work.store()
    removed = work.remove_others(source) if mode == "replace" and work.goes_on else ()
    if write and (work.added or work.changed or removed):
        renew_revision(session, CREDENTIALS)
    changes = Changes(
        added=tuple(sorted(work.added)),
        changed=tuple(sorted(work.changed)),
        removed=removed,
        unchanged=tuple(sorted(work.unchanged)),
    )
    return Report(
        changes,
        tuple(work.problems),
        work.problem_count,
        tuple(work.differences),
        work.digest.hexdigest(),
        tuple(work.warnings),
        work.warning_count,
    )


@dataclass
class _Work:
    """The state of one import."""

    session: Session
    write: bool
    skip_bad: bool
    by_provider: bool
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    warnings: list[Problem] = field(default_factory=list)
    warning_count: int = 0
    left_out: set[str] = field(default_factory=set)
    differences: list[Difference] = field(default_factory=list)
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    seen: set[str] = field(default_factory=set)
    batch: list[Credential] = field(default_factory=list)

    def take(self, item: Credential | Problem) -> None:
        if isinstance(item, Credential) and item.id in self.seen:
            item = Problem(item.id, "this id stands twice in what is imported")
        if isinstance(item, Problem):
            self._note(item)
            return
        self.seen.add(item.id)
        self.batch.append(item)
        if len(self.batch) == BATCH:
            self.store()

    @property
    def goes_on(self) -> bool:
        """Whether records are still taken: no error has come, or bad records are skipped."""
        return self.skip_bad or not self.problem_count

    def _note(self, problem: Problem) -> None:
        warns = problem.severity is Severity.WARNING
        self.warning_count += warns
        self.problem_count += not warns
        if problem.record:
            self.left_out.add(problem.record)
        listed = self.warnings if warns else self.problems
        if len(listed) < MOST_PROBLEMS:
            listed.append(problem)

    def store(self) -> None:
        """Write the records of the batch that differ from the stored ones."""
        batch, self.batch = self.batch, []
        if not self.goes_on:
            return
        rows = self._stored([record.id for record in batch])
        stored = {id: record for id, (record, _) in rows.items()}
        batch = [record for record in batch if not self._is_own(record, stored)]
        published = {record.id: record for record in batch} if self.by_provider else {}
        standing = standing_of(self.session, Kind.CREDENTIAL, [record.id for record in batch if record.id not in rows])
        batch = [self._merged(record, *rows.get(record.id, (None, None))) for record in batch]
        if self.by_provider:  # it left the catalogue and comes again: what staff said of it holds
            batch = [with_standing(record, standing.get(record.id, {})) for record in batch]
        new = [record for record in batch if record.id not in stored]
        differing = [record for record in batch if record.id in stored and stored[record.id] != record]
        changed = {record.id for record in differing}
        again = [id for id, record in published.items() if id in rows and id not in changed and rows[id][1] != record]
        if new and self.write:
            rows_of_new = [
                _row(record, published.get(record.id))
                | {"withdrawn": now() if standing.get(record.id, {}).get(WITHDRAWN) else None}
                for record in new
            ]
            self.session.execute(insert(CredentialRow), rows_of_new)
        if differing and self.write:
            feeds = {record.id: published.get(record.id, rows[record.id][1]) for record in differing}
            self.session.execute(update(CredentialRow), [_row(record, feeds[record.id]) for record in differing])
        if again and self.write:
            self.session.execute(update(CredentialRow), [{"id": id, "published": published[id]} for id in again])
        self._report(len(self.added), [Difference(None, record) for record in new])
        self._report(len(self.changed), [Difference(stored[record.id], record) for record in differing])
        self.added += [record.id for record in new]
        self.changed += [record.id for record in differing]
        self.unchanged += stored.keys() - changed

    @cached_property
    def _own(self) -> Collection[str]:
        return added_here(self.session, Kind.CREDENTIAL)

    def _is_own(self, record: Credential, stored: Mapping[str, Credential]) -> bool:
        """Whether staff have written what is stored under this id, which then stays; the report says so."""
        own = record.id in stored and record.id in self._own
        if own and stored[record.id] != record:
            self._note(warning(record.id, "staff have written the credential of this id, which stays as it is"))
        return own

    def _stored(self, ids: list[str]) -> dict[str, tuple[Credential, Credential | None]]:
        """The stored records with these ids, each with what its provider's last feed published."""
        columns = select(CredentialRow.id, CredentialRow.record, CredentialRow.published)
        rows = self.session.execute(columns.where(CredentialRow.id.in_(ids)))
        return {id: (record, before) for id, record, before in rows}

    def _merged(self, record: Credential, stored: Credential | None, before: Credential | None) -> Credential:
        """The record with what the hub has added to it."""
        return with_words(with_hub_fields(record, stored, before) if self.by_provider else record, stored)

    def remove_others(self, source: str | None) -> tuple[str, ...]:
        """Remove the records that the feed lacks, of this source or of all sources; return their ids.

        An export of the hub lacks what is withdrawn, which stays; so does what staff have written themselves.
        """
        others = select(CredentialRow.id) if self.by_provider else select(CredentialRow.id).where(OFFERED)
        if source is not None:
            others = others.where(CredentialRow.source == source)
        removed = sorted({*self.session.scalars(others)} - self.seen - self.left_out - {*self._own})
        for first in range(0, len(removed), BATCH):
            ids = removed[first : first + BATCH]
            self._report(first, [Difference(record, None) for record in get_credentials(self.session, ids)])
            if self.write:
                self.session.execute(delete(CredentialRow).where(CredentialRow.id.in_(ids)))
        return tuple(removed)

    def _report(self, reported: int, differences: list[Difference]) -> None:
        """Add these to the fingerprint, and to the report while fewer than MOST_DIFFERENCES of their kind are in it."""
        for difference in differences:
            for record in (difference.before, difference.after):
                self.digest.update(record.model_dump_json().encode() + b"\0" if record else b"\0")
        self.differences += differences[: max(0, MOST_DIFFERENCES - reported)]


def _row(record: Credential, published: Credential | None) -> dict[str, object]:
    return {
        "id": record.id,
        "provider": record.provider,
        "title": record.title,
        "source": record.source,
        "record": record,
        "published": published,
    }
