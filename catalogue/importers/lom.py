"""Learning Object Metadata (IEEE 1484.12.3) as a node of schema.org, which the reader of courses then reads.

Only a resource whose type is a course may become a credential. What the standard says of working through a resource is
no length of a course, so it is not read.
"""

from __future__ import annotations

import re
from typing import Any

from catalogue.importers.xml_stream import Element

OFFERED_BY = ("publisher", "content provider")
"""Roles of those who offer a resource, the likelier provider first; its authors are people."""

ORGANISATION = re.compile(r"^(ORG|FN)(?:;[^:\n]*)?:(.+)$", re.MULTILINE | re.IGNORECASE)
FOLDED = re.compile(r"\r?\n[ \t]")
STRINGS = ("string", "langstring")
LEVELS = {"educational level", "skill level"}
"""Purposes of a classification that name a level."""

TAUGHT = {"competency", "educational objective"}
WITHOUT_COST = "no"
COURSE = "course"


def is_course(lom: Element) -> bool:
    """Whether the resource says that it is a course."""
    kinds = [text for part in lom.children("educational") for text in part.texts("learningResourceType", "value")]
    return COURSE in map(str.lower, kinds)


def lom_node(lom: Element) -> dict[str, Any]:
    """The course as a LearningResource of schema.org."""
    return {
        "@type": "LearningResource",
        "learningResourceType": COURSE,
        "name": _strings(lom, "general", "title"),
        "description": _strings(lom, "general", "description"),
        "keywords": _strings(lom, "general", "keyword"),
        "identifier": _identifiers(lom),
        "url": [text for text in lom.texts("technical", "location") if "://" in text][:1],
        "inLanguage": lom.texts("educational", "language") or lom.texts("general", "language"),
        "provider": [{"@type": "Organization", "name": name} for name in _offering(lom)[:1]],
        "educationalLevel": _classified(lom, LEVELS),
        "teaches": _classified(lom, TAUGHT),
        "coursePrerequisites": _classified(lom, {"prerequisite"}),
        "isAccessibleForFree": True if lom.texts("rights", "cost", "value") == [WITHOUT_COST] else None,
    }


def _found(lom: Element, *path: str) -> list[Element]:
    elements = [lom]
    for name in path:
        elements = [child for element in elements for child in element.children(name)]
    return elements


def _strings(lom: Element, *path: str) -> list[Any]:
    """The texts at the end of the path, each with its language where it names one."""
    return [value for element in _found(lom, *path) for value in _languages(element)]


def _languages(element: Element) -> list[Any]:
    strings = [string for name in STRINGS for string in element.children(name)]
    if not strings:
        return [text] if (text := element.text().strip()) else []
    return [_value(string) for string in strings if string.text().strip()]


def _value(string: Element) -> Any:
    text, language = string.text().strip(), string.attributes.get("language") or string.language
    return {"@value": text, "@language": language.lower()} if language else text


def _identifiers(lom: Element) -> list[str]:
    """The entries of its identifiers: codes before addresses, which others share."""
    entries = [_plain(value) for value in _strings(lom, "general", "identifier", "entry")]
    return sorted(entries, key=lambda entry: "://" in entry)


def _offering(lom: Element) -> list[str]:
    """The names of those who offer it: the organisation of the business card (vCard) of each."""
    cards = {
        role: [_organisation(card) for card in contribution.texts("entity")]
        for contribution in lom.children("lifeCycle") + lom.children("lifecycle")
        for contribution in contribution.children("contribute")
        for role in map(str.lower, contribution.texts("role", "value"))
    }
    return [name for role in OFFERED_BY for name in cards.get(role, ()) if name]


def _organisation(card: str) -> str:
    named = {kind.upper(): text.strip() for kind, text in ORGANISATION.findall(FOLDED.sub("", card))}
    text = re.split(r"(?<!\\);", named.get("ORG", ""))[0].strip() or named.get("FN", "")
    return re.sub(r"\\([,;\\])", r"\1", text)


def _classified(lom: Element, purposes: set[str]) -> list[Any]:
    """What the classifications of these purposes say: the last entry of each path, else their descriptions."""
    found: list[Any] = []
    for part in lom.children("classification"):
        if {text.lower() for text in part.texts("purpose", "value")} & purposes:
            paths = [path.children("taxon") for path in part.children("taxonPath")]
            entries = [value for taxa in paths if taxa for value in _strings(taxa[-1], "entry")]
            found += entries or _strings(part, "description")
    return found


def _plain(value: Any) -> str:
    return str(value["@value"]) if isinstance(value, dict) else str(value)
