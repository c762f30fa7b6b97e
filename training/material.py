"""What an encoder is calibrated on: the sample, the development split of the judged data, the training examples."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from catalogue.records import Credential, Guidance, Term
from catalogue.sample import sample_credentials, sample_guidance, sample_terms
from catalogue.skills import EscoSkill, read_skills
from index.topics import Topic, language
from runtime.settings import ROOT
from runtime.yaml_file import read_yaml
from training.conversations import DEVELOPMENT as CONVERSATIONS
from training.conversations import Found, read_found
from training.evaluate import Judged, read_judged

JUDGED = ROOT / "tests" / "relevance"
QUERIES = (JUDGED / "queries-a.yml", JUDGED / "queries-b.yml")
SECOND, THIRD = JUDGED / "second", JUDGED / "third"
"""Other catalogues, with their own queries: a registry's dry one of 320 records, and one over the whole of working life
whose 1,176 queries are needs as they stand in messages. Nothing is ever trained or tuned on them."""

EXAMPLES = ROOT / "data" / "nlu"
DEVELOPMENT = "dev"

ANNOTATED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
"""An entity of a training example: the words in square brackets, and what they name behind them."""


@dataclass(frozen=True)
class Question:
    """A question about words of the field, and the ids of the terms that answer it: any of them, or all."""

    text: str
    terms: tuple[str, ...]
    all_wanted: bool = False

    def answered_by(self, terms: Sequence[Term]) -> bool:
        """Whether these terms answer it: the first is a right one, or none is where the word is unknown."""
        ids = [term.id for term in terms]
        if self.all_wanted:
            return set(self.terms) <= set(ids)
        return ids[0] in self.terms if ids else not self.terms


@dataclass(frozen=True)
class SkillNeed:
    """A need, and the labels of the skills that may be put to the employer for it; none where all would be wrong."""

    text: str
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Material:
    """A catalogue, and what is judged about it. `examples` are the training examples by their intent, `topics` those
    whose phrases serve records that have none, `found` the needs of whole conversations."""

    credentials: Sequence[Credential]
    terms: Sequence[Term]
    skills: Sequence[EscoSkill]
    guidance: Sequence[Guidance]
    queries: Sequence[Judged]
    questions: Sequence[Question]
    skill_needs: Sequence[SkillNeed]
    examples: Mapping[str, Sequence[str]] = field(repr=False)
    topics: Sequence[Topic] = ()
    found: Sequence[Found] = ()

    def without_phrases(self) -> Material:
        """The same as a new hub has it: no record has phrases of its own."""
        return replace(self, credentials=[one.model_copy(update={"employer_words": ()}) for one in self.credentials])

    def counts(self) -> dict[str, int]:
        """How many examples of each sort there are."""
        return {
            "credentials": len(self.credentials),
            "queries": len(self.queries),
            "needs in conversations": len(self.found),
            "questions about terms": len(self.questions),
            "needs of skills": len(self.skill_needs),
            "examples for guidance": len(self.examples["guidance"]),
            "examples for out_of_scope": len(self.examples["out_of_scope"]),
        }


def development() -> Material:
    """The bundled sample with everything that is judged about it for development."""
    return Material(
        credentials=sample_credentials(),
        terms=sample_terms(),
        skills=read_skills().skills,
        guidance=sample_guidance(),
        queries=read_judged(QUERIES, DEVELOPMENT),
        questions=read_questions(JUDGED / "glossary.yml", DEVELOPMENT),
        skill_needs=read_skill_needs(JUDGED / "skills.yml", DEVELOPMENT),
        examples=read_examples(EXAMPLES),
        topics=language(),
        found=read_found(CONVERSATIONS),
    )


def other_catalogue(folder: Path) -> list[Credential]:
    """The records of the catalogue in a folder as SECOND and THIRD."""
    return [
        Credential(
            id=entry["id"],
            title=entry["title"],
            provider=entry["provider"],
            description=entry.get("description"),
            learning_outcomes=entry.get("outcomes") or (),
        )
        for entry in read_yaml(folder / "catalogue.yml")
    ]


def read_questions(path: Path, split: str) -> list[Question]:
    """The questions of one split of a file as tests/relevance/glossary.yml."""
    return [
        Question(entry["question"], tuple(entry["terms"]), all_wanted=bool(entry.get("both")))
        for entry in _entries(path)
        if entry["split"] == split
    ]


def read_skill_needs(path: Path, split: str) -> list[SkillNeed]:
    """The needs of one split of a file as tests/relevance/skills.yml."""
    return [SkillNeed(entry["need"], tuple(entry["skills"])) for entry in _entries(path) if entry["split"] == split]


def read_examples(folder: Path) -> dict[str, list[str]]:
    """The training examples of Rasa's files in a folder, by their intent, as an employer would type them."""
    examples: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.yml")):
        for entry in read_yaml(path)["nlu"]:
            lines = [line.strip() for line in entry["examples"].splitlines()] if "intent" in entry else []
            listed = examples.setdefault(entry["intent"], []) if lines else []
            listed += [ANNOTATED.sub(r"\1", line[2:]) for line in lines if line.startswith("- ")]
    return examples


def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = read_yaml(path)
    return entries
