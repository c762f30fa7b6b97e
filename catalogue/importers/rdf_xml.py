"""RDF in XML as the nodes that the same document would hold in JSON-LD.

Names of schema.org and of the European Learning Model lose their namespaces, as the readers of both expect; a type of
another vocabulary keeps its address, so that it is never taken for one of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalogue.importers.xml_stream import Element
from catalogue.problems import UnreadableFile

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
ELM = "http://data.europa.eu/snb/model/"
SCHEMA_ORG = ("http://schema.org/", "https://schema.org/")
DUBLIN_CORE = "http://purl.org/dc/"


COURSES = {"Course", "EducationalOccupationalProgram"}
"""Types of nodes that are read for themselves, whatever refers to them."""

MAX_WITHIN = 12
"""How many nodes may enclose one another."""

MOST_EMBEDDED = 10_000
"""Nodes that are put in the place of their ids, in one record."""


def rdf_nodes(root: Element) -> list[dict[str, Any]]:
    """The nodes of an `rdf:RDF` element that no other refers to, and every course, each with what it refers to.

    Raises UnreadableFile where nodes refer to one another too often.
    """
    listed = [_node(child) for child in root.parts if isinstance(child, Element)]
    referred = {name for node in listed for name in _references(node)}
    outermost = [node for node in listed if node.get("@id") not in referred or COURSES & {*node.get("@type", ())}]
    embedding = _Embedding(listed)
    return [embedding.whole(node) for node in outermost]


def _references(value: Any) -> Iterator[str]:
    """The ids that stand for nodes anywhere in the value."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        value = list(value.values())
    for member in value if isinstance(value, list) else ():
        yield from _references(member)


class _Embedding:
    """Puts nodes in the place of their ids; a node that encloses itself stays an id there."""

    def __init__(self, listed: list[dict[str, Any]]) -> None:
        self._by_id = {node["@id"]: node for node in listed if "@id" in node}
        self._left = MOST_EMBEDDED

    def whole(self, value: Any, within: tuple[str, ...] = ()) -> Any:
        if isinstance(value, list):
            return [self.whole(member, within) for member in value]
        if not isinstance(value, dict):
            return value
        name = str(value.get("@id", ""))
        if set(value) == {"@id"} and name in self._by_id and name not in within and len(within) < MAX_WITHIN:
            value = self._by_id[name]
            self._left -= 1
            if self._left < 0:
                raise UnreadableFile("its RDF refers to the same nodes over and over")
        inside = (*within, name) if name else within
        return {key: of if key in ("@id", "@type") else self.whole(of, inside) for key, of in value.items()}


def _node(element: Element) -> dict[str, Any]:
    node: dict[str, Any] = {}
    types = (
        [] if (element.namespace, element.name) == (RDF, "Description") else [_kind(element.namespace, element.name)]
    )
    for name in ("about", "nodeID", "ID"):
        if name in element.attributes:
            node["@id"] = element.attributes[name]
    for part in element.parts:
        if not isinstance(part, Element):
            continue
        if (part.namespace, part.name) == (RDF, "type"):
            types.append(_kind("", part.attributes.get("resource", "")))
        else:
            node.setdefault(_property(part), []).extend(_values(part))
    return {"@type": types, **node} if types else node


def _values(element: Element) -> list[Any]:
    """The values of a property: a reference, the nodes inside it, or its text."""
    for name in ("resource", "nodeID"):
        if name in element.attributes:
            return [{"@id": element.attributes[name]}]
    if element.attributes.get("parseType") == "Resource":
        return [_node(Element("Description", namespace=RDF, parts=element.parts))]
    inside = [part for part in element.parts if isinstance(part, Element)]
    if inside:
        return [_node(part) for part in inside]
    text = element.text().strip()
    language = element.attributes.get("lang", "").lower()
    return [{"@value": text, "@language": language} if language else text] if text else []


def _property(element: Element) -> str:
    if element.name == "type":  # dc:type, which is another thing than the class of a node
        return "dcType" if element.namespace.startswith(DUBLIN_CORE) else "additionalType"
    return element.name


def _kind(namespace: str, name: str) -> str:
    """The class as readers know it: `Course` of schema.org, `elm:LearningOpportunity`, another by its address."""
    address = namespace + name
    for known in SCHEMA_ORG:
        if address.startswith(known):
            return address.removeprefix(known)
    if address.startswith(ELM):
        return "elm:" + address.rpartition("/")[2].rpartition("#")[2]
    return address
