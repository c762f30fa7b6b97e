"""When it may start: by, before, from, after or in a time that the message mentions."""

from __future__ import annotations

import datetime as dt
import re

from index.constraints.calendar import Period
from index.constraints.mentions import Mention, find_mentions
from index.constraints.message import Message, Note

DAY = dt.timedelta(days=1)
START = r"(?:start|begin|commenc|kick off|run)(?:s|e|es|ing|ning)?|kicking off|start date|beginning"
BEFORE = re.compile(
    rf"(?:\b(?P<start>{START}) )?(?:(?:any ?time|sometime|at some point|as soon as possible) )?"
    r"(?:\b(?:(?P<since>not before|(?:no|not) (?:any )?(?:earlier|sooner) than|not until|until|till|(?:as )?from|once)"
    r"|(?P<by>by|(?:no|not|any) later than|in time for|within)|(?P<before>before|ahead of|prior to)"
    r"|(?P<after>after|following)"
    r"|(?P<within>in|during|over|for|on|at|between|around|w/c|wc|week commencing|week beginning)) )?(?:the )?$"
)
LONGEST_BEFORE = 60
AFTER = re.compile(
    r"\s*(?:(?P<open>onwards?|or later|or after)|(?P<limit>at the latest|or (?:earlier|sooner|before))"
    r"|(?:starts?|intake|kick-?off)(?: date)?)\b"
)
JOIN = re.compile(r"\s*(?:-|to|and|or|/|until|till)\s*(?:the )?")
A_WEEK = re.compile(r"(?:w/c|wc|week commencing|week beginning) ")
FINISH = re.compile(
    r"\b(?:finish(?:ed)?|completed?|trained|qualified|certified|done|in place|ready|sorted)\b[^.;!?\n¦]{0,20}$"
)
WITHIN = re.compile(
    rf"\b(?:{START}|up and running|in place)(?: it| this)? (?:with)?in (?:the next )?(?P<count>\d{{1,3}}) (?P<unit>day|week)s?\b(?!'? time)"
)
SOON = re.compile(
    r"\b(?:asap|(?:as )?soon as (?:possible|we can|you can)|straight ?away|right away|urgent(?:ly)?|immediately"
    r"|(?:really |very |pretty )?soon|right now|the now)\b"
)
ANY = re.compile(
    r"\b(?:any ?time|whenever|no (?:rush|hurry)|(?:start )?dates? (?:doesn'?t|don'?t) matter|any start date)\b"
    r"(?: (?:is|suits)(?: fine| ok| us)?)?"
)


def read_dates(message: Message, today: dt.date) -> None:
    """Each time that is mentioned, by the word in front of it; two that are joined ("May to July") are one."""
    for match in message.find(WITHIN):
        days = int(match["count"]) * (7 if match["unit"] == "week" else 1)
        _claim(message, match.span(), None, today + days * DAY)
    mentions = find_mentions(message, today)
    while mentions:
        first, *mentions = mentions
        while mentions and JOIN.fullmatch(message.plain, first.end, mentions[0].start):
            first, mentions = _joined(first, mentions[0]), mentions[1:]
        _read(message, first, today)
    for match in message.find(SOON):
        message.claim(match.span(), "starts", "soon", Note.UNSUPPORTED)
    for match in message.find(ANY):
        message.claim(match.span(), "starts", "any", Note.ANY, starts_from=None, starts_by=None)


def _joined(first: Mention, second: Mention) -> Mention:
    last = second.period.last
    if last < first.period.first:
        last = last.replace(year=last.year + 1)
    return Mention(first.start, second.end, Period(first.period.first, last), joined=True)


def _read(message: Message, mention: Mention, today: dt.date) -> None:
    window = max(0, mention.start - LONGEST_BEFORE)
    before = BEFORE.search(message.plain[window : mention.start])
    after = AFTER.match(message.plain, mention.end)
    said = {name for name, words in before.groupdict().items() if words} if before else set()
    needed = {"nothing": {""}, "preposition": said, "limit": said & {"since", "by", "before", "after"}}
    if not needed[mention.needs]:
        return
    start = window + before.start() if before else mention.start
    span = (start, after.end() if after else mention.end)
    first, last = mention.period.first, mention.period.last
    if (after and after["open"]) or ("since" in said and not mention.joined):
        _claim(message, span, first, None)
    elif "after" in said:
        _claim(message, span, last + DAY, None)
    elif "before" in said or ("by" in said and mention.period.soft):
        _claim(message, span, None, last if mention.at_end else first - DAY)
    elif "by" in said or (after and after["limit"]) or mention.at_end:
        _claim(message, span, None, last)
    elif mention.new_year:
        _claim(message, span, first, None)
    elif before and A_WEEK.search(before[0]):
        _claim(message, span, first, first + 6 * DAY)
    else:
        _claim(message, span, first if first > today else None, last)


def _claim(message: Message, span: tuple[int, int], first: dt.date | None, last: dt.date | None) -> None:
    sets: dict[str, object] = {}
    if first:
        sets["starts_from"] = first
    if last:
        sets["starts_by"] = last
    value = " ".join(f"{name.removeprefix('starts_')} {day}" for name, day in sets.items())
    finish = FINISH.search(message.plain[max(0, span[0] - 40) : span[0]])
    message.claim(span, "starts", value, Note.FINISH if finish and last else None, **sets)
