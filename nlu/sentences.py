"""The sentences of a message, and the questions that one sentence puts one after the other."""

from __future__ import annotations

import re
from typing import Iterator, List, Tuple

END = re.compile(
    r"(?<=[.!?;])\s+|\n+|\s[-–—]\s"
    r"|,?\s+(?:and|an)\s+(?=(?:also |then )?(?:is|are|was|what|what's|whats|how|when|where|who|which|does|do|can|could"
    r"|will|would|any)\b)",
    re.IGNORECASE,
)
"""Where a sentence ends, or one question ends and the next begins: "when does it start and how long is it"."""

LISTED = re.compile(r"[,:;?]|\band\b|&|\bor\b", re.IGNORECASE)
FIGURE = re.compile(r"\d")
MOST_WORDS = 5
"""What stands between the things that a question lists, what none of them has, and the most words of one of them:
"level, credits, cost"."""

ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|approx|nr|st|dr|mr|mrs|ms|vs|dept|co)\.$", re.IGNORECASE)
NUMBER = re.compile(r"\bno\.\s+\d", re.IGNORECASE)
"""Words whose full stop ends no sentence, and one whose does unless a number follows: "at no. 3"."""


def sentences(text: str) -> List[Tuple[int, int]]:
    """The stretches [start, end) of a text that are a sentence or a question each, with a letter or a figure in it.

    >>> sentences("Good. What does it cost and when does it start?")
    [(0, 5), (6, 23), (28, 47)]
    """
    found, start = [], 0
    for gap in END.finditer(text):
        numbered = NUMBER.match(text, max(0, gap.start() - len("no.")))
        if not (numbered or ABBREVIATED.search(text[start : gap.start()])):
            found.append((start, gap.start()))
            start = gap.end()
    return [(at, end) for at, end in [*found, (start, len(text))] if any(map(str.isalnum, text[at:end]))]


def listed(text: str) -> Iterator[str]:
    """The short things that a question lists, where it lists several."""
    things = [thing.strip() for thing in LISTED.split(text)]
    short = [thing for thing in things if thing and len(thing.split()) <= MOST_WORDS and not FIGURE.search(thing)]
    if len(short) > 1:
        yield from short
