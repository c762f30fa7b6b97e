"""Needs that speak of something by a word that stands for it: "damp comes back, they must know what causes it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.spans import Span, words_of

STANDS_FOR = re.compile(
    r"\b(?:(?-i:it)|them)\b"
    r"(?!['’]|\W+(?:security|skills?|support|training|systems?|basics?|literacy|help ?desk|staff|team)\b)"
    r"|\b(?:this|that|these|those)$"
    r"|^(?!(?:the|any|some|other)\b)\w+ (?:\w+ )*(?:better|good|proper|decent|new|stronger|winning|our own) ones$",
    re.IGNORECASE,
)
"""A word of a need that stands for something named before: "write better ones", not "a cheaper one"."""

SENTENCE = re.compile(r"[.!?;\n]+\s*")
LED_TO = re.compile(r"\b(?:is there|are there|do you have|have you|can you|could you|would|please)\b.*", re.IGNORECASE)
"""Where the words begin that only ask for a course."""

MOST = 16
"""Words in front of such a need that are searched for with it."""

OWN = 4
"""Other words of a need by which it says itself what it is about."""


def needs_told(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The words of each need of a message, in order, each once. One in which a word stands for something is told with
    what was said before it, and those that follow it in one sentence with it."""
    told: list[tuple[int, int, bool]] = []
    for span in (span for span in spans if span.label == "need"):
        words = text[span.start : span.end]
        stands = STANDS_FOR.search(words) is not None and len(words.split()) <= OWN
        if stands and told and told[-1][2] and not SENTENCE.search(text, told[-1][1], span.start):
            told[-1] = (told[-1][0], span.end, True)
        else:
            told.append((_beginning(text, span.start) if stands else span.start, span.end, stands))
    return words_of(text, [Span(start, end, "need") for start, end, _ in told], "need")


def _beginning(text: str, at: int) -> int:
    """Where the words begin that a need at this place speaks of: in its own sentence, or in the one before where that
    says little."""
    ends = [match.end() for match in SENTENCE.finditer(text, 0, at)]
    start = ends[-1] if ends else 0
    if len(LED_TO.sub("", text[start:at]).split()) <= OWN:
        start = ends[-2] if len(ends) > 1 else 0
    before = list(re.finditer(r"\S+", text[start:at]))
    return start + before[-MOST].start() if len(before) > MOST else start
