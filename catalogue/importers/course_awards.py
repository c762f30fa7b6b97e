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
    """The level where it is one of the SCQF: 'SCQF level 7', or a term of a set that is called so."""
    return first(_level(value) for value in node.values("educationalLevel"))


def _level(value: Any) -> str | None:
    if not isinstance(value, Node):
        return level_in(str(value))
    if not names_scqf(" ".join(value.texts("name", "inDefinedTermSet", "url"))):
        return None
    return level_in(value.name or "") or number(value.text("termCode")) or number(value.name)


def credit_points(node: Node) -> str | None:
    """SCQF credit points. A number without a unit is taken for those only beside an SCQF level."""
    return first(_points(value, level(node)) for value in node.values("numberOfCredits"))


def _points(value: Any, beside: str | None) -> str | None:
    if not isinstance(value, Node):
        return credits_in(str(value)) or (number(str(value)) if beside else None)
    if not names_scqf(" ".join(value.texts("unitText", "unitCode", "name", "description"))):
        return None
    ends = value.texts("value") or value.texts("minValue", "maxValue")
    return number(" to ".join(ends[:2]))


def awards(course: Node) -> dict[str, Any]:
    """What the credential that is awarded says; level and credit may stand in its words alone."""
    fields: dict[str, Any] = {}
    for value in course.values("educationalCredentialAwarded"):
        found = _award(value) if isinstance(value, Node) else _spoken(str(value))
        fields = {**known(found), **fields}
    return fields


def _spoken(words: str) -> dict[str, Any]:
    return {"scqf_level": level_in(words), "scqf_credits": credits_in(words)}


def _award(node: Node) -> dict[str, Any]:
    kinds = [kind.strip().lower() for kind in node.texts("credentialCategory")]
    said = _spoken(" ".join(node.texts("name", "description")))
    return {
        "scqf_level": level(node) or said["scqf_level"],
        "scqf_credits": said["scqf_credits"],
        "awarding_body": first(map(line, node.texts("creator", "sourceOrganization"))),
        "recognised_by": distinct(map(line, node.texts("recognizedBy"))),
        "badge": True if BADGES.intersection(kinds) else None,
        "credit_bearing": next((CREDIT_BEARING[kind] for kind in kinds if kind in CREDIT_BEARING), None),
    }
