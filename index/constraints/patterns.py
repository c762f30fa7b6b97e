"""When in the week it happens: part-time, evenings, weekends, day release, in a block, at one's own pace."""

from __future__ import annotations

import re

from catalogue.records import Pattern
from index.constraints.message import Message, Note
from index.constraints.negation import denied
from index.constraints.people import ROLE

WORKING = rf"(?! (?:{ROLE}|teams?|jobs?|contracts?|shifts?|work\w*|hours|basis for staff|meals?|service|trade|rota)\b)"
A_WEEK = r"(?: (?:an?|per|each|every) week|/week)"
TIMES: tuple[tuple[str, Pattern], ...] = (
    (rf"(?:on a )?part[- ]?time{WORKING}(?: (?:basis|study|course))?", Pattern.PART_TIME),
    (rf"full[- ]?time{WORKING}(?: (?:basis|study|course))?", Pattern.FULL_TIME),
    (r"day[- ]release|(?<!half )(?:an? |1 )(?:full |whole )?day(?: release)?(?: (?:an?|per|each|every) |/)week", Pattern.DAY_RELEASE),
    (rf"(?:\d |an? )?evenings?(?: class(?:es)?)?{WORKING}{A_WEEK}?|(?:\w{{2,6}}days? |week ?)nights?{WORKING}"
     rf"|night[- ]?(?:class(?:es)?|school)|(?:at|on) nights?{WORKING}|after work(?=\s*(?:$|[^\w\s]))|twilight{WORKING}",
     Pattern.EVENINGS),
    (rf"(?:(?:on|at) (?:an? |the )?)?(?:weekends?|saturdays?|sundays?)(?: (?:class(?:es)?|only|mornings?|afternoons?))?{WORKING}", Pattern.WEEKENDS),
    (r"block[- ](?:release|delivery|weeks?|study|course|teaching|learning)|(?:in )?(?:an? |1 )(?:\w+ )?block(?! of\b| paving)"
     r"|in blocks|(?:all )?in 1 go|bootcamp", Pattern.BLOCK),
    (r"self[- ]paced|self[- ]study|(?:(?:at|in) )?(?:their|your|our|my|his|her|they'?re)? ?own (?:pace|time|speed)"
     r"|(?:around|round) their (?:shifts|work)", Pattern.SELF_PACED),
)  # fmt: skip
TIME = re.compile(r"(?<![\w-])(?:" + "|".join(f"(?P<time{at}>{words})" for at, (words, _) in enumerate(TIMES)) + r")(?!\w)")
OF_STAFF = re.compile(r"\b(?:are|works?|working|employed|we're|they're)(?: all| mostly| mainly| on)? $")


def read_patterns(message: Message) -> None:
    last_denied: int | None = None
    for match in message.find(TIME):
        pattern = TIMES[int((match.lastgroup or "time0").removeprefix("time"))][1]
        if pattern in (Pattern.PART_TIME, Pattern.FULL_TIME) and OF_STAFF.search(
            message.plain[max(0, match.start() - 25) : match.start()]
        ):
            continue
        span = denied(message.plain, *match.span(), last_denied)
        if span is None:
            message.claim(match.span(), "patterns", pattern, patterns=(pattern,))
        elif pattern is Pattern.FULL_TIME:
            message.claim(span, "patterns", Pattern.PART_TIME, patterns=(Pattern.PART_TIME,))
        else:
            message.claim(span, "patterns", f"not {pattern}", Note.UNSUPPORTED)
            last_denied = span[1]
