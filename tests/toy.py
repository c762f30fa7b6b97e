"""An encoder whose vectors can be worked out by hand, so that tests of search are exact.

The idea is the demonstration model of simonw/llm's tests (tests/conftest.py, `EmbedDemo`): a vector that counts
instead of a vector that was learnt.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import numpy as np

from index.answers import Answers, Bounds
from index.calibration import Calibration, Made, Margins, Match, Questions, Skills, Terms, Weights
from index.encoder import Vectors

DIMENSIONS = 8192
PLACES: dict[str, int] = {}
"""Where each word that any toy has met stands in a vector: no two words share a place."""


class ToyEncoder:
    """A text is the set of its words: the similarity of two texts is shared words / sqrt(words in one x in other).

    `encoded` remembers every text in the order it was asked for.
    """

    name = "toy"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            words = set(re.findall(r"\w+", text.casefold())) or {""}
            row[[self._place(word) for word in words]] = len(words) ** -0.5
        return vectors

    def _place(self, word: str) -> int:
        return PLACES.setdefault(word, len(PLACES))


def toy_answers() -> Answers:
    """What finds answers by the toy: enough words in common, or what the reader took to be asked for."""
    return Answers(ToyEncoder(), Bounds(least=0.38, agreed=0, beside=0.05))


def toy_calibration() -> Calibration:
    """Figures that suit the toy: those with which the embedded model was first shipped."""
    return Calibration(
        encoder=ToyEncoder.name,
        made=Made(date=dt.date(2026, 11, 21), command="by hand", counts={}),
        weights=Weights(published=0.5, employer=1, centre=1, whole=1, words=0.65, background=0.5, level=0),
        match=Match(nearest=13.9, whole=0, words=2, constant=-10.5, threshold=0.4),
        margins=Margins(guess=0.1, out_of_scope=0.4),
        terms=Terms(phrase=0.62, description=0.38, over_name=0.6),
        guidance=Questions(answered=0.5, same_question=0.6),
        skills=Skills(least=0.57, gap=0.05),
    )


class PowerCut(Exception):
    """What a `BreakingEncoder` ends with."""


class BreakingEncoder(ToyEncoder):
    """A toy that stops in the middle of its work, after so many calls."""

    def __init__(self, calls: int = 0) -> None:
        super().__init__()
        self._calls_left = calls

    def encode(self, texts: Sequence[str]) -> Vectors:
        if self._calls_left == 0:
            raise PowerCut
        self._calls_left -= 1
        return super().encode(texts)
