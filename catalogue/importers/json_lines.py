"""JSON lines: one document a line, of which one that cannot be read costs no other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from catalogue.importers.json_stream import Json, nodes
from catalogue.importers.reading import MAX_RECORD, MEGABYTE
from catalogue.problems import Problem, UnreadableFile

HEAD_LINES = 5


def stands_by_line(head: str) -> bool:
    """Whether one of the first lines is a whole document, so that the file is not one document over many lines."""
    lines = [line for line in head.splitlines() if line.startswith(("{", "["))][:HEAD_LINES]
    return any(map(_is_whole, lines))


def nodes_by_line(texts: Iterable[str], name: str) -> Iterator[Json | Problem]:
    """The nodes of every line, and an error for each that is no JSON. Raises UnreadableFile for a line without end."""
    for number, line in enumerate(_lines(texts, name), 1):
        if line.strip():
            try:
                yield from list(nodes([line], name))
            except UnreadableFile:
                yield Problem(f"line {number}", "it breaks off or is not well-formed JSON")


def _lines(texts: Iterable[str], name: str) -> Iterator[str]:
    rest = ""
    for text in texts:
        *lines, rest = (rest + text).split("\n")
        yield from lines
        if len(rest) > MAX_RECORD:
            raise UnreadableFile(f"{name} has a line of more than {MAX_RECORD // MEGABYTE} MB")
    yield rest


def _is_whole(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
