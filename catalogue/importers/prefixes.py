"""Names that a document writes with a prefix of its own for schema.org, such as `s:Course`."""

from __future__ import annotations

import re
from typing import Any

SCHEMA_ORG = re.compile(r"https?://(?:www\.)?schema\.org/?")
USUAL = {"schema"}
"""Prefixes that are understood without being declared."""


def plain_names(value: Any) -> Any:
    """The value with the prefixes removed that its `@context` declares for schema.org, and without the context."""
    if not isinstance(value, dict) or "@context" not in value:
        return value
    rest = {key: member for key, member in value.items() if key != "@context"}
    declared = _declared(value["@context"]) - USUAL
    if not declared:
        return rest
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(declared)))}):(?!//)")
    return _renamed(rest, pattern)


def _declared(context: Any) -> set[str]:
    contexts = context if isinstance(context, list) else [context]
    return {
        name
        for entry in contexts
        if isinstance(entry, dict)
        for name, address in entry.items()
        if isinstance(address, str) and SCHEMA_ORG.fullmatch(address) and re.fullmatch(r"[\w-]{1,40}", name)
    }


def _renamed(value: Any, prefix: re.Pattern[str]) -> Any:
    if isinstance(value, list):
        return [_renamed(member, prefix) for member in value]
    if not isinstance(value, dict):
        return value
    return {
        _local(key, prefix): _types(member, prefix) if key == "@type" else _renamed(member, prefix)
        for key, member in value.items()
    }


def _types(value: Any, prefix: re.Pattern[str]) -> Any:
    return [_types(name, prefix) for name in value] if isinstance(value, list) else _local(str(value), prefix)


def _local(name: str, prefix: re.Pattern[str]) -> str:
    match = prefix.match(name)
    return name[match.end() :] if match else name
