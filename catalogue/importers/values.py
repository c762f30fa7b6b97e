"""Picking from what a feed says, where it says it more than once or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import HttpUrl, TypeAdapter, ValidationError

T = TypeVar("T")

ADDRESS = TypeAdapter(HttpUrl)


def first(values: Iterable[T | None]) -> T | None:
    """The first that is known."""
    return next((value for value in values if value), None)


def distinct(values: Iterable[T | None]) -> tuple[T, ...]:
    """Those that are known, each once."""
    return tuple(dict.fromkeys(value for value in values if value))


def known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something; False does."""
    return {name: value for name, value in fields.items() if value is not None and value != ()}


def web_address(text: str | None) -> HttpUrl | None:
    """An address of the web, or None: a relative or misspelt one leads nowhere."""
    try:
        return ADDRESS.validate_python(text)
    except ValidationError:
        return None
