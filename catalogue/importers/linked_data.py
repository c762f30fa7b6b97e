"""The few rules of JSON-LD that course pages use: prefixed names, value objects, lists, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from catalogue.importers.reading import MAX_RECORD

PREFIX = re.compile(r"(?:schema:|https?://(?:www\.)?schema\.org/)")
OFFERED = {"Course", "EducationalOccupationalProgram", "CourseInstance", "LearningResource"}
"""The types of what may be a credential."""

OWN = "en"
"""The language of the catalogue, which is read where a text stands in several."""

Lookup = Callable[[str], dict[str, Any] | None]


class Node:
    """An object of the document. Every property is a list of values; a reference becomes the node of `lookup`."""

    def __init__(self, data: dict[str, Any], lookup: Lookup) -> None:
        self._data = {PREFIX.sub("", key, count=1): value for key, value in data.items()}
        self._lookup = lookup

    @property
    def types(self) -> set[str]:
        """Its types without the prefix of schema.org; `type` is the same as `@type` where it names a class."""
        named = [name for name in _many(self._data.get("@type")) if isinstance(name, str)]
        also = [name for name in _many(self._data.get("type")) if isinstance(name, str) and name[:1].isupper()]
        return {PREFIX.sub("", name, count=1) for name in named or also}

    @property
    def id(self) -> str | None:
        value = self._data.get("@id")
        return value if isinstance(value, str) else None

    def values(self, *names: str) -> list[str | int | Any | Node]:
        """The values of the properties, in order: plain ones as they are, objects as nodes."""
        stated = (value for name in names for value in in_our_language(_many(self._data.get(name))))
        return [item for value in stated for item in self._value(value)]

    def nodes(self, *names: str) -> list[Node]:
        return [value for value in self.values(*names) if isinstance(value, Node)]

    def texts(self, *names: str) -> list[str]:
        """The values as texts, without booleans and empty texts; the text of an object is its name."""
        plain = (value.name if isinstance(value, Node) else value for value in self.values(*names))
        return [str(item) for item in plain if item is not None and not isinstance(item, bool) and str(item).strip()]

    def text(self, *names: str) -> str | None:
        return next(iter(self.texts(*names)), None)

    @property
    def name(self) -> str | None:
        return next((name for name in map(_plain, in_our_language(_many(self._data.get("name")))) if name), None)

    def _value(self, value: Any) -> Iterator[Any]:
        if not isinstance(value, dict):
            yield value
        elif "@value" in value:
            yield _plain(value)
        elif "@list" in value or "@set" in value:
            for member in _many(value.get("@list", value.get("@set"))):
                yield from self._value(member)
        elif set(value) <= {"@id", "@type"} and "@id" in value:
            target = self._lookup(str(value["@id"]))
            yield Node(target or value, self._lookup)
        else:
            yield Node(value, self._lookup)


class Index:
    """The nodes that others refer to. The file is read once more for them when the first reference is met."""

    def __init__(self, read: Callable[[], Iterable[Any]], most: int | None = None) -> None:
        """`most` is how many characters are kept in all (MAX_RECORD); a reference beyond that is unknown."""
        self._read, self._most = read, most
        self._nodes: dict[str, dict[str, Any]] | None = None

    def __call__(self, name: str) -> dict[str, Any] | None:
        if self._nodes is None:
            self._nodes = dict(self._named())
        return self._nodes.get(name)

    def _named(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Ids and nodes other than courses."""
        room = self._most or MAX_RECORD
        for value in self._read():
            if not isinstance(value, dict) or set(value) == {"@id"} or OFFERED & Node(value, _nothing).types:
                continue
            if isinstance(name := value.get("@id"), str) and (room := room - len(str(value))) > 0:
                yield name, value


def in_our_language(values: list[Any]) -> list[Any]:
    """The values without those in another language, where one of them is marked as being in ours."""
    ours = [value for value in values if _language(value).startswith(OWN)]
    return [value for value in values if not _language(value) or value in ours] if ours else values


def _language(value: Any) -> str:
    return str(value.get("@language") or "").lower() if isinstance(value, dict) and "@value" in value else ""


def _nothing(_: str) -> None:
    return None


def _plain(value: Any) -> str | None:
    value = value.get("@value") if isinstance(value, dict) else value
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
