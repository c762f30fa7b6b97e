"""Validation of the fields of credentials, with the same message for the same fault in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from catalogue.problems import Problem
from catalogue.records import Credential


class Checker:
    """Makes the credentials of one feed. Of the feed it keeps only the ids seen and their numbers."""

    def __init__(self, unit: str, source: str | None) -> None:
        """`unit` is what a person counts in the file: line or course. Records that name no source get `source`."""
        self._unit = unit
        self._source = source
        self._numbers: dict[str, int] = {}

    def check(
        self, number: int, fields: Mapping[str, Any], *, name: str = "", whole: str = ""
    ) -> Iterator[Credential | Problem]:
        """The credential, or every problem of its fields. An id that was seen before is a problem.

        A problem's location has the number, `name` where it is given, and the column. `whole` replaces the column
        where the fault belongs to none.
        """
        location = self.location(number, name)
        try:
            credential = Credential.model_validate({"source": self._source, **fields})
        except ValidationError as error:
            for item in error.errors(include_url=False):
                column = _column(item["loc"]) or whole
                yield Problem(
                    f"{location}, {column}" if column else location, item["msg"].removeprefix("Value error, ")
                )
            return
        earlier = self._numbers.setdefault(credential.id, number)
        if earlier != number:
            yield Problem(f"{location}, id", f"'{credential.id}' is already the id of {self._unit} {earlier}")
            return
        yield credential

    def location(self, number: int, name: str | None = "") -> str:
        """A location in the file: `line 3`, `course 12 'Pipe Welding'`."""
        return f"{self._unit} {number} '{name}'" if name else f"{self._unit} {number}"


def _column(path: tuple[int | str, ...]) -> str:
    """The column of a field, by pydantic's path to it; each field of a price has its own column."""
    if path[:1] == ("price",):
        return "_".join(map(str, path))
    return str(path[0]) if path else ""
