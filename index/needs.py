"""From a message without its constraints to the needs it names, one short phrase each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.constraints.people import NAMED_ROLE, PEOPLE, QUALIFIER
from index.constraints.plain import Plain
from index.need_words import (
    ASKER,
    COURSE,
    DISMISSED,
    EMPTY,
    FIXED_LISTS,
    FIXED_PAIRS,
    GREETING,
    LABELS,
    LEADING,
    ORGANISATION,
    PIVOTS,
    SIGN_OFF,
    STATES,
    TAILS,
    TRAILING,
)

SYMBOLS = "\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"
CLAUSE_END = re.compile(
    r"[.!?…]+(?=\s|$|[\"')])|[;•·|()\[\]{}\n\"]|(?P<label>:)(?=\s|$)|\s-+\s|(?<![^\n])\s?[-*]\s|<[^<>\n]{0,200}>"
    rf"|(?:^|(?<=\s))\d{{1,2}}[.)](?=\s)|[{SYMBOLS}]+"
)
ITEM_END = re.compile(
    r"\s?,\s?(?:(?:and|or|but|plus|then|as well as)\b(?: also\b)?)?\s?"
    r"|\s(?:and(?: also)?|or|&|\+|plus|as well as|along with|together with|but(?: also)?|an(?= [bcdfgj-np-tv-z]))\s|\s/\s"
)
FIXED = re.compile(
    r"\b(?:"
    + "|".join(re.escape(fixed).replace(r"\ and\ ", " (?:and|&|an) ") for fixed in (*FIXED_LISTS, *FIXED_PAIRS))
    + r")\b"
)
PIVOT = re.compile(r"(?<![\w-])(?:" + "|".join(PIVOTS) + r")(?![\w-])\s?")
ASKS = re.compile(ASKER)
STATED = re.compile(STATES)
TAIL = re.compile("(?:" + "|".join(TAILS) + r")\W*$")
DISMISS = re.compile(r"(?:" + "|".join(DISMISSED) + r")\W*")
SUBJECT = re.compile(
    r"(?:our|my|every|each|all|some|new|both|the rest of)(?: (?:of|our|my|the))?(?: [\w'&-]+){1,4}? (?:to be able to|to be|to|in|through|who|confident in|with|that cover\w*) "
)
WHO = re.compile(rf"(?:our|my|the|some|all|their|these|we have|i have|i've|we've) {QUALIFIER}{{0,3}}{NAMED_ROLE}|(?:our|my|the|all) (?:[\w'&-]+ ){{0,3}}(?:teams?|department|dept|division|office|board)|(?:{PEOPLE})|{ORGANISATION}")
ROLES = re.compile(rf"\b{NAMED_ROLE}")
TELLS = re.compile(r"\W*(?:does|do|are|is|have|has)\b")
SIGN_OFF_AT_END = re.compile(r"(?<!\w)" + SIGN_OFF)
EMPTY_OR_LEADING = EMPTY | LEADING
COURSE_WORD = re.compile(COURSE)
LABEL = re.compile(LABELS)
LAST_WORD = re.compile(r"[\w'&+#-]+$")
WORD = re.compile(r"[\w'&+#-]+")
LONGEST_LEAD = 200
LONGEST_NEED = 30
"""Words; what is longer is a tale, not a phrase to search for."""


def split_needs(rest: str) -> tuple[str, ...]:
    """The needs a message names, in its own words and order, without lead-ins, politeness and repetition.

    `rest` is what `extract` leaves of a message. No need is an empty tuple. Never raises.
    """
    plain = Plain(rest)
    needs: dict[str, str] = {}
    for start, end in _clauses(plain.text):
        for item_start, item_end in _items(plain.text, _after_lead(plain.text, start, end), end):
            first, last = _bare(plain, item_start, item_end)
            if first < last and _says_something(plain.text[first:last]):
                origin = slice(*plain.origin(first, last))
                needs.setdefault(plain.text[first:last], rest[origin])
    return tuple(needs.values())


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Clauses between greeting and signature; a label ("Topics:") in front of something is none."""
    greeting, signature = re.match(GREETING, text), SIGN_OFF_AT_END.search(text)
    at = greeting.end() if greeting else 0
    end = signature.start() if signature and signature.start() > at else len(text)
    for stop in CLAUSE_END.finditer(text, at, end):
        clause = text[at : stop.start()].strip()
        label = stop["label"] and (LABEL.fullmatch(clause) or _heads_a_list(clause, text[stop.end() : end]))
        if clause and not label:
            yield at, stop.start()
        at = stop.end()
    if at < end:
        yield at, end


def _heads_a_list(clause: str, following: str) -> bool:
    return len(clause.split()) <= 3 and bool(re.match(r"\s*\w", following))


def _after_lead(text: str, start: int, end: int) -> int:
    """Where the clause's lead-in ends: behind the first pivot that only people and asking stand in front of."""
    for pivot in PIVOT.finditer(text, start, min(end, start + LONGEST_LEAD)):
        lead = text[start : pivot.start()]
        words = WORD.findall(lead)
        if COURSE_WORD.match(pivot[0]) and words and words[-1] not in EMPTY_OR_LEADING:
            continue
        if STATED.fullmatch(lead) or ASKS.search(lead) or TELLS.match(lead) or ROLES.search(lead) or EMPTY_OR_LEADING.issuperset(words):
            return pivot.end()
    return start


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a list; an "and" inside a fixed pair does not part."""
    fixed = [match.span() for match in FIXED.finditer(text, start, end)]
    for stop in ITEM_END.finditer(text, start, end):
        if not any(first < stop.start() and stop.end() < last for first, last in fixed):
            yield start, stop.start()
            start = stop.end()
    yield start, end


def _bare(plain: Plain, start: int, end: int) -> tuple[int, int]:
    """The stretch without lead-ins in front and trailing words behind; empty when nothing of a need is left."""
    text = plain.text
    start, end = _trimmed(text, start, end)
    if text.count(" ", start, end) >= LONGEST_NEED or DISMISS.fullmatch(text, start, end) or WHO.fullmatch(text, start, end):
        return start, start
    before = None
    while before != (start, end):
        before = start, end
        while (after := _after_lead(text, start, end)) > start:
            start = after
        if subject := SUBJECT.match(text, start, end):
            start = subject.end()
        word = WORD.match(text, start, end)
        if word and word[0] in LEADING and not plain.shouts(*word.span()):
            start = word.end()
        if tail := TAIL.search(text, start, end):
            end = tail.start()
        last = LAST_WORD.search(text, start, end)
        if last and last[0] in TRAILING and not plain.shouts(*last.span()):
            end = last.start()
        start, end = _trimmed(text, start, end)
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in "."):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "+#%"):
        end -= 1
    return start, end


def _says_something(phrase: str) -> bool:
    words = {word for word in WORD.findall(phrase) if not word.isdigit()}
    return bool(words - EMPTY_OR_LEADING) and any(len(word) > 1 for word in words) and not WHO.fullmatch(phrase)
