"""The elements of a web page, read as browsers read them, within a size and a time."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import TypeVar

from catalogue.importers.reading import MEGABYTE
from catalogue.problems import UnreadableFile

MAX_MARKUP = 2 * MEGABYTE
"""The most characters of a page whose elements are read: the parser follows browsers, and takes seconds for each MB."""

MOST_SECONDS = 10.0
"""Seconds of processor that a page may take: one tag with very many attributes takes the parser their square."""

T = TypeVar("T")


class Page(io.StringIO):
    """A page that its parser, which reads it piece by piece, may only read for MOST_SECONDS."""

    def __init__(self, page: str, name: str) -> None:
        super().__init__(page)
        self._name, self._until = name, time.process_time() + MOST_SECONDS

    def read(self, size: int | None = -1) -> str:
        self.check_time()
        return super().read(size)

    def check_time(self) -> None:
        """Raise UnreadableFile where the time is over."""
        if time.process_time() > self._until:
            raise UnreadableFile(f"{self._name} takes too long to read; its elements are built to do harm")


def parsed(page: str, name: str, parse: Callable[[Page], T]) -> T:
    """What `parse` makes of the page. Raises UnreadableFile where it is too large, too slow or nested without end."""
    if len(page) > MAX_MARKUP:
        raise UnreadableFile(f"{name} is larger than {MAX_MARKUP // MEGABYTE} MB, too large to read its elements")
    try:
        return parse(Page(page, name))
    except RecursionError as error:
        raise UnreadableFile(f"{name} has elements that are nested without end") from error
