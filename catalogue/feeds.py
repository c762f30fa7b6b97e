"""The import of a file into the catalogue, which the command and the console share."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from sqlalchemy.orm import Session

from catalogue.importers import ColumnMapping, Problem, Progress, UnreadableFile, open_feed
from catalogue.importers.sheets.reader import is_export
from catalogue.kept_mappings import keep_mapping, kept_mapping
from catalogue.records import Credential
from catalogue.reports import Report
from catalogue.runs import one_for_each_id
from catalogue.skills import read_skills
from catalogue.store import apply_credentials


class Replace(StrEnum):
    """Which of the stored credentials that the file lacks are removed: none, those of its source, or all."""

    NOTHING = "nothing"
    SOURCE = "source"
    ALL = "all"


def import_feed(
    session: Session,
    path: Path,
    *,
    replace: Replace = Replace.NOTHING,
    source: str | None = None,
    format: str | None = None,
    write: bool = True,
    skip_bad: bool = False,
    progress: Progress | None = None,
    mapping: ColumnMapping | None = None,
) -> Report:
    """Apply the file to the catalogue, adding ESCO URIs to its skills; the caller commits or rolls back.

    `source` becomes the source of records that name none. Replace.SOURCE removes the other credentials of `source` and
    raises ValueError without it. A record with an error stops the import unless `skip_bad`. `mapping` says what the
    columns of a spreadsheet hold, and is kept for the source; without it the one that is kept counts. Without `write`
    the report is the same and nothing is written.

    A spreadsheet with every column of the catalogue's own export is the hub's own hand, and changes what it says. Any
    other file is a provider's, and leaves alone what the hub has changed in its records.

    Raises UnreadableFile, at any point, when the file as a whole cannot be used. This includes a file without a
    credential, because replacing the catalogue with it would only remove records.
    """
    if replace is Replace.SOURCE and source is None:
        raise ValueError("to replace the records of a source, say of which")
    columns = mapping or kept_mapping(session, source)
    feed = one_for_each_id(_tagged(open_feed(path, format, source, progress, columns)))
    replaced = source if replace is Replace.SOURCE else None
    report = apply_credentials(
        session,
        feed,
        "merge" if replace is Replace.NOTHING else "replace",
        replaced,
        write=write,
        skip_bad=skip_bad,
        by_provider=not is_export(path, format),
    )
    if not report.taken and (not report.problem_count or (write and skip_bad)):
        why = f"; {report.warnings[0]}" if report.warnings else ""
        raise UnreadableFile(f"{path.name} holds no credential{why}")
    if write and mapping and source:
        keep_mapping(session, source, mapping)
    return report


def _tagged(feed: Iterator[Credential | Problem]) -> Iterator[Credential | Problem]:
    vocabulary = read_skills()
    for item in feed:
        yield vocabulary.tagged(item) if isinstance(item, Credential) else item
