"""Level, credit and award of a schema.org course."""

from __future__ import annotations

from typing import Any

from catalogue.importers.linked_data import Node
from catalogue.importers.plain_text import line
from catalogue.importers.scqf import credits_in, level_in, names_scqf, number
from catalogue.importers.values import distinct, first, known

CREDIT_BEARING = {"credit-bearing": True, "non-credit-bearing": False}
BADGES = {"digital badge", "open badge", "badge"}


def level(node: Node) -> str | None:
    """The SCQF level, from 'SCQF level 7' or from a term of a set that names the SCQF; None for other levels."""
    return first(_level(value) for value in node.values("educationalLevel"))


def _level(value: Any) -> str | None:
    if not isinstance(value, Node):
        return level_in(str(value))
    if not names_scqf(" ".join(value.texts("name", "inDefinedTermSet", "url"))):
        return None
    return level_in(value.name or "") or number(value.text("termCode")) or number(value.name)


def credit_points(node: Node) -> str | None:
    """SCQF credit points. A number without a unit counts only where the course also has an SCQF level."""
    return first(_points(value, level(node)) for value in node.values("numberOfCredits"))


def _points(value: Any, scqf_level: str | None) -> str | None:
    if not isinstance(value, Node):
        return credits_in(str(value)) or (number(str(value)) if scqf_level else None)
    if not names_scqf(" ".join(value.texts("unitText", "unitCode", "name", "description"))):
        return None
    ends = value.texts("value") or value.texts("minValue", "maxValue")
    return number(" to ".join(ends[:2]))


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
