"""From a message without its constraints to the needs it names, one short phrase each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading import need_phrases as phrases
from reading.constraints.people import NAMED_ROLE, PEOPLE, QUALIFIER
from reading.constraints.plain import Plain
from reading.need_words import EMPTY, FIXED, LEADING, TRAILING

SYMBOLS = "\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"
CLAUSE_END = re.compile(
    r"[.!?…](?=[\s.!?…\"')]|$)|[;•·|()\[\]{}\n\"]|(?P<label>:)(?=\s|$)|\s-+\s|(?<![^\n])\s?[-*]\s"
    rf"|\s(?:and|but)\s(?={phrases.NEW_CLAUSE})|<[^<>\n]{{0,200}}>|(?:^|(?<=\s))\d{{1,2}}[.)](?=\s)|[{SYMBOLS}]+|(?P<unwanted>{phrases.UNWANTED})"
)
AND = "|".join(re.escape(fixed).replace(r"\ and\ ", " (?:and|&|an) ") for fixed in sorted(FIXED, key=len, reverse=True))
ITEM_END = re.compile(
    rf"(?P<fixed>\b(?:{AND})\b)"
    r"|\s?,\s?(?:(?:and|or|but|plus|then|as well as)\b(?: also\b)?)?\s?|\s/\s"
    r"|\s(?:and(?: also)?|or|&|\+|plus|as well as|along with|together with|but(?: also)?|an(?= [bcdfgj-np-tv-z]))\s"
)
LEAD_IN = re.compile(r"(?<![\w-])(?:" + "|".join(phrases.LEAD_INS) + r")(?![\w-])\s?")
COURSE = re.compile(phrases.COURSE)
ASKER = re.compile(rf"{phrases.ASKER}|\b{NAMED_ROLE}|^\W*(?:does|do|are|is|have|has)\b")
BARE_LEAD = re.compile(phrases.BARE_LEAD)
SUBJECT = re.compile(phrases.SUBJECT)
TAIL = re.compile("(?:" + "|".join(phrases.TAILS) + r")\W*$")
WHO = rf"(?:(?:our|my|the|some|all|their|these|for|i have|i've|we have|we've) {QUALIFIER}{{0,3}}{NAMED_ROLE}|{PEOPLE})"
NOT_A_NEED = re.compile(rf"(?:{WHO}|{'|'.join(phrases.NOT_NEEDS)})\W*")
NARRATIVE = re.compile(phrases.NARRATIVE)
LOOK_AFTER = re.compile(r"look(?:ing)? after\b")
"""Begins with a word that leads up to needs, and is one."""
TO_VERB = re.compile(r"\bto (?P<verb>[a-z]+) and $")
"""The first of two verbs with one object: "to plan and run projects" is one need."""
GREETING, SIGNATURE, LABEL = (re.compile(pattern) for pattern in (phrases.GREETING, phrases.SIGNATURE, phrases.LABEL))
WORD = re.compile(r"[\w'&+#-]+")
NO_CONTENT = EMPTY | LEADING
LONGEST_LEAD = 200
LONGEST_NEED = 30
"""Words; a longer stretch is a story and no phrase to search for."""


def split_needs(rest: str) -> tuple[str, ...]:
    """The needs a message names, in its own words and order, without lead-ins, politeness and repetition.

    `rest` is what `extract` leaves of a message. Returns an empty tuple where it names none. Never raises.
    """
    plain = Plain(rest)
    needs: dict[str, str] = {}
    story: set[str] = set()
    for start, end in _clauses(plain.text):
        for item_start, item_end in _items(plain.text, _after_lead_in(plain.text, start, end), end):
            first, last = _bare(plain, item_start, item_end)
            if first < last and _says_something(plain.text[first:last]):
                needs.setdefault(plain.text[first:last], rest[slice(*plain.origin(first, last))])
                if NARRATIVE.match(plain.text, item_start, item_end):
                    story.add(plain.text[first:last])
    outside_story = {phrase: need for phrase, need in needs.items() if phrase not in story}
    return tuple((outside_story or needs).values())


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The clauses between greeting and signature, without labels such as "Topics:"."""
    greeting, signature = GREETING.match(text), SIGNATURE.search(text)
    at = greeting.end() if greeting else 0
    end = signature.start() if signature and signature.start() > at else len(text)
    for stop in CLAUSE_END.finditer(text, at, end):
        clause = text[at : stop.start()].strip()
        heading = LABEL.fullmatch(clause) or (
            len(clause.split()) <= 3 and text[stop.end() : stop.end() + 2].strip(" ;")
        )
        if clause and not (stop["label"] and heading):
            yield at, stop.start()
        at = stop.end()
    if at < end:
        yield at, end


def _after_lead_in(text: str, start: int, end: int) -> int:
    """Where the first lead-in ends that only people and words of asking stand in front of; else `start`."""
    for lead_in in LEAD_IN.finditer(text, start, min(end, start + LONGEST_LEAD)):
        before = text[start : lead_in.start()]
        words = WORD.findall(before)
        subject_before_course = COURSE.match(lead_in[0]) and words and words[-1] not in NO_CONTENT
        if subject_before_course or not text[lead_in.end() : end].strip():
            continue
        if BARE_LEAD.fullmatch(before) or ASKER.search(before) or NO_CONTENT.issuperset(words):
            return lead_in.end()
    return start


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a list; an "and" inside a fixed pair does not part."""
    for stop in ITEM_END.finditer(text, start, end):
        if not stop["fixed"] and not TO_VERB.search(text, max(0, start - 3), stop.end()):
            yield start, stop.start()
            start = stop.end()
    yield start, end


def _bare(plain: Plain, start: int, end: int) -> tuple[int, int]:
    """The stretch without lead-ins in front and trailing words behind; empty when it holds no need."""
    text = plain.text
    start, end = _trimmed(text, start, end)
    if text.count(" ", start, end) >= LONGEST_NEED or NOT_A_NEED.fullmatch(text, start, end):
        return start, start
    before = None
    while before != (start, end):
        before = start, end
        while (after := _after_lead_in(text, start, end)) > start:
            start = after
        if subject := SUBJECT.match(text, start, end):
            start = subject.end()
        first = WORD.match(text, start, end)
        led_up = first and first[0] in LEADING and not LOOK_AFTER.match(text, start)
        if first and led_up and not plain.shouts(*first.span()):
            start = first.end()
        if tail := TAIL.search(text, start, end):
            end = tail.start()
        last = text.rfind(" ", start, end) + 1
        if last > start and text[last:end] in TRAILING and not plain.shouts(last, end):
            end = last
        start, end = _trimmed(text, start, end)
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] == "."):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "+#%"):
        end -= 1
    return start, end


def _says_something(phrase: str) -> bool:
    words = {word for word in WORD.findall(phrase) if not word.isdigit()}
    return bool(words - NO_CONTENT) and any(len(word) > 1 for word in words) and not NOT_A_NEED.fullmatch(phrase)
