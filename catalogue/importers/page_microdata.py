"""The microdata of a web page (`itemscope`, `itemprop`) as the nodes that the same page would hold in JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microdata import get_items

from catalogue.importers.json_stream import Json
from catalogue.importers.page_elements import parsed


def items_of(page: str, name: str, _: str | None = None) -> list[Json]:
    """The outermost items of the page. Raises UnreadableFile where it is too large, too slow or nested without end."""
    return parsed(page, name, lambda text: [_node(item.json_dict()) for item in get_items(text)])


def _node(item: Mapping[str, Any]) -> dict[str, Any]:
    named = {"@type": item.get("type"), "@id": item.get("id")}
    properties = {
        name: [value for value in map(_value, values) if value not in ("", None)]
        for name, values in item["properties"].items()
    }
    return {name: value for name, value in (named | properties).items() if value}


def _value(value: Any) -> Any:
    return _node(value) if isinstance(value, Mapping) else " ".join(value.split()) if value else None
