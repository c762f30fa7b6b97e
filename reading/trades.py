"""What an employer says of the own trade: "I've been a childminder for 14 years", "we run a small joinery firm"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.need_words import EMPTY, LEADING
from reading.spans import Span

TOLD = re.compile(
    r"\b(?:i|we|he|she|they)(?:['’](?:m|ve|re|s)| am| are| is| was| have| has)?(?: been| got)?"
    r"(?: (?:run(?:ning)?|own|have|manage|work(?:ing)?(?: (?:as|in|at|for|with))?|with|in|at))?"
    r"(?: (?:an?|the|two|three|four|some))? "
    r"(?P<trade>(?!(?:my|our|no|not|at|in|on|with|so|just|still|always|never)\b)[^.,;!?()\n]+)",
    re.IGNORECASE,
)
"""Words that say what somebody is or runs."""

ENDS = re.compile(
    r"\s(?:in|at|on|near|outside|with|and|for|since|who|which|that|but|so|because|from|of|to|just|doing)\b.*",
    re.IGNORECASE,
)
SIZE = re.compile(
    r"^(?:(?:very|really|wee|small|tiny|little|busy|family|local|mobile|self-employed|sole"
    r"|\d\S*(?:[ -](?:person|man|strong|staff))?)\s+)+",
    re.IGNORECASE,
)
"""What follows the name of a trade, and what stands before it."""

MOST = 5
"""Words of a trade."""


def trades(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The trades that the story of a message tells of, in a few words each, in order."""
    stories = [text[span.start : span.end] for span in spans if span.label in ("story", "who")]
    told = [SIZE.sub("", ENDS.sub("", found["trade"])).strip() for story in stories for found in TOLD.finditer(story)]
    return tuple(dict.fromkeys(trade for trade in told if _tells(trade)))


def _tells(trade: str) -> bool:
    """Whether words say what somebody does: "small firm" does not."""
    words = trade.lower().split()
    return 0 < len(words) <= MOST and any(word not in EMPTY | LEADING for word in words)
