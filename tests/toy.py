"""An encoder whose vectors can be worked out by hand, so that tests of search are exact.

The idea is the demonstration model of simonw/llm's tests (tests/conftest.py, `EmbedDemo`): a vector that counts
instead of a vector that was learnt.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from index.calibration import Calibration, load
from index.encoder import Vectors
from index.export import encoder_name

DIMENSIONS = 4096


class ToyEncoder:
    """A text is the set of its words: the similarity of two texts is shared words / sqrt(words in one x in other).

    `encoded` remembers every text in the order it was asked for.
    """

    name = "toy"

    def __init__(self) -> None:
        self.encoded: list[str] = []
        self._words: dict[int, str] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            words = set(re.findall(r"\w+", text.casefold())) or {""}
            row[[self._place(word) for word in words]] = len(words) ** -0.5
        return vectors

    def _place(self, word: str) -> int:
        place = zlib.crc32(word.encode()) % DIMENSIONS
        if self._words.setdefault(place, word) != word:
            raise AssertionError(f"'{word}' and '{self._words[place]}' share a place: put one of them in other words")
        return place


@cache
def toy_calibration() -> Calibration:
    """The figures of the embedded model as the toy's: both have cosines between 0 and 1."""
    embedded = load(encoder_name(), Path("nowhere"))
    return embedded.model_copy(update={"encoder": ToyEncoder.name})


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
