"""What is ruled out: "not online", "no evenings", "online isn't an option", "anything but Carse College"."""

from __future__ import annotations

import re

BEFORE = re.compile(
    r"\b(?:(?:not|no|never|nothing|nowhere|none|without|avoid(?:ing)?|nor"
    r"|any(?:thing|one|body|where)? (?:but|except|other than|apart from)|except|excluding|rather than|instead of|hate"
    r"|(?:can'?t|cannot|won'?t|mustn'?t|must not|shouldn'?t|isn'?t|don'?t|doesn'?t|didn'?t)(?: really)?"
    r"(?: (?:want|like|fancy|do|be|have|go|use|work|manage|need))?)"
    r"(?: (?:it|to|be|do|have|done|any|an?|the|anything|purely|fully|entirely|all|another|from|by|with|at|in|on|for|of|taught|delivered|run))*) $"
)
NOT_REALLY = re.compile(r"\b(?:not|isn'?t) (?:just|only|necessarily)|no (?:problem|issue|bother)|don'?t mind")
AFTER = re.compile(
    r" (?:(?:stuff|courses?|training|learning|delivery|ones?) )?"
    r"(?:(?:is|are|was|were|would be|'s) (?:not|no|out|useless|hopeless|a no)\b|isn'?t|aren'?t|won'?t|wouldn'?t|doesn'?t"
    r"|no (?:good|use|thanks|way|go)\b|not (?:possible|suitable|an option|for us)\b|out of the question)"
    r"(?: (?:an|a|really|for us|work|suit|us|go|option|no|good|possible|suitable|workable|no-no|goer|good enough|do))*"
)
OR = re.compile(r" ?(?:,|or|nor|and no|/)(?: (?:at|in|on|from|by))?(?: the)? ?")
WINDOW = 60


def denied(plain: str, start: int, end: int, last_denied: int | None = None) -> tuple[int, int] | None:
    """The stretch with its "not", or None when nothing rules it out; "or" carries a "not" on from `last_denied`."""
    window = max(0, start - WINDOW)
    before = BEFORE.search(plain[window:start])
    if before and not NOT_REALLY.search(before[0]):
        return window + before.start(), end
    if after := AFTER.match(plain, end):
        return start, after.end()
    if last_denied is not None and OR.fullmatch(plain, last_denied, start):
        return start, end
    return None
