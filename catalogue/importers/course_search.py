"""The courses of a linked-data document with what encloses them, and a census of everything else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catalogue.importers.linked_data import Lookup, Node

MAX_WITHIN = 12
"""How many objects may enclose a course: a page, its list, the list's item."""

MOST_KINDS = 4
"""Kinds of other things that a message lists."""

ORGANISATION = re.compile(r"Organi[sz]ation$|^CollegeOrUniversity$|School$|^Corporation$")
FAMILIES = {
    "ceterms": "CTDL",
    "ceasn": "CTDL",
    "elm": "the European Learning Model as credentials",
    "EuropeanDigitalCredential": "a credential of one learner",
    "VerifiableCredential": "a credential of one learner",
    "OpenBadgeCredential": "Open Badges",
    "Assertion": "Open Badges",
    "BadgeClass": "Open Badges",
    "dc": "Dublin Core",
    "lom": "Learning Object Metadata of what is no course",
}
"""What other vocabularies are called, by the prefix or the type that shows them."""


@dataclass
class Census:
    """The types of the objects that are no course, with their number; and how many addresses are listed.

    `untyped` is how many objects say no type, and `names` are their properties.
    """

    types: Counter[str] = field(default_factory=Counter)
    addresses: int = 0
    untyped: int = 0
    names: Counter[str] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        return bool(self.types or self.addresses or self.untyped)

    @property
    def unread(self) -> str | None:
        """What a person may have thought to be read besides courses, in words; None where there is nothing of it.

        A page has many things around its courses that nobody misses, such as the addresses of its breadcrumbs.
        """
        kinds = Counter({name: number for name, number in self.types.items() if _family(name)})
        return str(Census(kinds)) if kinds else None

    def __str__(self) -> str:
        """What there is besides courses: `12 ceterms:Course; CTDL is not read`."""
        if self.addresses and self.addresses >= self.types.total() - self.addresses - 1:
            return f"a list of {self.addresses} addresses, whose pages are not fetched"
        if not self.types:
            names = ", ".join(name for name, _ in self.names.most_common(MOST_KINDS))
            objects = "1 object that says" if self.untyped == 1 else f"{self.untyped} objects that say"
            return f"{objects} no type (@type)" + (f", with {names}" if names else "")
        held = ", ".join(f"{number} {name}" for name, number in self.types.most_common(MOST_KINDS))
        families = sorted({family for name in self.types if (family := _family(name))})
        return (
            f"{held}; {' and '.join(families)} {'is' if len(families) == 1 else 'are'} not read" if families else held
        )


def _family(name: str) -> str | None:
    return FAMILIES.get(name) or FAMILIES.get(name.partition(":")[0])


def courses(
    value: Any, lookup: Lookup, census: Census, within: tuple[Node, ...] = ()
) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Every course in the value with the objects that enclose it, the outermost first, at most MAX_WITHIN.

    A programme is one itself, and so are its courses. A run counts as a course where it belongs to none.
    """
    if isinstance(value, list):
        for member in value:
            yield from courses(member, lookup, census, within)
    elif isinstance(value, dict):
        node = Node(value, lookup)
        if _is_course(node):
            yield node, within
        else:
            census.types.update(sorted(node.types))
            if not node.types and (plain := [name for name in value if _is_plain(name, value[name])]):
                census.untyped += 1
                census.names.update(plain)
            census.addresses += "ListItem" in node.types and bool(node.texts("url", "item")) and not node.nodes("item")
        if len(within) < MAX_WITHIN and "Course" not in node.types and "CourseInstance" not in node.types:
            for member in value.values():
                yield from courses(member, lookup, census, (*within, node))
    elif not within and isinstance(value, str):
        census.addresses += "://" in value


def _is_plain(name: str, value: Any) -> bool:
    return not name.startswith("@") and isinstance(value, str | int | float)


def _is_course(node: Node) -> bool:
    if node.types & {"Course", "EducationalOccupationalProgram"}:
        return True
    if "CourseInstance" in node.types:
        return not node.values("isPartOf") and bool(node.texts("name"))
    kinds = {kind.rsplit("/", 1)[-1].lower() for kind in node.texts("learningResourceType")}
    return "LearningResource" in node.types and "course" in kinds


def organisations(value: Any, depth: int = 0) -> set[str]:
    """The names of the organisations anywhere in the value."""
    if isinstance(value, list):
        return {name for member in value for name in organisations(member, depth)}
    if not isinstance(value, dict) or depth > MAX_WITHIN:
        return set()
    node = Node(value, lambda _: None)
    own = {node.name} if node.name and any(map(ORGANISATION.search, node.types)) else set[str]()
    return own | {name for member in value.values() for name in organisations(member, depth + 1)}
