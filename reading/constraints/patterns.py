"""When in the week a course is taught: part-time, evenings, weekends, day release, block, self-paced."""

from __future__ import annotations

import re

from catalogue.records import Pattern
from reading.constraints.message import Message, Note
from reading.constraints.negation import denied
from reading.constraints.people import ROLE

NOT_AT_WORK = rf"(?! (?:{ROLE}|teams?|jobs?|contracts?|shifts?|work\w*|hours|meals?|service|trade|rota)\b)"
"""Behind a word that may speak of jobs: "our part-time staff", "evening shifts"."""
STUDY = r"(?: (?:basis|study|course))?"
A_WEEK = r"(?: (?:an?|per|each|every) week|/week)"
TIMES: tuple[tuple[str, Pattern], ...] = (
    (rf"(?:on a )?part[- ]?time{NOT_AT_WORK}{STUDY}", Pattern.PART_TIME),
    (rf"(?:on a )?full[- ]?time{NOT_AT_WORK}{STUDY}", Pattern.FULL_TIME),
    (rf"day[- ]release|(?<!half )(?:an? |1 )(?:full |whole )?day{A_WEEK}", Pattern.DAY_RELEASE),
    (rf"(?:\d |an? )?evenings?(?: class(?:es)?)?{NOT_AT_WORK}{A_WEEK}?", Pattern.EVENINGS),
    (rf"(?:(?:\w{{2,6}}days? |week ?)nights?|(?:at|on) nights?|twilight){NOT_AT_WORK}", Pattern.EVENINGS),
    (r"night[- ]?(?:class(?:es)?|school)|after work(?=\s*(?:$|[^\w\s]))", Pattern.EVENINGS),
    (
        r"(?:(?:on|at) (?:an? |the )?)?(?:weekends?|saturdays?|sundays?)"
        rf"(?: (?:class(?:es)?|only|mornings?|afternoons?))?{NOT_AT_WORK}",
        Pattern.WEEKENDS,
    ),
    (r"block[- ](?:release|delivery|weeks?|study|course|teaching|learning)|in blocks", Pattern.BLOCK),
    (r"(?:in )?(?:an? |1 )(?:\w+ )?block(?! of\b| paving)|(?:all )?in 1 go|bootcamp", Pattern.BLOCK),
    (
        r"self[- ]paced|self[- ]study|(?:(?:at|in) )?(?:their|your|our|my|his|her)? ?own (?:pace|time|speed)",
        Pattern.SELF_PACED,
    ),
)
TIME = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<time{at}>{words})" for at, (words, _) in enumerate(TIMES)) + r")(?!\w)"
)
OF_STAFF = re.compile(r"\b(?:are|works?|working|employed|we're|they're)(?: all| mostly| mainly| on)? $")


def read_patterns(message: Message) -> None:
    """Claim the patterns; no filter holds one that is ruled out, except that "not full-time" means part-time."""
    last_denied: int | None = None
    for match in message.find(TIME):
        pattern = TIMES[int((match.lastgroup or "time0").removeprefix("time"))][1]
        before = message.plain[max(0, match.start() - 25) : match.start()]
        if pattern in (Pattern.PART_TIME, Pattern.FULL_TIME) and OF_STAFF.search(before):
            continue
        span = denied(message.plain, *match.span(), last_denied)
        if span is None:
            message.claim(match.span(), "patterns", pattern, patterns=(pattern,))
        elif pattern is Pattern.FULL_TIME:
            message.claim(span, "patterns", Pattern.PART_TIME, patterns=(Pattern.PART_TIME,))
        else:
            message.claim(span, "patterns", f"not {pattern}", Note.UNSUPPORTED)
            last_denied = span[1]
