"""Level, credit and award of a schema.org course."""

from __future__ import annotations

from typing import Any

from catalogue.importers.linked_data import Node
from catalogue.importers.plain_text import line
from catalogue.importers.scqf import credits_in, from_ects, level_in, names_ects, names_scqf, number
from catalogue.importers.values import distinct, first, known

CREDIT_BEARING = {"credit-bearing": True, "non-credit-bearing": False}
BADGES = {"digital badge", "open badge", "badge"}


def level(node: Node) -> str | None:
    """The SCQF level, from 'SCQF level 7', or a term or alignment that names the SCQF; None for other levels."""
    aligned = [
        alignment
        for alignment in node.nodes("educationalAlignment")
        if (alignment.text("alignmentType") or "educationalLevel").replace(" ", "").lower() == "educationallevel"
    ]
    return first(_level(value) for value in (*node.values("educationalLevel"), *aligned))


def _level(value: Any) -> str | None:
    if not isinstance(value, Node):
        return level_in(str(value))
    framework = ("inDefinedTermSet", "url", "educationalFramework", "targetName", "targetUrl")
    if not names_scqf(" ".join(value.texts("name", *framework))):
        return None
    words = value.texts("name", "targetName")
    return first((*map(level_in, words), number(value.text("termCode")), *map(number, words)))


def credit_points(node: Node) -> str | None:
    """SCQF credit points. A number without a unit counts only where the course also has an SCQF level."""
    return first(_points(value, level(node)) for value in node.values("numberOfCredits"))


def _points(value: Any, scqf_level: str | None) -> str | None:
    if not isinstance(value, Node):
        return credits_in(str(value)) or (number(str(value)) if scqf_level else None)
    ends = value.texts("value") or value.texts("minValue", "maxValue")
    unit = " ".join(value.texts("unitText", "unitCode", "name", "description", "creditUnitType"))
    if names_scqf(unit):
        return number(" to ".join(ends[:2]))
    return from_ects(ends[0]) if names_ects(unit) and len(set(ends)) == 1 else None


def awards(course: Node) -> dict[str, Any]:
    """The fields that the course's awards give; level and credit are also read from an award's text."""
    fields: dict[str, Any] = {}
    for value in course.values("educationalCredentialAwarded"):
        award = _award(value) if isinstance(value, Node) else _scqf_in(str(value))
        fields = {**known(award), **fields}
    return fields


def _scqf_in(text: str) -> dict[str, Any]:
    return {"scqf_level": level_in(text), "scqf_credits": credits_in(text)}


def _award(node: Node) -> dict[str, Any]:
    kinds = [kind.strip().lower() for kind in node.texts("credentialCategory")]
    scqf = _scqf_in(" ".join(node.texts("name", "description")))
    return {
        "scqf_level": level(node) or scqf["scqf_level"],
        "scqf_credits": scqf["scqf_credits"],
        "awarding_body": first(map(line, node.texts("creator", "sourceOrganization"))),
        "recognised_by": distinct(map(line, node.texts("recognizedBy"))),
        "badge": True if BADGES.intersection(kinds) else None,
        "credit_bearing": next((CREDIT_BEARING[kind] for kind in kinds if kind in CREDIT_BEARING), None),
    }
