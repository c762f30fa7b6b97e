"""The stretches of a message that the reader marked, and what each is. data/messages/README.md describes the labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DEBRIS = re.compile(r"\s?[,;:][\s,;:]*[.!?]?|\s[.!?](?!\w)|\s*\(\s*\)")
"""Separators around what was cut out, of which the last is kept, and empty brackets."""

LABELS = frozenset(
    {
        *("need", "not", "drop", "who", "heads", "story", "place", "price", "level", "time", "mode", "provider"),
        *("title", "term", "ordinal", "change", "person"),
    }
)

CONDITIONS = frozenset({"place", "price", "level", "time", "mode", "provider", "heads"})
"""Labels of what is asked of an offer."""


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of a message, and their label."""

    start: int
    end: int
    label: str

    def touches(self, stretches: Iterable[tuple[int, int]]) -> bool:
        """Whether one of the stretches [start, end) has a character of this span."""
        return any(start < self.end and end > self.start for start, end in stretches)


def words_of(text: str, spans: Sequence[Span], *labels: str) -> tuple[str, ...]:
    """The words of the spans with these labels, in order, each once whatever its capitals."""
    words: dict[str, str] = {}
    for span in spans:
        if span.label in labels and (stretch := text[span.start : span.end].strip(" \n\t,;:!?\"'").rstrip(".")):
            words.setdefault(stretch.casefold(), stretch)
    return tuple(words.values())


def without(text: str, spans: Sequence[Span], *labels: str) -> str:
    """The text without the spans of these labels and the spaces and commas that they leave."""
    kept, at = [], 0
    for span in spans:
        if span.label in labels:
            kept.append(text[at : span.start])
            at = span.end
    rest = " ".join("".join([*kept, text[at:]]).split())
    return DEBRIS.sub(_last_sign, rest).strip(" ,;:-")


def _last_sign(debris: re.Match[str]) -> str:
    signs = debris[0].strip()
    return "" if signs.endswith(")") else signs[-1] + " " * debris[0][-1].isspace()
