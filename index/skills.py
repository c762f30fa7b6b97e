"""From a need to the ESCO skills it may be about: to be put to the employer for confirmation, never assumed.

A way to name and count what was asked for, beside the search and not before it: finding a course through a taxonomy
finds worse ones than searching the courses.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from catalogue.skills import EscoSkill
from index.calibration import Skills
from index.encoder import Encoder
from index.texts import Passage
from index.vectors import LoadedPart, load_matrix

MOST = 3


@dataclass(frozen=True)
class Inferred:
    """A skill that a need may be about, and its similarity (0 to 1)."""

    skill: EscoSkill
    score: float


def skill_passages(skill: EscoSkill) -> list[Passage]:
    """Every name of the skill: its label, its aliases, and the labels of ours that it stands for."""
    names = [("label", skill.label)]
    names += [("aliases", alias) for alias in skill.aliases]
    names += [("covers", label) for label in skill.covers]
    return [Passage(str(skill.uri), field, name) for field, name in names]


class SkillIndex:
    """One build's skills, in memory. Reads only; safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, least: Skills) -> None:
        with (folder / "skills.jsonl").open(encoding="utf-8") as file:
            self._skills = [EscoSkill.model_validate_json(line) for line in file]
        self._part = LoadedPart.load(folder, "skills")
        self._matrix = load_matrix(folder)
        self._encoder = encoder
        self._least = least

    def infer(self, need: str) -> tuple[Inferred, ...]:
        """At most `MOST` skills that the need is near enough to, best first; none when it is not near to any."""
        if not self._skills or not need.strip():
            return ()
        positions = np.arange(len(self._skills))
        scores = self._part.best(self._matrix, self._encoder.encode([need])[0], positions, 0)
        least = max(self._least.least, float(scores.max()) - self._least.gap)
        ranked = sorted(
            positions[scores >= least], key=lambda position: (-scores[position], self._skills[position].label)
        )
        return tuple(Inferred(self._skills[position], round(float(scores[position]), 4)) for position in ranked[:MOST])
