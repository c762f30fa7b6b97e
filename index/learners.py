"""Up to which SCQF level courses usually suit those who are to learn, from the words by which an employer names them.

An employer who writes of support workers says nothing of levels, and takes a degree module for a wrong answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from index.encoder import Encoder, Vectors
from runtime.settings import ROOT

LEARNERS = ROOT / "data" / "learners.txt"

UNKNOWN, HIGHEST = 0, 12
"""The level of words that do not say who they are, and that of those whom any level of the SCQF may suit."""

NEAREST = 3
"""How many of the nearest examples of a level speak for it: their mean likeness does."""


class BadLearners(ValueError):
    """A file that is not as it says in its head; the text names file, line and fault."""


class Learners:
    """Examples of learners by the level that suits them, to be compared with. Safe to share between threads.

    They are encoded when they are first needed, which takes most of a second: a process that serves asks once when it
    starts.
    """

    def __init__(self, encoder: Encoder, path: Path = LEARNERS) -> None:
        self._encoder = encoder
        self._examples = read_examples(path)
        self._levels = np.array([level for _, level in self._examples])

    @cached_property
    def _vectors(self) -> Vectors:
        return self._encoder.encode([words for words, _ in self._examples])

    def highest_level(self, words: Sequence[str]) -> int | None:
        """The SCQF level above which a course seldom suits learners who are named by these words.

        Of several the lowest, because nobody is to be left behind. None where any level may suit, or the words do not
        say.
        """
        return min((level for level in self._levels_of(words) if UNKNOWN < level < HIGHEST), default=None)

    def telling(self, words: Sequence[str]) -> list[str]:
        """Those of these words that say who somebody is: "joiners", but not "our squad"."""
        return [one for one, level in zip(words, self._levels_of(words), strict=True) if level != UNKNOWN]

    def _levels_of(self, words: Sequence[str]) -> list[int]:
        if not words:
            return []
        return [self._level(likeness) for likeness in self._encoder.encode(words) @ self._vectors.T]

    def _level(self, likeness: Vectors) -> int:
        """The level whose nearest examples are the likest on average."""
        means = {level: np.sort(likeness[self._levels == level])[-NEAREST:].mean() for level in np.unique(self._levels)}
        return int(max(means, key=lambda level: float(means[level])))


def read_examples(path: Path) -> list[tuple[str, int]]:
    """The examples of a file, each with its level. Raises BadLearners."""
    examples: list[tuple[str, int]] = []
    level: int | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        if words.startswith("="):
            level = _level_of(words[1:].strip(), f"{path}, line {number}")
        elif level is None:
            raise BadLearners(f"{path}, line {number}: “{words}” stands before the first level")
        else:
            examples.append((words, level))
    if not examples:
        raise BadLearners(f"{path} has no examples")
    return examples


def _level_of(words: str, place: str) -> int:
    if not words.isdecimal() or int(words) > HIGHEST:
        raise BadLearners(f"{place}: “{words}” is no level from {UNKNOWN} to {HIGHEST}")
    return int(words)
