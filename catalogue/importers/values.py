"""Choosing among the values of a property that a feed repeats or leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import HttpUrl, TypeAdapter, ValidationError

T = TypeVar("T")

ADDRESS = TypeAdapter(HttpUrl)


def first(values: Iterable[T | None]) -> T | None:
    """The first known value; None when all are None or empty."""
    return next((value for value in values if value), None)


def distinct(values: Iterable[T | None]) -> tuple[T, ...]:
    """The known values in order, each once."""
    return tuple(dict.fromkeys(value for value in values if value))


def known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have a value: None and () are left out, False is kept."""
    return {name: value for name, value in fields.items() if value is not None and value != ()}


def web_address(text: str | None) -> HttpUrl | None:
    """The text as a web address; None for a relative or malformed address."""
    try:
        return ADDRESS.validate_python(text)
    except ValidationError:
        return None
