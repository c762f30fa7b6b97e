"""The words by which skills are named, confirmed and counted: the part of ESCO that fits this catalogue.

ESCO as a whole has 13,939 skills, and an employer's phrase goes astray among them; how these were chosen stands at the
head of `skills/esco.yml`. A label of ours that no ESCO skill means stays a label without a URI.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, HttpUrl

from catalogue.records import Credential, Line, Record, Skill
from runtime.yaml_file import read_yaml

FILE = Path(__file__).parent / "skills" / "esco.yml"


class EscoSkill(Record):
    """A skill of ESCO under its own name. `covers` are labels of this catalogue that it is the same as, or contains."""

    uri: HttpUrl
    label: Line
    aliases: tuple[Line, ...] = Field((), max_length=6)
    covers: tuple[Line, ...] = ()


class SkillVocabulary:
    """Skills by URI and by name; case and spacing of a name do not matter.

    A name that two of them have is the one's whose label it is, then the one's that covers it, then the alias's.
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
        """The skill with this URI."""
        return self._by_uri.get(uri)

    def find(self, name: str) -> EscoSkill | None:
        """The skill that has this label, alias or label of ours."""
        return self._by_name.get(_folded(name))

    def tagged(self, credential: Credential) -> Credential:
        """The credential, its skills with their URIs as far as they are known; a URI that is there is kept."""
        return credential.model_copy(update={"skills": tuple(self._tagged(skill) for skill in credential.skills)})

    def _tagged(self, skill: Skill) -> Skill:
        found = None if skill.uri else self.find(skill.label)
        return skill.model_copy(update={"uri": found.uri}) if found else skill


def read_skills(path: Path = FILE) -> SkillVocabulary:
    """The vocabulary in a file; raises pydantic's ValidationError where an entry is wrong."""
    return SkillVocabulary(EscoSkill.model_validate(entry) for entry in read_yaml(path))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
