"""What a message complains that it was shown: "those look like care courses", "I didn't ask for a degree in policy"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reading.spans import Span

COMPLAINT = re.compile(
    r"\b(?:(?:did|do|does|was|were)(?:n'?t|nae| not|nt) (?:ask|look)(?:ing)? for"
    r"|(?:those|these|they|that|it|all)(?:'?s|'?re| is| are| all)?(?: all)? (?:look|seem|sound|feel)s?(?: more)? like"
    r"|(?:those|these|they|that)(?:'?s|'?re| is| are)(?: all| just)? (?:for|more for|meant for|made for)"
    r"|^\W*(?:no,? )?not (?:that|those|these|this)\b(?! one)"
    r"|(?:what|why) (?:has|have|would|do|does) (?:that|this|those|these)\b.{0,20}\bto do with)\b",
    re.IGNORECASE,
)
ENDS = re.compile(r"[.!?;\n]|\b(?:we|i|our|mine|what i|need|want)\b", re.IGNORECASE)
"""Where a complaint ends: what follows says what is wanted instead."""

TOPICS = ("need", "title")


def with_complaints(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a message, with the topics that it complains about marked as not wanted."""
    stretches = []
    for match in COMPLAINT.finditer(text):
        end = ENDS.search(text, match.end())
        stretches.append((match.end(), end.start() if end else len(text)))
    return tuple(
        replace(span, label="not")
        if span.label in TOPICS and any(start <= span.start < end for start, end in stretches)
        else span
        for span in spans
    )
