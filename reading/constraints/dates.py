"""When a course may start: by, before, from, after or in a time that the message mentions."""

from __future__ import annotations

import datetime as dt
import re

from reading.constraints.calendar import Period, next_year
from reading.constraints.mentions import Mention, find_mentions
from reading.constraints.message import Message, Note

DAY = dt.timedelta(days=1)
START = r"(?:start|begin|commenc|kick off|run)(?:s|e|es|ing|ning)?|kicking off|start date|beginning"
BEFORE = re.compile(
    rf"(?:\b(?P<start>{START}) )?(?:(?:any ?time|sometime|at some point|as soon as possible) )?"
    r"(?:\b(?:(?P<since>not before|(?:no|not) (?:any )?(?:earlier|sooner) than|not until|until|till|(?:as )?from|once)"
    r"|(?P<by>by|(?:no|not|any) later than|in time for|within)|(?P<before>before|ahead of|prior to)"
    r"|(?P<after>after|following)|(?P<week>w/c|wc|week (?:commencing|beginning))"
    r"|(?P<within>in|during|over|for|on|at|between|around)) )?(?:\bthe )?$"
)
LONGEST_BEFORE = 60
LIMITS = {"since", "by", "before", "after"}
AFTER = re.compile(
    r"\s*(?:(?P<onwards>onwards?|or later|or after)|(?P<at_latest>at the latest|or (?:earlier|sooner|before))"
    r"|(?:starts?|intake|kick-?off)(?: date)?)\b"
)
JOIN = re.compile(r"\s*(?:-|to|and|or|/|until|till)\s*(?:the )?")
FINISH = re.compile(
    r"\b(?:finish(?:ed)?|completed?|trained|qualified|certified|done|in place|ready|sorted)\b[^.;!?\n¦]{0,20}$"
)
WITHIN = re.compile(
    rf"\b(?:{START}|up and running|in place)(?: it| this)? (?:with)?in (?:the next )?(?P<count>\d{{1,3}})"
    r" (?P<unit>day|week)s?\b(?!'? time)"
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
    for match in message.find(WITHIN):
        days = int(match["count"]) * (7 if match["unit"] == "week" else 1)
        _claim(message, match.span(), None, today + days * DAY)
    waiting: Mention | None = None
    for mention in find_mentions(message, today):
        if waiting and JOIN.fullmatch(message.plain, waiting.end, mention.start):
            waiting = _joined(waiting, mention)
            continue
        if waiting:
            _read(message, waiting, today)
        waiting = mention
    if waiting:
        _read(message, waiting, today)
    for match in message.find(SOON):
        message.claim(match.span(), "starts", "soon", Note.UNSUPPORTED)
    for match in message.find(ANY):
        message.claim(match.span(), "starts", "any", Note.ANY, starts_from=None, starts_by=None)


def _joined(first: Mention, second: Mention) -> Mention:
    """Both mentions as a single period; "November to February" ends in the following year."""
    begin, end = first.period.first, second.period.last
    if end < begin:
        end = max(begin, next_year(end))
    return Mention(first.start, second.end, Period(begin, end), joined=True)


def _read(message: Message, mention: Mention, today: dt.date) -> None:
    window = max(0, mention.start - LONGEST_BEFORE)
    before = BEFORE.search(message.plain, window, mention.start)
    after = AFTER.match(message.plain, mention.end)
    relations = {name for name, words in (before.groupdict() if before else {}).items() if words}
    missing = {"nothing": False, "preposition": not relations, "limit": relations.isdisjoint(LIMITS)}
    if missing[mention.needs]:
        return
    if after:
        relations |= {name for name, words in after.groupdict().items() if words}
    span = (before.start() if before else mention.start, after.end() if after else mention.end)
    first, last = _days(mention, relations)
    _claim(message, span, first if first and first > today else None, last)


def _days(mention: Mention, relations: set[str]) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day on which a course may start; an open end is None."""
    first, last = mention.period.first, mention.period.last
    if "onwards" in relations or ("since" in relations and not mention.joined):
        return first, None
    if "after" in relations:
        return last + DAY, None
    if "before" in relations or ("by" in relations and mention.period.soft):
        return None, last if mention.at_end else first - DAY
    if "by" in relations or "at_latest" in relations or mention.at_end:
        return None, last
    if "week" in relations:
        return first, first + 6 * DAY
    return first, None if mention.new_year else last


def _claim(message: Message, span: tuple[int, int], first: dt.date | None, last: dt.date | None) -> None:
    value = " ".join(f"{word} {day}" for word, day in (("from", first), ("by", last)) if day)
    finish = FINISH.search(message.plain[max(0, span[0] - 40) : span[0]])
    message.claim(span, "starts", value, Note.FINISH if finish and last else None, starts_from=first, starts_by=last)
