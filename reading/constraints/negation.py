"""What is ruled out: "not online", "no evenings", "online isn't an option", "anything but Carse College"."""

from __future__ import annotations

import re

NOT = (
    r"(?:not|no more|no|never|nothing|nowhere|none|nor|without|avoid(?:ing)?|except|excluding|rather than|instead of"
    r"|hate"
    r"|(?:any|every)(?:thing|one|body|where)?(?: month| day| time| level)? (?:but|bar|except|other than|apart from)"
    r"|(?:can't|cannot|won't|mustn't|must not|shouldn't|isn't|don't|doesn't|didn't)(?: really)?"
    r"(?: (?:want|like|fancy|do|be|have|go|use|work|manage|need))?)"
)
FILLING = (
    r"(?: (?:it|to|be|do|have|done|any|an?|the|anything|purely|fully|entirely|all|another|from|by|with|at|in|on|for"
    r"|of|taught|delivered|run|away|out|off))*"
)
BEFORE = re.compile(rf"\b{NOT}{FILLING} $")
VERB_FIRST = (
    r"(?:^|[.;!?:,] ?|\b(?:and|but|so|really|well|ok) )"
    r"(?:is|are|was|were|have|has|do|does|did|can|could|will|would|should)(?:n't)? "
    r"(?:there|you|it|they|we|he|she|that|this|these|those|any(?:thing|one|body|where)?|one|some)"
)
ASKED = re.compile(rf"{VERB_FIRST}(?: (?:really|not|got|honestly|just))* $")
"""A question that begins with its verb and denies next, which asks for what it seems to deny: "have you really nothing
online", "could they not do it online"; "have you anything that's not online" does not."""
STILL_YES = re.compile(r"\b(?:not|isn't) (?:just|only|necessarily)|no (?:problem|issue|bother)|don't mind")
AFTER = re.compile(
    r" (?:(?:stuff|courses?|training|learning|delivery|ones?) )?"
    r"(?:(?:is|are|was|were|would be|'s) (?:not|no|out|useless|hopeless|impossible|difficult|tricky"
    r"|unworkable|too busy|our busiest|an? (?:no|nightmare))\b(?! to )|isn't|aren't|won't|wouldn't|doesn't"
    r"|no (?:good|use|thanks|way|go)\b|not (?:possible|suitable|an option|for us)\b|out of the question)"
    r"(?: (?:an?|really|for us|work|suit|us|go|do|option|no|good|good enough|possible|suitable|workable|goer))*"
)
OR = re.compile(r" ?(?:,? ?(?:or|nor|and no)|/)(?: (?:at|in|on|from|by))?(?: the)? ?")
WINDOW = 60


def denied(plain: str, start: int, end: int, last_denied: int | None = None) -> tuple[int, int] | None:
    """The stretch with its "not", or None when nothing rules it out; "or" carries a "not" on from `last_denied`."""
    window = max(0, start - WINDOW)
    before = BEFORE.search(plain[window:start])
    if before and not STILL_YES.search(before[0]) and not ASKED.search(plain, window, window + before.start()):
        return window + before.start(), end
    if after := AFTER.match(plain, end):
        return start, after.end()
    if last_denied is not None and OR.fullmatch(plain, last_denied, start):
        return start, end
    return None
