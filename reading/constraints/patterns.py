"""When in the week a course is taught: part-time, evenings, weekends, day release, block, self-paced."""

from __future__ import annotations

import re

from catalogue.records import Pattern
from reading.constraints.message import Message

STUDY = r"(?: (?:basis|study|course))?"
A_WEEK = r"(?: (?:an?|per|each|every) week|/week)"
TIMES: tuple[tuple[str, Pattern], ...] = (
    (rf"(?:on a )?part[- ]?time{STUDY}", Pattern.PART_TIME),
    (rf"(?:on a )?full[- ]?time{STUDY}", Pattern.FULL_TIME),
    (rf"day[- ]release|(?<!half )(?:an? |1 )(?:full |whole )?day{A_WEEK}", Pattern.DAY_RELEASE),
    (rf"(?:\d |an? )?evenings?(?: class(?:es)?)?{A_WEEK}?", Pattern.EVENINGS),
    (r"(?:(?:\w{2,6}days? |week ?)nights?|(?:at|on) nights?|twilight)", Pattern.EVENINGS),
    (r"night[- ]?(?:class(?:es)?|school)|after work(?=\s*(?:$|[^\w\s]))", Pattern.EVENINGS),
    (
        r"(?:(?:on|at) (?:an? |the )?)?(?:weekends?|saturdays?|sundays?)"
        r"(?: (?:class(?:es)?|only|mornings?|afternoons?))?",
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
FULL_DAYS = re.compile(r"(?<![\w-])(?:an? )?(?:full|whole|entire) days?(?!\w)")
"""What rules out day release where it is ruled out, and is no pattern where it is not: "two full days"."""


def read_patterns(message: Message) -> None:
    """Claim the patterns that are wanted and those that are ruled out; "not full-time" means part-time."""
    last_denied: int | None = None
    for match in message.find(TIME):
        pattern = TIMES[int((match.lastgroup or "time0").removeprefix("time"))][1]
        span = message.denied(match.span(), last_denied)
        if span is None:
            message.claim(match.span(), "patterns", pattern, patterns=(pattern,))
        elif pattern is Pattern.FULL_TIME:
            message.claim(span, "patterns", Pattern.PART_TIME, patterns=(Pattern.PART_TIME,))
        else:
            _rule_out(message, span, pattern)
            last_denied = span[1]
    for match in message.find(FULL_DAYS):
        if span := message.denied(match.span()):
            _rule_out(message, span, Pattern.DAY_RELEASE)


def _rule_out(message: Message, span: tuple[int, int], pattern: Pattern) -> None:
    message.claim(span, "not_patterns", f"not {pattern}", not_patterns=(pattern,))
