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

MISSED = re.compile(
    r"\b(?:that|this|these|those|they|it)(?:'?s|'?re| is| are| was| were)?(?:n'?t| not|nae| no)"
    r"(?: (?:really|even|actually))?(?: an?| any| the| about)? $"
    r"|\b(?:neither|none|nane)(?: of (?:that|this|these|those|them))?(?: is| are| was| were)?(?: really| even)?"
    r" (?:about|on|for|covers?|mentions?|deals? with) $",
    re.IGNORECASE,
)
"""What stands before a topic that what was shown is not: "that's not CPC" asks for CPC."""

AGAINST = re.compile(r",? (?:and |but )?(?:not|no|rather than|instead of) ", re.IGNORECASE)
REFUSED = re.compile(r"(?:\b(?:not|no|nor|neither|without|don'?t want|dinnae want)|n't)\b[^.,;]{0,12}$", re.IGNORECASE)
"""What stands between what is wanted and what is not ("hydrogen not wind"), and before what is not wanted either."""

WELCOME = re.compile(
    r"\s*(?:is|are|would be|will be|'s) (?:all |quite |perfectly )?(?:fine|ok(?:ay)?|good|grand|great)\b", re.IGNORECASE
)
"""What stands behind words that are welcome, whatever stands before them: "no problem, English is fine"."""

NEVER_ASKED = re.compile(
    r"\b(?:did|do|have|had)(?:n['’]?t|nae| not|nt)(?: even)?"
    r" (?:ask|say|said|asked|want you|mention|mentioned|tell you|told you)\b[^.!?;,]*$"
    r"|\bnever (?:asked|said|mentioned|told)\b[^.!?;,]*$",
    re.IGNORECASE,
)
"""What stands before a place or a college that was taken for a condition and never was one: "I didn't ask to restrict
it to Fife College" takes it off and keeps nothing out."""

PROPER = re.compile(r"(?:University|College|[A-Z][a-z]+)\b")
"""How the name of a place or a college begins; a topic of such a question is refused."""

TOPICS = ("need", "title")


def with_complaints(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a message, with the topics that it complains about marked as not wanted, and as wanted those that
    what was shown is not, or that something else is put against."""
    stretches = []
    for match in COMPLAINT.finditer(text):
        end = ENDS.search(text, match.end())
        stretches.append((match.end(), end.start() if end else len(text)))
    spans = [span for span in spans if span.label != "not" or not WELCOME.match(text, span.end)]
    after = [*spans[1:], None] if spans else []
    return tuple(_as_meant(text, span, follows, stretches) for span, follows in zip(spans, after, strict=True))


def _as_meant(text: str, span: Span, follows: Span | None, stretches: Sequence[tuple[int, int]]) -> Span:
    if span.label in TOPICS and any(start <= span.start < end for start, end in stretches):
        return replace(span, label="not")
    before = text[: span.start]
    if span.label == "not" and NEVER_ASKED.search(before) and PROPER.match(text, span.start):
        return replace(span, label="drop")
    if span.label == "not" and (
        MISSED.search(before) or (_is_put_against(text, span, follows) and not REFUSED.search(before))
    ):
        return replace(span, label="need")
    return span


def _is_put_against(text: str, span: Span, follows: Span | None) -> bool:
    return bool(follows and follows.label == "not" and AGAINST.fullmatch(text[span.end : follows.start]))
