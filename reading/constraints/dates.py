"""When a course may start: by, before, from, after or in a time that the message mentions."""

from __future__ import annotations

import datetime as dt
import re

from reading.constraints.calendar import Period, month, next_year, year_before
from reading.constraints.mentions import Mention, find_mentions
from reading.constraints.message import Message, Note
from reading.constraints.negation import FILLING, NOT

DAY = dt.timedelta(days=1)
START = r"(?:start|begin|commenc|kick off|run)(?:s|e|es|ing|ning)?|kicking off|start date|beginning"
LIMIT = (
    r"(?P<since>not before|on or after|as early as|(?:no|not) (?:any )?(?:earlier|sooner) than|(?:as )?from|once)"
    r"|(?P<by>by|due(?: on| by| in)?|deadline(?: is| of| on)?"
    r"|(?:no|not|any|none) later than|not after|on or before|in time for|within|up to|between now and)"
    r"|(?P<before>before|ahead of|prior to|this side of|pre(?= $)|(?:sooner|earlier) than)"
    r"|(?P<after>after|following)|(?P<until>until|till)"
)
BEFORE = re.compile(
    rf"(?:\b(?P<start>{START}) )?(?:(?:any ?time|sometime|at some point|as soon as possible) )?"
    rf"(?:\b(?:{LIMIT}|(?P<within>in|during|over|for|on|at|between|around)) )?(?:\bthe )?"
    r"(?:\b(?P<week>w/c|wc|week (?:commencing|beginning|of)) )?(?:\bthe )?$"
)
GOVERNS = re.compile(rf"\b(?:{LIMIT})\b(?:(?!\bto\b)[^.;!?\n¦])*$")
"""A limit with other words between it and its day: "before our meeting on 24 February"."""
LONGEST_BEFORE = 60
LIMITS = {"since", "by", "before", "after", "until"}
TURNED = {"before": "since", "until": "since", "by": "after", "after": "by", "since": "before", "onwards": "before"}
"""What a limit is after a "not"."""
NEGATED = re.compile(rf"\b{NOT}{FILLING} $")
NO = re.compile(r"\b(?:no|not|none)\b")
AFTER = re.compile(
    r"\s*(?:(?P<onwards>onwards?|on(?=\s*(?:$|[^\w\s]))|or later|or after)"
    r"|(?P<at_latest>(?:at (?:the )?(?:very )?)?latest|or (?:earlier|sooner|before))"
    r"|(?:starts?|intake|kick-?off)(?: date)?)\b"
)
TOLD = re.compile(
    r"\b(?:was|were|wasn't|weren't|had|hadn't|did|didn't|went|took|ran|failed|lost|left|joined|started|ended|expired|lapsed)\b"
    r"[^.;!?\n¦]*$"
)
"""Words for what has been, before a time that is only told of."""
YEAR = re.compile(r"\b\d{4}\b")
OF_THE_MONTH = re.compile(r"\b(?:the|that) month\b|\bmonth[ -]?end\b")
TO = re.compile(r"\s*(?:-|to|until|till|through)\s*(?:the )?")
OR = re.compile(r"\s*(?:and|or|/)\s*(?:the )?")
FINISH = re.compile(
    r"\b(?:finish(?:ed)?|completed?|trained|qualified|certified|done|in place|ready|sorted)\b[^.;!?\n¦]{0,20}$"
)
SOON = re.compile(
    r"\b(?:asap|(?:as )?soon as (?:possible|we can|you can)|straight ?away|right away|urgent(?:ly)?|immediately"
    r"|(?:really |very |pretty )?soon|right now|the now)\b"
)
ANY = re.compile(
    r"\b(?:any ?time|whenever|no (?:rush|hurry)|(?:start )?dates? (?:doesn't|don't) matter|any start date)\b"
    r"(?: (?:is|suits)(?: fine| ok| us)?)?"
)


def read_dates(message: Message, today: dt.date) -> None:
    """Claim each time that is mentioned with the word in front of it; "May to July" is a single time."""
    marked = sorted(message.marked("time", "not"))
    waiting: Mention | None = None
    begins = 0
    for mention in find_mentions(message, today):
        span = next(((start, end) for start, end in marked if start < mention.end and end > mention.start), None)
        if span is None:  # a word that only leads up to a time
            continue
        if waiting and _goes_on(message, waiting, mention):
            waiting = _joined(message, waiting, mention, today)
            continue
        if waiting:
            _read(message, waiting, begins, today)
        begins = max(span[0], waiting.end if waiting else 0)
        waiting = mention
    if waiting:
        _read(message, waiting, begins, today)
    for match in message.find(SOON):
        message.claim(match.span(), "starts", "soon", Note.UNSUPPORTED)
    for match in message.find(ANY):
        if not any(start < match.end() <= end and _has_day(message, start, end) for start, end in marked):
            message.claim(match.span(), "starts", "any", Note.ANY, starts_from=None, starts_by=None)


def _has_day(message: Message, start: int, end: int) -> bool:
    return any(claim.start < end and claim.end > start and "starts_by" in claim.sets for claim in message.claims)


def _goes_on(message: Message, first: Mention, second: Mention) -> bool:
    """Whether two mentions are one period; months that are ruled out one by one are none."""
    if TO.fullmatch(message.plain, first.end, second.start):
        return True
    return bool(OR.fullmatch(message.plain, first.end, second.start)) and not message.denied((first.start, first.end))


def _joined(message: Message, first: Mention, second: Mention, today: dt.date) -> Mention:
    """Both mentions as a single period; "November to February" ends in the following year, and in winter is the one
    that has begun; "the end of the month" is that of the month before it."""
    begin, end = first.period.first, second.period.last
    if OF_THE_MONTH.search(message.plain, second.start, second.end):
        end = month(begin.year, begin.month).last
    named_year = YEAR.search(message.plain, first.start, first.end)
    if end < begin and not named_year and year_before(begin) <= today <= end:
        begin = year_before(begin)
    elif end < begin:
        end = max(begin, next_year(end))
    return Mention(first.start, second.end, Period(begin, end), joined=True)


def _read(message: Message, mention: Mention, begins: int, today: dt.date) -> None:
    """Claim a mention with the words that limit it; `begins` is where its span does, or the mention before ends."""
    before = BEFORE.search(message.plain, max(0, mention.start - LONGEST_BEFORE), mention.start)
    after = AFTER.match(message.plain, mention.end)
    start = before.start() if before else mention.start
    relations = _named(before)
    if relations.isdisjoint({*LIMITS, "week"}) and (
        governs := GOVERNS.search(message.plain, max(begins, start - LONGEST_BEFORE), mention.start)
    ):
        relations, start = _named(governs), governs.start()
    missing = {"nothing": False, "preposition": not relations, "limit": relations.isdisjoint(LIMITS)}
    if missing[mention.needs]:
        return
    relations |= _named(after)
    refused = message.is_marked((start, mention.end), "not") and not NO.search(message.plain, start, mention.start)
    if refused or NEGATED.search(message.plain, min(begins, start), start):
        relations = {TURNED.get(name, name) for name in relations}
    first, last = _days(mention, relations)
    span = (start, after.end() if after else mention.end)
    past = (last or first or today) < today
    asked = not relations.isdisjoint({*LIMITS, "start"})  # "the audit in June 2025" asks nothing
    if past and (not asked or message.denied(span) or _is_told(message, span[0])):
        message.set_aside(*span)
    elif first and last and message.denied(span):
        message.claim(span, "starts", "not then", not_months=_months(first, last))
    elif last and last < today:
        message.claim(span, "starts", f"by {last}", Note.PAST)
    else:
        _claim(message, span, first if first and first > today else None, last)


def _is_told(message: Message, start: int) -> bool:
    """Whether what stands before tells of what has been: "our last course was before June 2024"."""
    return bool(TOLD.search(message.unclaimed[max(0, start - LONGEST_BEFORE) : start]))


def _named(match: re.Match[str] | None) -> set[str]:
    return {name for name, words in match.groupdict().items() if words} if match else set()


def _days(mention: Mention, relations: set[str]) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day on which a course may start; an open end is None."""
    first, last = mention.period.first, mention.period.last
    if "week" in relations:
        last = first + 6 * DAY
    if "onwards" in relations or ("since" in relations and not mention.joined):
        return first, None
    if "after" in relations:
        return last + DAY, None
    if "before" in relations or ("by" in relations and mention.period.soft):
        return None, last if mention.at_end else first - DAY
    if relations & {"by", "until", "at_latest"} or mention.at_end:
        return None, last
    return first, None if mention.new_year else last


def _claim(message: Message, span: tuple[int, int], first: dt.date | None, last: dt.date | None) -> None:
    value = " ".join(f"{word} {day}" for word, day in (("from", first), ("by", last)) if day)
    finish = FINISH.search(message.plain[max(0, span[0] - 40) : span[0]])
    message.claim(span, "starts", value, Note.FINISH if finish and last else None, starts_from=first, starts_by=last)


def _months(first: dt.date, last: dt.date) -> tuple[int, ...]:
    """The months of any year that have a day of the period."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return tuple(month for month in range(1, 13) if (month - first.month) % 12 <= count)
