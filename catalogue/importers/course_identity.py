"""Which course a schema.org node is, and whose: its id in the catalogue and its provider."""

from __future__ import annotations

from collections.abc import Sequence

from catalogue.importers.course_search import ORGANISATION
from catalogue.importers.ids import stable_id
from catalogue.importers.linked_data import Node
from catalogue.importers.plain_text import line
from catalogue.importers.values import first
from catalogue.records import CATALOGUE

PROVIDERS = ("provider", "sourceOrganization", "publisher", "creator", "organizer", "offeredBy")


def provider_of(course: Node, within: Sequence[Node]) -> str | None:
    """The provider that the course, its offers, its runs or what encloses it name; None where none of them does."""
    inside = course.nodes("offers", "hasCourseInstance", "superEvent")
    named = [name for node in (course, *inside) for name in _names(node)]
    around = [name for node in reversed(within) for name in (*_names(node), *_own_name(node))]
    return first(map(line, (*named, *around)))


def _names(node: Node) -> list[str]:
    """The names of the node's provider in the order of PROVIDERS; an address is no name."""
    return [name for name in node.texts(*PROVIDERS) if "://" not in name]


def _own_name(node: Node) -> list[str]:
    return [node.name] if node.name and any(map(ORGANISATION.search, node.types)) else []


def identity(course: Node, provider: str, title: str, address: str | None) -> str | None:
    """The catalogue's own id where the course has it; else an id from its provider and what identifies it there.

    That is its identifier, code or address, an address that others give it, `address`, which the page gives itself, or
    its title.
    """
    for node in course.nodes("identifier"):
        if node.text("propertyID") == CATALOGUE:
            return node.text("value")
    codes = [value.text("value") if isinstance(value, Node) else str(value) for value in course.values("identifier")]
    same = [text for node in course.nodes("mainEntityOfPage") if (text := node.id or node.text("url"))]
    addresses = (
        *(text for text in (*course.texts("url"), course.id) if text and not text.startswith(("_:", "#"))),
        *course.texts("sameAs", "mainEntityOfPage"),
        *same,
        address,
        *(text for offer in course.nodes("offers") for text in offer.texts("url")),
    )
    identifier = first(map(line, (*codes, *course.texts("courseCode"), *addresses, title)))
    return stable_id(provider, identifier) if identifier else None
