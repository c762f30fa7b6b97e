"""How many people are to learn, told apart from the size of the firm."""

from __future__ import annotations

import re
from decimal import Decimal

from reading.constraints.bounds import limits, quantity, whole
from reading.constraints.message import Message, Note

PEOPLE = (
    r"(?:people|persons?|staff|folks?|employees|workers|learners|members|colleagues|heads?|bodies|lads|lass(?:i?es)"
    r"|guys|boys|girls|men|women|nurses|cooks|chefs|stewards|clerks|reps|admins?|apprentices|graduates|grads|leads"
    r"|crew|starts|volunteers|trustees|midwives|delegates|participants|places|seats|spaces|students|trainees|hands"
    r"|leavers|interns|gh?illies|deckhands|techs|foremen|secretaries|domestics|casuals|temps|recruits)"
)
ROLE = rf"(?:{PEOPLE}|[a-z]{{3,}}(?:ers|ors|ists|ians|ants|ees|men|women|tives))"
NOT_ROLES = (
    r"(?:sessions?|computers|orders|letters|papers|numbers|quarters|semesters|customers|trailers|users|others|masters"
    r"|matters|offers|dinners|winners|errors|doors|floors|motors|sectors|monitors|servers|printers|committees|trees"
    r"|degrees|employers|suppliers|providers|fees|boilers|plants|elephants)"
)
NAMED_ROLE = rf"(?!{NOT_ROLES}\b){ROLE}\b"
QUALIFIER = (
    r"(?:(?!(?:and|or|of|in|on|for|to|who|with|need|needs|want|hours?|days?|weeks?|months?|credits?)\b)"
    r"[a-z][\w'-]*[ -])"
)
"""A word that may stand between a number and who is counted: "6 second year apprentices"."""
OF_US = r"of (?:us|them|you)\b(?: all)?"
OF_OUR = rf"of (?:my|our|the|their|his|her|these|those)(?: \d{{1,5}})?(?: {QUALIFIER}{{0,3}}{NAMED_ROLE})?"

COUNT = quantity(rf"(?:{OF_US}|{OF_OUR}|(?:strong )?{QUALIFIER}{{0,3}}?{NAMED_ROLE}(?: {OF_US})?)")
TEAM_OF = quantity(
    rf"(?:{QUALIFIER}{{0,2}}{NAMED_ROLE})?",
    before=r"\b(?:(?:an?|my|our|the|1) )?(?:team|group|cohort|crew|class|squad|intake|batch) of ",
)
PLAIN_COUNTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w.£])(?P<count>\d{1,4}) (?:or so|or thereabouts)\b",
        r"\b(?:staff|learners|people|headcount|numbers|attendees|participants|delegates|(?:group|team) size)"
        r"(?:\s?[:=-]\s?| is | are )(?:about )?(?P<count>\d{1,4})\b",
        r"(?<=\w )\((?:about |around |roughly |x ?|c\.? ?)?(?P<count>\d{1,4})(?: of (?:them|us))?\)",
        r"(?<![^\n])(?P<count>\d{1,3}) ?x (?=[a-z])",
        r"\bfor (?:about |around |roughly |up to |maybe |say )?(?P<count>\d{1,3})(?=\s*(?:$|[.,;!?)]))",
    )
)
TWO = re.compile(
    r"\b(?:just )?(?:me and (?:my|the|our) (?!team|staff|crew|guys|lads|people|managers)[a-z]+|both of us)\b"
)
ONE = re.compile(r"\b(?:just )?(?:for )?(?:myself|just me|me alone|only me|just the 1(?: person| of us)?)\b")

FIRM = r"(?:firm|company|business|organi[sz]ation|charity|practice|employer|sme|outfit)"
SIZE = quantity(
    rf"(?:{NAMED_ROLE})?",
    before=rf"\b(?:(?:{FIRM}|workforce) (?:of|with)|employ(?:s|ing)?|headcount of) ",
)
SIZE_OF_HOUSE = quantity(
    rf"(?:bed|bedded|bedroom|room|person|man|employee|strong)[ -](?:{FIRM}|(?:care |nursing )?home|hotel|unit)\b"
)
JOINED = re.compile(r"\s*(?:,|and|plus|&|\+|as well as|,\s*and)\s*")


def read_people(message: Message) -> int | None:
    """Claim all counts; returns how many are to learn, or None where no count is named.

    "6 of them" takes precedence; counts joined by "and" are added up; otherwise the last count stands.
    """
    text = message.plain
    for pattern in (SIZE_OF_HOUSE, SIZE):
        for match in message.find(pattern):
            message.claim(match.span(), "organisation_size", str(limits(match)), Note.UNSUPPORTED)
    counts: list[tuple[int, int, int]] = []
    for pattern in (TEAM_OF, COUNT):
        for match in message.find(pattern):
            bounds = limits(match)
            counts.append((*match.span(), whole(bounds.high or bounds.low or Decimal(0))))
            message.claim(match.span(), "learners", str(counts[-1][2]), Note.ABOUT if bounds.about else None)
    for pattern in PLAIN_COUNTS:
        for match in message.find(pattern):
            counts.append((*match.span(), int(match["count"])))
            message.claim(match.span(), "learners", match["count"])
    for pattern, count in ((TWO, 2), (ONE, 1)):
        for match in message.find(pattern):
            counts.append((*match.span(), count))
            message.claim(match.span(), "learners", str(count))
    return _total(text, sorted(counts))


def _total(text: str, counts: list[tuple[int, int, int]]) -> int | None:
    total = last_end = 0
    for start, end, count in counts:
        if re.search(r"of (?:us|them)$", text[start:end].strip()):
            return count or None
        joined = total and JOINED.fullmatch(text, last_end, start)
        total = total + count if joined else count
        last_end = end
    return total or None
