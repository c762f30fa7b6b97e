"""JSON-LD documents that are written one node at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO


def write_graph(context: Any, nodes: Iterable[Mapping[str, Any]], file: TextIO) -> int:
    """Write `{"@context": ..., "@graph": [...]}` with one node a line; return the number of nodes."""
    file.write(f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n"@graph": [')
    number = 0
    for number, node in enumerate(nodes, 1):
        file.write(",\n" if number > 1 else "\n")
        file.write(json.dumps(node, ensure_ascii=False, default=str))
    file.write("\n]}\n")
    return number


def write_lines(context: Any, nodes: Iterable[Mapping[str, Any]], file: TextIO) -> int:
    """Write each node as a document of its own on a line; return the number of nodes."""
    number = 0
    for node in nodes:
        file.write(json.dumps({"@context": context, **node}, ensure_ascii=False, default=str) + "\n")
        number += 1
    return number


def known(node: Mapping[str, Any]) -> dict[str, Any]:
    """The members that have a value: None, [] and {} are left out."""
    return {name: value for name, value in node.items() if value is not None and value != [] and value != {}}


def duration(hours: float) -> str:
    """Hours as an ISO 8601 duration: 150 is PT150H, 7.5 is PT7H30M."""
    whole, minutes = divmod(round(hours * 60), 60)
    return f"PT{whole}H{minutes}M" if minutes and whole else f"PT{minutes}M" if minutes else f"PT{whole}H"
