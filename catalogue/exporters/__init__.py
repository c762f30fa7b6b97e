"""From credentials to what others read. Every writer takes any number of records and writes each as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TextIO

from catalogue.exporters.csv_file import write_csv
from catalogue.exporters.elm import write_elm
from catalogue.exporters.schema_org import write_schema_org
from catalogue.records import Credential

__all__ = ["FORMATS", "Writer"]


class Writer(Protocol):
    def __call__(self, records: Iterable[Credential], file: TextIO) -> int:
        """Write the records and give their number. The file is text in UTF-8 that leaves line ends alone."""


FORMATS: dict[str, Writer] = {"csv": write_csv, "schema-org": write_schema_org, "elm": write_elm}
