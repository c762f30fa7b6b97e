"""Validation of the fields of credentials, with the same message for the same fault in every format.

A record without an id, a title or a provider is an error. A value that cannot be right is left out with a warning,
because a wrong fact is worse than an unknown one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalogue.importers.plain_text import shortened
from catalogue.problems import Problem, warning
from catalogue.records import Credential

ESSENTIAL = ("id", "title", "provider")
CONTRADICTORY = ("scqf_credits", "credit_bearing")
"""What a record contradicts itself about, where the fault belongs to no single field."""

QUOTED = 60
"""The most characters of a bad value that a message quotes."""

NO_DATE, NO_NUMBER = "it is no date", "it is no number"
IN_WORDS = {
    "greater_than_equal": "it must be at least {ge}",
    "greater_than": "it must be more than {gt}",
    "less_than_equal": "it must be at most {le:,}",
    "decimal_max_places": "it has more than {decimal_places} places after the point",
    "decimal_parsing": "it is no amount",
    "float_parsing": NO_NUMBER,
    "int_parsing": NO_NUMBER,
    "int_from_float": "it is no whole number",
    "bool_parsing": "it is neither yes nor no",
    "date_parsing": NO_DATE,
    "date_from_datetime_parsing": NO_DATE,
    "date_from_datetime_inexact": NO_DATE,
    "url_parsing": "it is no web address",
    "url_scheme": "it is no web address",
    "string_too_long": "it has more than {max_length:,} characters",
    "string_too_short": "it is empty",
    "string_pattern_mismatch": "it is not written as this catalogue writes it",
    "enum": "it is none of {expected}",
    "literal_error": "it is none of {expected}",
}
"""What is wrong with a value, by pydantic's name of the fault and in the words of people. Our own checks have words."""


class Checker:
    """Makes the credentials of one feed. Of the feed it keeps only the ids seen, their numbers and their titles."""

    def __init__(self, unit: str, source: str | None) -> None:
        """`unit` is what a person counts in the file: line or course. Records that name no source get `source`."""
        self.source = source
        self._unit = unit
        self._seen: dict[str, tuple[int, int]] = {}

    def check(self, number: int, fields: Mapping[str, Any], *, name: str = "") -> Iterator[Credential | Problem]:
        """The credential after a warning for each value that is left out, or its errors.

        A problem's location has the number, `name` where it is given, and the column. The same id again is another
        run of the same course if the titles are equal, and an error if they are not.
        """
        location = self.location(number, name)
        credential, problems = _validated({"source": self.source, **fields}, location)
        yield from problems
        if credential is None:
            return
        title = hash(credential.title.casefold())
        earlier, earlier_title = self._seen.setdefault(credential.id, (number, title))
        if title != earlier_title:
            message = f"'{credential.id}' is already the id of {self._unit} {earlier}, which has another title"
            yield Problem(f"{location}, id", message)
            return
        yield credential

    def location(self, number: int, name: str | None = "") -> str:
        """A location in the file: `line 3`, `course 12 'Pipe Welding'`."""
        return f"{self._unit} {number} '{name}'" if name else f"{self._unit} {number}"


def _validated(fields: Mapping[str, Any], location: str) -> tuple[Credential | None, list[Problem]]:
    """The credential, without the values that cannot be right; None where what makes it a record is missing."""
    rest, warnings = dict(fields), list[Problem]()
    while True:
        try:
            return Credential.model_validate(rest), warnings
        except ValidationError as failure:
            faults = [(fault["loc"], fault_in_words(fault)) for fault in failure.errors()]
            missing = [(str(loc[0]), message) for loc, message in faults if loc and loc[0] in ESSENTIAL]
            if missing:
                return None, [_error(dict(missing), rest, location)]
        for loc, message in faults:
            column = _column(loc)
            warnings.append(warning(f"{location}, {column}" if column else location, _left_out(rest, loc, message)))
        rest = _without(rest, [loc for loc, _ in faults])


def fault_in_words(fault: ErrorDetails) -> str:
    """What pydantic finds wrong with a value, in words for whoever wrote it."""
    words = IN_WORDS.get(fault["type"])
    return words.format(**fault.get("ctx", {})) if words else fault["msg"].removeprefix("Value error, ")


def _error(missing: Mapping[str, str], fields: Mapping[str, Any], location: str) -> Problem:
    """The one error of a record. An id that is missing beside others is not named: it is made of them."""
    names = [name for name in missing if name != "id"] or ["id"]
    words = [missing[name] if fields.get(name) else f"there is no {name}" for name in names]
    record = None if "id" in missing else str(fields["id"])
    return Problem(f"{location}, {names[0]}" if len(names) == 1 else location, "; ".join(words), record=record)


def _left_out(fields: Mapping[str, Any], loc: Sequence[int | str], message: str) -> str:
    value: Any = fields
    for step in loc:
        value = _inside(value, step)
    return f"'{shortened(str(value), QUOTED)}' is left out: {message}" if loc and value is not None else message


def _inside(value: Any, step: int | str) -> Any:
    if isinstance(value, Mapping):
        return value.get(step)
    return value[step] if isinstance(value, list | tuple) and isinstance(step, int) and step < len(value) else None


def _without(fields: Mapping[str, Any], faults: Sequence[Sequence[int | str]]) -> dict[str, Any]:
    """The fields without the faulty ones. Of a list only the faulty items go, of a price only its day."""
    rest = dict(fields)
    for name in {str(loc[0]) for loc in faults if loc} | {name for loc in faults if not loc for name in CONTRADICTORY}:
        value, inner = rest.pop(name, None), {loc[1] for loc in faults if loc[:1] == (name,) and len(loc) > 1}
        if name == "price" and inner == {"as_of"} and isinstance(value, Mapping):
            rest[name] = {key: part for key, part in value.items() if key != "as_of"}
        elif isinstance(value, list | tuple) and inner:
            rest[name] = [item for number, item in enumerate(value) if number not in inner]
    return rest


def _column(path: Sequence[int | str]) -> str:
    """The column of a field, by pydantic's path to it; each field of a price has its own column."""
    if path[:1] == ("price",):
        return "_".join(map(str, path))
    return str(path[0]) if path else ""
