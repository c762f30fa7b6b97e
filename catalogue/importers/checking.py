"""From fields as read to credentials as checked: the same words for the same fault in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from catalogue.problems import Problem
from catalogue.records import Credential


class Checker:
    """Makes the credentials of one feed. It holds the ids seen and where, and nothing else that grows."""

    def __init__(self, unit: str, source: str | None) -> None:
        """`unit` is what a person counts in the file: line, course. `source` is for records that name none."""
        self._unit = unit
        self._source = source
        self._places: dict[str, int] = {}

    def check(
        self, number: int, fields: Mapping[str, Any], *, name: str = "", whole: str = ""
    ) -> Iterator[Credential | Problem]:
        """The credential, or every problem of its fields; an id that was seen before is one of them.

        `name` says more of the place than its number; `whole` stands for a column where a fault has none.
        """
        place = self.place(number, name)
        try:
            credential = Credential.model_validate({"source": self._source, **fields})
        except ValidationError as error:
            for item in error.errors(include_url=False):
                column = _column(item["loc"]) or whole
                yield Problem(f"{place}, {column}" if column else place, item["msg"].removeprefix("Value error, "))
            return
        earlier = self._places.setdefault(credential.id, number)
        if earlier != number:
            yield Problem(f"{place}, id", f"'{credential.id}' is already the id of {self._unit} {earlier}")
            return
        yield credential

    def place(self, number: int, name: str | None = "") -> str:
        """Where in the file: line 3, course 12 'Pipe Welding'."""
        return f"{self._unit} {number} '{name}'" if name else f"{self._unit} {number}"


def _column(place: tuple[int | str, ...]) -> str:
    """The column a field was read from; the fields of a price are columns of their own."""
    if place[:1] == ("price",):
        return "_".join(map(str, place))
    return str(place[0]) if place else ""
