"""How many people are to learn; how many the firm has is another matter and is kept apart."""

from __future__ import annotations

import re
from decimal import Decimal

from index.constraints.bounds import limits, quantity, whole
from index.constraints.message import Message, Note

PEOPLE = (
    r"people|persons?|staff|folks?|employees|workers|learners|members|colleagues|heads?|bodies|lads|lassies|lasses"
    r"|guys|boys|girls|men|women|nurses|cooks|stewards|clerks|reps|admins?|apprentices|graduates|grads|leads"
    r"|crew|starts|volunteers|trustees|midwives|janitors|delegates|participants|places|seats|spaces|students"
    r"|trainees|hands|leavers|chefs|squaddies|interns|gillies|ghillies|crofters|deckhands|techs|foremen|secretaries|domestics|casuals|seasonals|temps|recruits|planners|seats"
)
ROLE = rf"(?:{PEOPLE}|[a-z]{{3,}}(?:ers|ors|ists|ians|ants|ees|men|women|tives|yists))"
NOT_ROLES = (
    r"(?:sessions?|computers|orders|letters|papers|numbers|quarters|semesters|customers|trailers|users|others|hours"
    r"|modules|masters|matters|members of the public|terms|centers|offers|dinners|winners|errors|doors|floors"
    r"|motors|sectors|monitors|servers|printers|hectares|orchards|committees|trees|degrees|employers|suppliers"
    r"|providers|fees|providers|refrigerators|boilers|plants|elephants|minutes)"
)
NAMED_ROLE = rf"(?!{NOT_ROLES}\b){ROLE}\b"
QUALIFIER = r"(?:(?!(?:and|or|of|in|on|for|to|who|need|needs|want|with|hours?|weeks?|credits?|days?|months?)\b)[a-z][\w'-]*[ -])"
OF_US = r"(?:of (?:us|them|you)\b(?: all)?)"
OF_OUR = rf"(?:of (?:my|our|the|their|his|her|these|those)(?: \d{{1,5}})?(?: {QUALIFIER}{{0,3}}{NAMED_ROLE})?)"

COUNT = quantity(rf"(?:{OF_US}|{OF_OUR}|(?:strong )?{QUALIFIER}{{0,3}}?{NAMED_ROLE}(?: {OF_US})?)")
TEAM_OF = quantity(
    rf"(?:{QUALIFIER}{{0,2}}{NAMED_ROLE})?",
    before=r"\b(?:(?:an?|my|our|the|1) )?(?:team|group|cohort|crew|class|squad|intake|batch) of ",
)
PLAIN_COUNTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w.£])(?P<low>\d{1,4}) (?:or so|or thereabouts)\b",
        r"\b(?:staff|learners|people|headcount|numbers|attendees|participants|delegates|group size|team size)"
        r"(?:\s?[:=-]\s?| is | are )(?:about )?(?P<low>\d{1,4})\b",
        r"(?<=\w )\((?:about |x ?|c\.? ?)?(?P<low>\d{1,4})(?: of (?:them|us))?\)",
        r"(?<![^\n])(?P<low>\d{1,3}) ?x (?=[a-z])",
        r"\bfor (?:about |around |roughly |up to |maybe |say )?(?P<low>\d{1,3})(?=\s*(?:$|[.,;!?)]))",
    )
)
ONE = re.compile(r"\b(?:just )?(?:for )?(?:myself|just me|me alone|only me|just the 1(?: person| of us)?)\b")
TWO = re.compile(
    r"\b(?:just )?(?:me and (?:my|the|our) (?!team|staff|crew|guys|lads|people|managers)[a-z]+|both of us)\b"
)
SIZE = quantity(
    rf"(?:{NAMED_ROLE})?",
    before=r"\b(?:(?:firm|company|business|organisation|organization|charity|practice|employer|sme|outfit|workforce)"
    r" (?:of|with)|employ(?:s|ing)?|headcount of) ",
)
SIZE_OF_HOUSE = quantity(
    r"(?:bed|bedded|bedroom|room|person|man|employee|strong)[ -](?:firm|company|business|organisation|charity|home"
    r"|care home|nursing home|hotel|unit|practice|outfit)\b"
)
JOINED = re.compile(r"\s*(?:,|and|plus|&|\+|as well as|,\s*and)\s*")


def read_people(message: Message) -> int | None:
    """How many are to learn: "6 of them" before any other count, counts joined by "and" added up, else the last one."""
    text = message.plain
    for pattern in (SIZE_OF_HOUSE, SIZE):
        for match in message.find(pattern):
            message.claim(match.span(), "organisation_size", str(limits(match)), Note.UNSUPPORTED)
    counts: list[tuple[int, int, int]] = []
    for pattern in (TEAM_OF, COUNT):
        for match in message.find(pattern):
            said = limits(match)
            count = whole(said.high or said.low or Decimal(0))
            _claim(message, match, count, Note.ABOUT if said.about else None, counts)
    for pattern in PLAIN_COUNTS:
        for match in message.find(pattern):
            _claim(message, match, int(match["low"]), None, counts)
    for pattern, count in ((TWO, 2), (ONE, 1)):
        for match in message.find(pattern):
            _claim(message, match, count, None, counts)
    return _total(text, sorted(counts))


def _claim(
    message: Message, match: re.Match[str], count: int, note: Note | None, counts: list[tuple[int, int, int]]
) -> None:
    if count > 0:
        message.claim(match.span(), "learners", str(count), note)
        counts.append((match.start(), match.end(), count))


def _total(text: str, counts: list[tuple[int, int, int]]) -> int | None:
    total: int | None = None
    last_end = 0
    for start, end, count in counts:
        if re.search(r"of (?:us|them)$", text[start:end].strip()):
            return count
        joined = total is not None and JOINED.fullmatch(text[last_end:start])
        total = (total or 0) + count if joined else count
        last_end = end
    return total
