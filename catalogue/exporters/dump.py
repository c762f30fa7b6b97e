"""The whole catalogue as files for everybody, written each night and served as they are."""

from __future__ import annotations

import filecmp
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from catalogue.exporters import writer
from catalogue.records import Credential
from catalogue.store import each_credential
from runtime.language import gettext_noop


@dataclass(frozen=True)
class DumpFile:
    """A file of the dump: its format, its media type, and what people call it."""

    format: str
    media_type: str
    title: str


DUMP = {
    "catalogue.csv": DumpFile("csv", "text/csv; charset=utf-8", gettext_noop("Spreadsheet (CSV)")),
    "catalogue.jsonl": DumpFile(
        "schema-org-lines", "application/jsonl", gettext_noop("schema.org courses (JSON-LD, one a line)")
    ),
    "catalogue.elm.jsonld": DumpFile("elm", "application/ld+json", gettext_noop("European Learning Model (JSON-LD)")),
}


def write_dump(session: Session, folder: Path, country: str | None = None) -> int:
    """Write every file of DUMP to the folder, each in the place of the earlier one when it is whole and another.

    Return how many credentials they hold. `country` is that of the hub, by its three letters, None if unknown. Sample
    records are left out, and the words that the hub added for its search. Raises OSError when the folder cannot be
    written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".dump-") as beside:
        for name, file in DUMP.items():
            with (Path(beside) / name).open("w", encoding="utf-8", newline="") as out:
                number = writer(file.format, country)(_published(session), out)
        for name in DUMP:
            new, old = Path(beside) / name, folder / name
            if not old.is_file() or not filecmp.cmp(new, old, shallow=False):  # an equal one keeps its ETag
                new.replace(old)
    return number


def _published(session: Session) -> Iterator[Credential]:
    for record in each_credential(session):
        if not record.sample:
            yield record.model_copy(update={"employer_words": ()})
