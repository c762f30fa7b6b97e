"""Documents of the European Learning Model, XML or JSON-LD, as the nodes of one form.

In both, a node has its address under `@id`, its types under `@type`, and a text of a language as a value object. The
XML is that of the model's application profile for learning opportunities (xsd/loq): a section for each kind of thing,
whose members refer to one another by `idref`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalogue.importers.json_stream import nodes
from catalogue.importers.reading import MEGABYTE, Progress, forgiving, pieces, utf_8
from catalogue.importers.xml_stream import Element, stream

MAX_BYTES = 500 * MEGABYTE
MEMBERS = 3
"""The depth at which the members of the sections stand: below the root and their section."""

CODED = {"id": "@id", "type": "@type"}
PREFIX = re.compile(r"^(?:elm|dc|dcterms|skos|adms|foaf|rov|locn|loq):")
LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]+)?|@none")


def opportunities_and_others(path: Path, progress: Progress | None) -> Iterator[dict[str, Any]]:
    """Every top-level node. Raises UnreadableFile, at any point, where the file is not well-formed or too large."""
    given = pieces(path, most=MAX_BYTES, progress=progress)
    if is_xml(path):
        text = forgiving(given, path.name)
        yield from stream(text, path.name, roots=("Courses",), record=MEMBERS, make=_member)
    else:
        for value in nodes(utf_8(given, path.name, "JSON must be"), path.name):
            if isinstance(value, dict):
                yield plain_node(value)


def plain_node(value: dict[str, Any]) -> dict[str, Any]:
    """A node of JSON-LD in the form of this module."""
    return dict(_plain_names({name: inside for name, inside in value.items() if name != "@context"}))


def members(courses: Element) -> Iterator[dict[str, Any]]:
    """Every member of the sections of a `Courses` element."""
    for section in courses.parts:
        for element in section.parts if isinstance(section, Element) else ():
            if isinstance(element, Element):
                yield _member(element, [])


def is_xml(path: Path) -> bool:
    return next(pieces(path, most=MAX_BYTES), b"").removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _member(element: Element, _: list[Element]) -> dict[str, Any]:
    node = _from_xml(element)
    return {**node, "@type": [element.name[0].upper() + element.name[1:]]}


def _from_xml(element: Element) -> dict[str, Any]:
    """The attributes and children of an element; `id`, `idref` and `uri` are all addresses."""
    node: dict[str, Any] = {}
    for name in ("id", "idref", "uri"):
        if name in element.attributes:
            node["@id"] = element.attributes[name]
    for child in element.parts:
        if isinstance(child, Element):
            node.setdefault(child.name, []).append(_value(child))
    return node


def _value(element: Element) -> Any:
    if any(isinstance(part, Element) for part in element.parts) or {"uri", "idref", "id"} & element.attributes.keys():
        return _from_xml(element)
    text = element.text().strip()
    language = element.attributes.get("language") or element.language
    return {"@value": text, "@language": language.lower()} if language else text


def _plain_names(value: Any) -> Any:
    """The value with names without prefixes, addresses under `@id`, and texts in several languages as value objects."""
    if isinstance(value, list):
        return [_plain_names(member) for member in value]
    if not isinstance(value, dict):
        return value
    return {
        CODED.get(local, local): (_types(inside) if CODED.get(local, local) == "@type" else _texts(inside))
        for name, inside in value.items()
        for local in [PREFIX.sub("", name)]
    }


def _types(value: Any) -> list[str]:
    return [PREFIX.sub("", str(name)) for name in (value if isinstance(value, list) else [value])]


def _texts(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() - {"id"} and all(LANGUAGE.fullmatch(name) for name in value):
        return [
            {"@value": text, "@language": "" if language == "@none" else language.lower()}
            for language, texts in value.items()
            for text in (texts if isinstance(texts, list) else [texts])
        ]
    return _plain_names(value)
