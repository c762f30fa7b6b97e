"""The import of a file into the catalogue, which the command and the console share."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from sqlalchemy.orm import Session

from catalogue.importers import Problem, Progress, UnreadableFile, open_feed
from catalogue.records import Credential
from catalogue.skills import read_skills
from catalogue.store import Report, apply_credentials


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
    progress: Progress | None = None,
) -> Report:
    """Apply the file to the catalogue, adding ESCO URIs to its skills; the caller commits or rolls back.

    `source` becomes the source of records that name none. Replace.SOURCE removes the other credentials of `source`
    and raises ValueError without it. Without `write` the report is the same and nothing is written. Raises
    UnreadableFile, at any point, when the file as a whole cannot be used. This includes a file without a credential,
    because replacing the catalogue with it would only remove records.
    """
    if replace is Replace.SOURCE and source is None:
        raise ValueError("to replace the records of a source, say of which")
    feed = _tagged(open_feed(path, format, source, progress))
    replaced = source if replace is Replace.SOURCE else None
    report = apply_credentials(
        session, feed, "merge" if replace is Replace.NOTHING else "replace", replaced, write=write
    )
    if not (report.problem_count or report.changes.added or report.changes.changed or report.changes.unchanged):
        raise UnreadableFile(f"{path.name} holds no credential")
    return report


def _tagged(feed: Iterator[Credential | Problem]) -> Iterator[Credential | Problem]:
    vocabulary = read_skills()
    for item in feed:
        yield vocabulary.tagged(item) if isinstance(item, Credential) else item
