"""One fetch of a feed: its copies brought up to date, and the catalogue after them where they have changed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from catalogue.feeds import Replace, import_feed
from catalogue.fetching.copies import Copies
from catalogue.fetching.download import Downloader, NotFetched
from catalogue.fetching.feed import Feed, Fetch, Outcome
from catalogue.fetching.gathering import Pause, gather
from catalogue.fetching.kept_feeds import note_fetch, read_feed
from catalogue.importers import UnreadableFile
from catalogue.reports import Report
from catalogue.tables import CredentialRow
from runtime.clock import now
from runtime.database import Sessions, hold_others

MOST_LOST = Fraction(1, 3)
"""The share of a source's credentials that a feed may lose without a person who looks."""

MOST_WARNINGS = 20
"""Warnings that are kept of a fetch."""

BUSY = "the catalogue was being changed by somebody else"


class Unusable(Exception):
    """What was fetched cannot be taken; the text says why, in words for the people of the hub."""


class Shrunk(Exception):
    """The feed has lost more than MOST_LOST of its credentials; the text says how many of how many."""


CAUSES: dict[type[Exception], str] = {NotFetched: "address", UnreadableFile: "file", Unusable: "record"}
"""Where a fault lies, by what it raises."""


def fetch_feed(
    sessions: Sessions, source: str, folder: Path, downloader: Downloader, pause: Pause, *, again: bool = False
) -> Fetch:
    """Fetch the feed of a source, take it over where it has changed, and store how that ended.

    The feed replaces all that the catalogue holds of the source, whole or not at all. What has not changed is not read
    again, unless `again`. `folder` is where the copies of all feeds lie. Raises NoSuchFeed, and BeingFetched where
    another process fetches it.
    """
    with sessions() as session:
        feed, before = read_feed(session, source)
    copies = Copies(folder, source)
    with copies.locked():
        ended = _Fetching(sessions, source, feed, before, copies).ended(downloader, pause, again=again)
    with sessions.begin() as session:
        note_fetch(session, source, ended)
    return ended


@dataclass(frozen=True)
class _Fetching:
    """One fetch of a feed; `before` is how the last one ended."""

    sessions: Sessions
    source: str
    feed: Feed
    before: Fetch | None
    copies: Copies

    def ended(self, downloader: Downloader, pause: Pause, *, again: bool) -> Fetch:
        warnings: tuple[str, ...] = ()
        try:
            warnings = gather(self.feed, self.copies, downloader, pause, again=again)
            digest = self.copies.digest
            if self.before and self.before.held == digest and not again:
                return self._noted(Outcome.UNCHANGED, "nothing has changed", warnings, held=digest)
            report = self._taken()
        except (NotFetched, UnreadableFile, Unusable) as error:
            cause = next(cause for kind, cause in CAUSES.items() if isinstance(error, kind))
            return self._noted(Outcome.FAULT, self._in_words(error), warnings, cause=cause)
        except OperationalError:
            return self._noted(Outcome.FAULT, BUSY, warnings)
        except Shrunk as error:
            return self._noted(Outcome.WAITING, str(error), warnings, waiting=digest)
        words = f"{report.changes}" + (f", {report.problem_count} bad left out" if report.problem_count else "")
        problems = map(str, (*report.problems, *report.warnings))
        return self._noted(Outcome.TAKEN, words, (*warnings, *problems), held=digest)

    def _taken(self) -> Report:
        """Take the copies over in one transaction. Raises UnreadableFile, Unusable and Shrunk, and nothing is then."""
        with self.sessions.begin() as session:
            hold_others(session, f"feed {self.source}")
            rows = select(func.count()).select_from(CredentialRow).where(CredentialRow.source == self.source)
            stored = session.scalar(rows) or 0
            report = import_feed(
                session,
                self.copies.path(self.feed),
                replace=Replace.SOURCE,
                source=self.source,
                format=self.feed.format,
                skip_bad=self.feed.skip_bad,
            )
            if report.problem_count and not self.feed.skip_bad:
                records = "1 record" if report.problem_count == 1 else f"{report.problem_count} records"
                raise Unusable(f"{records} cannot be taken; the first: {report.problems[0]}")
            lost = len(report.changes.removed)
            if lost > stored * MOST_LOST:
                raise Shrunk(f"{lost} of {stored} credentials are no longer in it")
        return report

    def _in_words(self, error: Exception) -> str:
        """The fault with the address of the feed in place of the name of its copy, which nobody knows."""
        return str(error) if self.feed.of_pages else str(error).replace(self._copy_name(), self.feed.addresses[0])

    def _copy_name(self) -> str:
        try:
            return self.copies.path(self.feed).name
        except KeyError:  # nothing was ever fetched
            return self.feed.addresses[0]

    def _noted(
        self,
        outcome: Outcome,
        words: str,
        warnings: tuple[str, ...],
        *,
        held: str | None = None,
        waiting: str | None = None,
        cause: str | None = None,
    ) -> Fetch:
        """How the fetch ended. A fault that stands since an earlier fetch keeps its beginning; it counts as told where
        it has the same cause.
        """
        at = now()
        before = self.before or Fetch(at=at, outcome=outcome, since=at)
        same = before.outcome is outcome
        return Fetch(
            at=at,
            outcome=outcome,
            since=before.since if same else at,
            words=words,
            warnings=warnings[:MOST_WARNINGS],
            fresh=at if held else before.fresh,
            held=held or before.held,
            waiting=waiting,
            told=before.told and same and (cause is None or before.cause in (None, cause)),
            cause=cause,
        )
