"""What a heading of a column says: the field that columns of this name hold, and a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalogue.records import Credential
from runtime.yaml_file import read_yaml

FILE = Path(__file__).parent / "headings.yml"
PRICE = ("price_amount", "price_currency", "price_per", "price_as_of")
OWN = (*(name for name in Credential.model_fields if name != "price"), *PRICE)
"""The columns of the catalogue's own layout, the one that it exports."""

FIELDS = ("code", *OWN, "price", "ects_credits", "any_credits")
"""What a column may hold: a field of a record, the provider's own code, or another form of a field."""

REQUIRED = ("id", "title", "provider")
UNSURE = {"any_level", "any_credits"}
"""Names that say no framework: what such a column holds is decided by its content."""

UNITS = re.compile(r"(?<![a-z])(hour|day|week|month|year)s?(?![a-z])", re.I)


@dataclass(frozen=True)
class Column:
    """A column of a spreadsheet: its place from 0, its heading, the field that it holds."""

    place: int
    heading: str
    field: str

    @property
    def unit(self) -> str | None:
        """The unit of time that the heading names: `week` for `Duration (weeks)`."""
        match = UNITS.search(self.heading)
        return match[1].lower() if match else None


def tidy_heading(text: str) -> str:
    return " ".join(text.split())


def heading_of(place: int, cells: tuple[str, ...]) -> str:
    """The heading of a column, or its place in words where it has none."""
    heading = tidy_heading(cells[place]) if place < len(cells) else ""
    return heading or f"column {place + 1}"


def field_named(heading: str) -> str | None:
    """The field that columns of this name hold, or None."""
    names = _names()
    whole, name = _key(heading), _key(re.sub(r"[(\[].*", "", heading))
    return names.get(whole) or names.get(name)


@cache
def _names() -> dict[str, str]:
    return {_key(name): field for field, names in read_yaml(FILE).items() for name in names}


def _key(heading: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", heading.casefold().replace("'", "")))
