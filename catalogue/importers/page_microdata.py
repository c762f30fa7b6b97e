"""The microdata of a web page (`itemscope`, `itemprop`) as the nodes that the same page would hold in JSON-LD."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Mapping
from typing import Any

from microdata import get_items

from catalogue.importers.json_stream import Json
from catalogue.importers.reading import MEGABYTE
from catalogue.problems import UnreadableFile

MAX_MARKUP = 2 * MEGABYTE
"""The most characters of a page whose elements are read: the parser follows browsers, and takes seconds for each MB."""

MOST_SECONDS = 10.0
"""Seconds of processor that a page may take: one tag with very many attributes takes the parser their square."""

COURSE = re.compile(
    r"""\bitemtype\s*=\s*["']?[^"'>]{0,500}?\bschema\.org/(?:Course|EducationalOccupationalProgram)\b"""
)


class _Allowed(io.StringIO):
    """A page that its parser, which reads it piece by piece, may only read for MOST_SECONDS."""

    def __init__(self, page: str, name: str) -> None:
        super().__init__(page)
        self._name, self._until = name, time.process_time() + MOST_SECONDS

    def read(self, size: int | None = -1) -> str:
        if time.process_time() > self._until:
            raise UnreadableFile(f"{self._name} takes too long to read; its elements are built to do harm")
        return super().read(size)


def has_course_items(page: str) -> bool:
    """Whether the page marks up a course in microdata."""
    return bool(COURSE.search(page))


def items_of(page: str, name: str) -> list[Json]:
    """The outermost items of the page. Raises UnreadableFile where it is too large, too slow or nested without end."""
    if len(page) > MAX_MARKUP:
        raise UnreadableFile(f"{name} is larger than {MAX_MARKUP // MEGABYTE} MB, too large to read its microdata")
    try:
        return [_node(item.json_dict()) for item in get_items(_Allowed(page, name))]
    except RecursionError as error:
        raise UnreadableFile(f"{name} has elements that are nested without end") from error


def _node(item: Mapping[str, Any]) -> dict[str, Any]:
    named = {"@type": item.get("type"), "@id": item.get("id")}
    properties = {
        name: [value for value in map(_value, values) if value not in ("", None)]
        for name, values in item["properties"].items()
    }
    return {name: value for name, value in (named | properties).items() if value}


def _value(value: Any) -> Any:
    return _node(value) if isinstance(value, Mapping) else " ".join(value.split()) if value else None
