"""The vocabulary of skills: the part of ESCO that fits this catalogue.

ESCO has 13,939 skills, among which a search for an employer's phrase finds wrong ones. The head of `skills/esco.yml`
says how these were chosen. A label of the catalogue that matches no ESCO skill has no URI.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, HttpUrl

from catalogue.records import Credential, Line, Record, Skill
from runtime.yaml_file import read_yaml

FILE = Path(__file__).parent / "skills" / "esco.yml"


class EscoSkill(Record):
    """A skill of ESCO. `covers` are labels of this catalogue that mean the same skill or a part of it."""

    uri: HttpUrl
    label: Line
    aliases: tuple[Line, ...] = Field((), max_length=6)
    covers: tuple[Line, ...] = ()


class SkillVocabulary:
    """Skills by URI and by name; case and spacing of a name are ignored.

    Where several skills share a name, the skill with this label comes first, then the skill that covers it, then the
    skill with this alias.
    """

    def __init__(self, skills: Iterable[EscoSkill]) -> None:
        self.skills = tuple(skills)
        self._by_uri = {str(skill.uri): skill for skill in self.skills}
        names = [
            *((skill.label, skill) for skill in self.skills),
            *((label, skill) for skill in self.skills for label in skill.covers),
            *((alias, skill) for skill in self.skills for alias in skill.aliases),
        ]
        self._by_name = {_folded(name): skill for name, skill in reversed(names)}

    def named(self, uri: str) -> EscoSkill | None:
        """The skill with this URI, or None."""
        return self._by_uri.get(uri)

    def find(self, name: str) -> EscoSkill | None:
        """The skill that has this label or alias, or covers this label of the catalogue; None if there is none."""
        return self._by_name.get(_folded(name))

    def tagged(self, credential: Credential) -> Credential:
        """The credential with the URIs of known skills added; a skill that has a URI keeps it."""
        if not credential.skills:
            return credential
        return credential.model_copy(update={"skills": tuple(self._tagged(skill) for skill in credential.skills)})

    def _tagged(self, skill: Skill) -> Skill:
        match = None if skill.uri else self.find(skill.label)
        return skill.model_copy(update={"uri": match.uri}) if match else skill


def read_skills(path: Path = FILE) -> SkillVocabulary:
    """The vocabulary in a file; raises pydantic's ValidationError where an entry is wrong."""
    return SkillVocabulary(EscoSkill.model_validate(entry) for entry in read_yaml(path))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
