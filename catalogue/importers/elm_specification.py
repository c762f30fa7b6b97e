"""What the learning achievement specifications of a learning opportunity say of what is learned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalogue import frameworks
from catalogue.importers.linked_data import Node
from catalogue.importers.plain_text import line, prose
from catalogue.importers.scqf import from_ects, level_in, names_ects, names_scqf
from catalogue.importers.scqf import number as scqf_number
from catalogue.importers.values import distinct, first, web_address

LEVELS = {address: level for level, address in frameworks.SCQF_LEVELS.items()}
SKILLS = ("relatedESCOSkill", "relatedSkill")


def specified(specifications: Sequence[Node]) -> dict[str, Any]:
    """The fields that the specifications give, taken together."""
    points = first(map(_points, specifications))
    proofs = [proof for node in specifications for proof in node.nodes("provenBy")]
    outcomes = [outcome for node in specifications for outcome in node.nodes("learningOutcome")]
    summaries = [text for node in specifications for text in _notes(node, "learningOutcomeSummary")]
    plain = [text for outcome in outcomes if not outcome.nodes(*SKILLS) for text in outcome.texts("title")]
    chances = [chance for node in specifications for chance in node.nodes("awardingOpportunity")]
    notes = _notes_by_kind(specifications)
    return {
        "scqf_level": _level(specifications),
        "scqf_credits": points,
        "credit_bearing": True if points or any(node.nodes("creditPoint") for node in specifications) else None,
        "awarding_body": first(
            line(name)
            for chance in chances
            for body in chance.nodes("awardingBody")
            for name in body.texts("legalName", "prefLabel")
        ),
        "subjects": distinct(
            line(name)
            for node in specifications
            for subject in node.nodes("educationSubject")
            for name in subject.texts("prefLabel")
        ),
        "learning_outcomes": distinct(map(prose, plain or summaries)),
        "skills": _skills(outcomes),
        "assessed": True if proofs else None,
        "assessment": first(prose(text) for proof in proofs for text in proof.texts("description")),
        "entry_requirements": first(
            prose(text) for node in specifications for text in _notes(node, "entryRequirement")
        ),
        "languages": distinct(
            frameworks.language_at(value.id or "" if isinstance(value, Node) else str(value))
            for node in specifications
            for value in node.values("language")
        ),
        "rpl": first(map(prose, notes.get(frameworks.RPL, ()))),
        "quality_assurance": first(map(prose, notes.get(frameworks.QUALITY, ()))),
        "recognised_by": distinct(map(line, notes.get(frameworks.RECOGNISED, ()))),
        "stacks_into": distinct(map(line, notes.get(frameworks.BUILDS_TOWARDS, ()))),
        "badge": True if frameworks.BADGE in notes else None,
    }


def _level(specifications: Sequence[Node]) -> str | None:
    """The levels that are the SCQF's, by their addresses or because their words name it, from the lowest on."""
    found = set[int]()
    for node in specifications:
        for value in node.values("educationLevel"):
            address = value.id or "" if isinstance(value, Node) else str(value)
            words = " ".join(value.texts("prefLabel")) if isinstance(value, Node) else ""
            if address in LEVELS:
                found.add(LEVELS[address])
            elif (named := level_in(words)) and named.isdigit():
                found.add(int(named))
    return f"{min(found)}-{max(found)}" if len(found) > 1 else str(*found) or None


def _points(node: Node) -> str | None:
    for credit in node.nodes("creditPoint"):
        framework = next(iter(credit.values("framework")), None)
        address = framework.id or "" if isinstance(framework, Node) else str(framework or "")
        words = " ".join(framework.texts("prefLabel")) if isinstance(framework, Node) else ""
        point = credit.text("point") or ""
        if names_scqf(words):
            return scqf_number(point)
        if address == frameworks.ECTS or names_ects(words):
            ends = [from_ects(end) for end in point.split("-")]
            return "-".join(filter(None, ends)) if all(ends) else None
    return None


def _skills(outcomes: Sequence[Node]) -> tuple[dict[str, Any], ...]:
    """The skills that outcomes are related to, each once."""
    found = {
        label: {"label": label, "uri": web_address(skill.id)}
        for outcome in outcomes
        for skill in outcome.nodes(*SKILLS)
        if (label := line(first((*skill.texts("prefLabel"), *outcome.texts("title")))))
    }
    return tuple(found.values())


def _notes(node: Node, name: str) -> list[str]:
    return [text for note in node.nodes(name) for text in note.texts("noteLiteral")]


def _notes_by_kind(specifications: Sequence[Node]) -> dict[str, list[str]]:
    """The additional notes by what they are about, where they say so."""
    found: dict[str, list[str]] = {}
    for node in specifications:
        for note in node.nodes("additionalNote"):
            about = next((text for subject in note.nodes("subject") for text in subject.texts("prefLabel")), "")
            found.setdefault(about, []).extend(note.texts("noteLiteral"))
    return found
