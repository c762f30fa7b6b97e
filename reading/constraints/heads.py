"""How many people are to learn, read from the spans that count them."""

from __future__ import annotations

import re

from reading.constraints.counted import MAYBE, WINDOW, counted, one_more_behind
from reading.constraints.message import Message, Note

NUMBER = re.compile(r"(?<![\d.])(\d{1,6}(?:\.\d)?)\s?(k\b)?")
GROUPS = re.compile(
    r"\b(\d{1,3})\s?(?:x|times|(?:groups?|teams?|cohorts?|lots?|batches|classes|shifts) of)\s?(\d{1,4})\b"
)
PART = re.compile(r"\b(\d{1,5})(?:\s\w+)? (?:out )?of (?:our |the |my |their |all )*\d{1,5}\b")
RANGE = re.compile(r"\b\d{1,5}\s?(?:-|to|or|,\s?(?:maybe|perhaps|possibly|mibbe)|maybe|perhaps)\s?(\d{1,5})\b")
BETWEEN = re.compile(r"\bbetween \d{1,5} (?:and|or|to) (\d{1,5})\b")
AND = re.compile(r"\b(?P<first>\d{1,5}|me|myself)\b[^\d,;]* (?:and|plus|\+|&) (?P<second>\d{1,5})\b(?! of\b)")
AND_ME = re.compile(r"\b(\d{1,5})\b[^\d,;]* (?:and|plus|\+|&) (?:me|myself|i)\b")
"""A number and the one who says it: "2 engineers and me"."""

SHARE = re.compile(
    r"\b(?P<share>half|a third|a quarter|2 thirds|3 quarters)(?: of)? (?:our |the |my |all )*(?P<all>\d{1,5})\b"
)
SHARES = {"half": 1 / 2, "a third": 1 / 3, "a quarter": 1 / 4, "2 thirds": 2 / 3, "3 quarters": 3 / 4}
ONE = re.compile(r"\b(?:just |only )?(?:me|myself)(?: (?:alone|only))?$|\b(?:one|an?) (?:person|of us)\b")
COUNTS = {"a score": 20, "a pair": 2, "both": 2, "a handful": 5, "a few": 3}
SUBSET = re.compile(r"[^\w¦]*(?:of (?:them|these|those|whom|us|which)|are|being)\b")
"""What stands behind a number that only says what some of those counted before are."""
ONE_OF_THEM = re.compile(r"\s*of (?:them|these|those)\b")
"""What stands behind "one" where it tells a story of somebody: "one of them does it by hand"."""
ABOUT = re.compile(r"\b(?:about|around|roughly|or so|odd|maybe|perhaps|mibbe|nearly|almost|handful|few)\b|ish\b")
WHOLE = re.compile(r"\b(?:all|total|altogether|in all|everyone|whole)\b")

HEDGED = re.compile(r"\b(?:maybe|perhaps|possibly|mibbe|probably|could be|might be|or)\b")
"""Words in front of a number that may stand in the place of the one before: "3 persons. maybe 4"."""

NOT_SO_MANY = re.compile(r"\b(?:not|instead of|rather than|and no longer|down from|up from)\s+(?:the )?$")
"""Words in front of a number that does not hold: "26 not 20"."""

IN_ALL = re.compile(
    r"\W*(?:[^\W\d_]+\W+)?(?:in (?:all|total)|(?:a(?:ll|w|l)? in|a' in)(?=\W*(?:$|[.,;!?\n]))|altogether"
    r"|a'thegither|overall|all told|total(?! (?:cost|price|budget|in|at)))\b"
    r"|\W*across (?:all|the|our|a')(?: |$)"
)
"""What stands behind the number of everybody; those after it are parts of it: "220 in total, 40 to begin with"."""

OF_OTHERS = re.compile(
    r"(?: [^\W\d_]+)? (?:from (?!us\b|our\b|the (?:office|shop|yard)\b)|of theirs\b|agency\b|freelanc\w+)"
)
"""What stands behind the number of some who are not among "us": "8 of us, 5 from next door"."""

IN_GROUPS = re.compile(r"\b(?:groups|teams|cohorts|lots|batches|squads|parties) of (?:about |around |maybe )?$")
AT_A_TIME = re.compile(
    r"(?: (?!all\b|trained\b|as\b|that\b)[^\W\d_]+){0,6}"
    r" (?:at (?:a|1|any 1|the same) time|at once|per (?:group|session))\b(?! (?:as|that)\b)"
)
FEWER = re.compile(r"\b(?:only|max(?:imum)?|at most|up to|(?:no|not) more than|make it)\s$")
SPLIT = re.compile(r"\b(?:split|divided?|broken|into|in|as)\b")
"""What stands before and behind the number of one of several groups, which is not that of all ("two groups of 6", "8 at
a time"), before one that is a limit, and between the number of all and their groups."""

_SUMS_UP = r"(?:that|which|it|this)(?:'s| is| makes| leaves)|(?:making|leaving)(?: (?:it|us))?|makes it|down to"
_TOTAL = r"call (?:it|that)|ca' it|altogether|a'thegither|in total|total(?: of)?"
CONCLUDED = re.compile(
    rf"\b(?:{_TOTAL}|so (?:it's|that's|that is|it is|we're|that leaves|say|perhaps|maybe|now)|{_SUMS_UP}"
    r"|bring(?:s|ing)? (?:it|us|that|them) to)(?: (?:now|just|only|about|around|perhaps|maybe|a total of))*\s$"
)
"""What stands right before a number that sums up those before it: "two retire, so it's 21", "that makes ten"."""

AGES = re.compile(r"[1-7]\d\s?(?:-|to)\s?[1-7]\d")
OF_AN_AGE = re.compile(r"\b(?:aged?|ages|mostly|mainly|all|between)\b[^.;?!\d]*,\s*$")
ENDED = re.compile(r"\s*(?:$|[.,;:!?)\n])")
"""A range that may be of ages, and what stands before and behind it where it is: "mostly supervisors, 19 to 25"."""

OF_US = re.compile(r"\s+of us\s*[,(:-]\s*")
"""What stands behind the number of everybody where the next says what some of them do: "7 of us, 4 on the tools"."""

ONLY = re.compile(r"\b(?:only|just|not all)\b")
"""What stands between two numbers of which the second is of fewer: "12 people, not all, only 4 for this"."""

TELLING_APART = ("who", "need", "place", "title", "ordinal")
"""Labels of what tells one group of learners from another."""

PUT_RIGHT = r"no,? wait|wait|hang on|hold on|sorry|actually|correction|scratch that|make (?:it|that)|i meant?"
CORRECTED = re.compile(
    rf"\W*(?:(?:people|staff|folks?|of (?:us|them))\b\W*)?(?:(?:{PUT_RIGHT}|no|naw|rather|just|say)\b\W*)+"
    rf"|\W*[^\W\d_]+\W+(?:(?:{PUT_RIGHT})\b\W*)+"
)
"""What stands between two numbers of which the second puts the first right: "20 people. No wait, 35 people",
"20 carers, actually 35"."""


def read_heads(message: Message) -> int | None:
    """Claim every number of people; returns how many are to learn, None where no number is said.

    Several groups are added up; a number that says what some of a group are is not, and one that puts another right
    stands in its place. Of two numbers of the same people the greater one counts.
    """
    text, total, last, of_all, of_us = message.unclaimed, 0, 0, False, -1
    counts: list[int] = []
    first = 0
    for start, end in counted(message):
        words = text[start:end]
        count = count_in(words)
        if count is None or (count == 1 and not total and ONE_OF_THEM.match(text, end)):
            continue
        message.claim((start, end), "learners", str(count), Note.ABOUT if ABOUT.search(words) else None)
        before, between, last = text[max(0, start - WINDOW) : start], (last, start), end
        in_groups = GROUPS.search(words) and SPLIT.search(text, *between)
        parts_of_all = count == total and (AND.search(words) or in_groups)  # "15 in two groups, 8 and 7"
        if (total and IN_GROUPS.search(before)) or ((total or FEWER.search(before)) and AT_A_TIME.match(text, end)):
            continue
        if total and count < total and of_us in (start, 0) and not OF_OTHERS.match(text, end):
            of_us = 0  # this and what follows are parts of all
            continue
        if parts_of_all or NOT_SO_MANY.search(before) or (total and (of_all or SUBSET.match(text, end))):
            continue
        if total and (_repeats(message, counts, count, (start, end), between) or _are_ages(text, (start, end))):
            continue
        of_all = bool(IN_ALL.match(text, end))
        one_more = one_more_behind(message, text, end)
        us = OF_US.match(text, end)
        of_us = us.end() if us else -1
        fewer = ONLY.search(text, *between) and not message.is_marked(between, *TELLING_APART)
        if total and (
            fewer or CORRECTED.fullmatch(text, *between) or of_all or CONCLUDED.search(text, between[0], start)
        ):
            total = count
        elif total and (_same_people(message, text, between, words) or (WHOLE.search(words) and count >= total)):
            total = max(total, count)
        else:
            total += count
        total += one_more
        first = first or end
        counts.append(count)
    in_parts = len(counts) > 2 and 2 * counts[0] == sum(counts) == total
    if in_parts and not message.is_marked((first, last), *TELLING_APART):  # "15 of us, 8 on Monday, 7 on Friday"
        return counts[0]
    return total or None


def _same_people(message: Message, text: str, between: tuple[int, int], words: str) -> bool:
    """Whether a number is another guess at the one before: a hedge and nothing that tells groups apart lies between."""
    hedged = HEDGED.search(text, *between) or MAYBE.match(words)
    return bool(hedged) and not message.is_marked(between, *TELLING_APART)


def _repeats(message: Message, counts: list[int], count: int, at: tuple[int, int], between: tuple[int, int]) -> bool:
    """Whether a number only takes up one from before: in quotation marks, or behind a question that tells no other
    people apart ("15. Did you get that? 15")."""
    text = message.unclaimed
    quoted = text[at[0] - 1 : at[0]] in ('"', "'", "“")
    asked = "?" in text[slice(*between)] and not message.is_marked(between, *TELLING_APART)
    return count in counts and (quoted or asked)


def _are_ages(text: str, at: tuple[int, int]) -> bool:
    """Whether a range behind people is that of their ages."""
    return bool(AGES.fullmatch(text, *at) and ENDED.match(text, at[1]) and OF_AN_AGE.search(text, 0, at[0]))


def count_in(words: str) -> int | None:
    """The number of people in plain words (lower case, digits for numbers); None when there is none.

    >>> count_in("3 groups of 8"), count_in("15 out of 40"), count_in("8, maybe 10"), count_in("1.5k")
    (24, 15, 10, 1500)
    """
    if groups := GROUPS.search(words):
        return int(groups[1]) * int(groups[2])
    if part := PART.search(words):
        return int(part[1])
    if share := SHARE.search(words):
        return round(int(share["all"]) * SHARES[share["share"]]) or None
    if high := RANGE.search(words) or BETWEEN.search(words):
        return int(high[1])
    if both := AND.search(words):
        return int(both["second"]) + (int(both["first"]) if both["first"].isdigit() else 1)
    if others := AND_ME.search(words):
        return int(others[1]) + 1
    if number := NUMBER.search(words):
        return round(float(number[1]) * (1000 if number[2] else 1)) or None
    known = next((count for words_of, count in COUNTS.items() if words_of in words), None)
    return known or (1 if ONE.search(words) else None)
