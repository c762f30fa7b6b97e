"""Writers of credentials in formats that other systems read. A writer writes each record as soon as it arrives."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Protocol, TextIO

from catalogue.exporters.csv_file import write_csv
from catalogue.exporters.elm import write_elm
from catalogue.exporters.schema_org import write_schema_org, write_schema_org_lines
from catalogue.records import Credential

__all__ = ["FORMATS", "Writer", "writer"]


class Writer(Protocol):
    def __call__(self, records: Iterable[Credential], file: TextIO) -> int:
        """Write the records and return their number. `file` is UTF-8 text, opened so that line ends stay unchanged."""


FORMATS: dict[str, Writer] = {
    "csv": write_csv,
    "schema-org": write_schema_org,
    "schema-org-lines": write_schema_org_lines,
    "elm": write_elm,
}


def writer(format: str, country: str | None) -> Writer:
    """The writer of a format of FORMATS. `country` is that of the hub, by its three letters."""
    return partial(write_elm, country=country) if format == "elm" else FORMATS[format]
