"""What a message wants changed in a request that is nearly done: several changes at once, each by the words for it.

A change names the answer ("by when should say May"), words in it ("change 20 to 24", "not 34 beds, just Taigh an
Lochain"), what is to go ("take out the visitor course"), a way ("I want a new one made"), or is the new answer itself
("3 people").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reading.amendments import change_asked
from reading.answers import QUESTIONS
from reading.belonging import EMPTY, WISHES, WISHING
from reading.changes import closest_need
from reading.clauses import Clause, Kind, clauses, comma_pieces
from reading.corrections import LABELLED, LABELS, NOT_THE_OLD, new_answers, read_correction
from reading.routes import NEED_AN_OFFER, read_route
from reading.sending import asks_of_state
from reading.spans import words_of
from reading.swapping import now_in, swapped
from reading.taking_out import COURSE, GO, ROUTE, Changes, take_out, what_is_out, without_words
from reading.utterance import Utterance

NO_PLACES = re.compile(
    r"\b(?:do(?:n['’]?t| not)|dinna[e]?|not|no|never) (?:want |need |wantin |asked? for )?(?:any )?places?\b|"
    r"\bnot (?:about )?(?:that|this|the) course\b|\bdo(?:n['’]?t| not) want (?:that|this|the) (?:\w+ )?course\b",
    re.IGNORECASE,
)
MADE = re.compile(
    r"\b(?:make|put|set|have)\s+(?:(?:the|our|my)\s+)?(?:"
    + "|".join(f"(?P<{slot}>{names})" for slot, names in LABELS.items())
    + r")\s+(?:(?:as|to|at|into|in as|down as)\s+)?(?P<value>\S.*)",
    re.IGNORECASE,
)
"""A new answer behind the name of its question: "make the jobs engineers", "put the deadline as March"."""

WANTED = re.compile(
    r"\b(?:want|wantin|need|prefer|rather|would like|make it|should be|instead|go for|switch|change (?:it )?to)\b",
    re.IGNORECASE,
)
NOT_ALONE = re.compile(r"\W*(?:(?:mistake|sorry|no|och)\b\W*)*not\b", re.IGNORECASE)

OLD = re.compile(r"\b(?:not|nae|no)\b", re.IGNORECASE)
"""A word in front of an old answer."""

IGNORED = re.compile(
    r"\W*(?:(?:och|oh|no|naw|sorry|mistake|wait|hang on|please|and|but|well|actually|hello|that'?s|thats|"
    r"it'?s|this is|is|something|on (?:reflection|second thoughts?)|thinking about it|having thought about it|"
    r"summat|all|still|quite|bit|a|not|right|wrong|correct|can|could|i|we|you|change|alter|fix|correct|it|"
    r"this|that|one|thing|answer|"
    r"an|some|more|things?|want|need|like|would|to|the|request|form|was(?:n'?t)?|meant|for|there|here|before|"
    r"it'?s sent|goes|go|"
    r"changes|make|to make|before)\b\W*)*",
    re.IGNORECASE,
)
"""Words that only say that something is to be changed."""

POLITELY = re.compile(
    rf"\W*(?:can|could|will|would|wid) (?:(?:you|ye|we|i) (?:please |just )*(?:{GO}|take|change|put|make|add)\b|"
    r"(?:it|this|that|the [\w ]{2,20}) be (?:changed|amended|altered|corrected) (?:to|tae|into|from)\b)",
    re.I,
)
"""How a change is asked for as a question."""

TO_BE = re.compile(
    r"\W*(?:can|could|will|would|wid) (?:it|this|that) be (?:changed|amended|altered|corrected) (?:to|tae|into)\s+",
    re.I,
)
"""What leads up to a new answer that is asked for: "can it be changed to 12 people?"."""

_NEXT = (
    rf"(?:(?:please|can you|could you|also|then)\s+)*(?:{GO}|take|change|swap|replace|make|put|add|i (?:want|"
    rf"need|dont|don'?t|meant|"
    r"do not)|we (?:want|need|dont|don'?t)|it'?s|its|that'?s|thats|that was|by when|reply to|what people|"
    r"the [\w ]{2,20} (?:should|is|are)|"
    r"my|our|\d+ |and\b)"
)
AND_THEN = re.compile(rf",?\s+(?:and|but)\s+(?={_NEXT})|,\s+(?={_NEXT})", re.IGNORECASE)


def changes_in(
    message: Utterance, values: Mapping[str, str], today: dt.date, course: str = "", conditions: Sequence[str] = ()
) -> Changes:
    """What a typed message changes in the answers `values`, in the `course` that the request is about, and in the
    `conditions` in words."""
    changes = Changes()
    for clause in clauses(message.text, message.spans):
        if asks_of_state(clause.text) or (clause.kind is Kind.QUESTION and not POLITELY.match(clause.text)):
            continue
        done = swapped(clause.text, values, changes)
        if clause.kind is Kind.COMPLAINT and not done:
            continue
        before = {**changes.answers}
        for part in () if done else _split(clause):
            _read(part, now_in(values, changes), today, course, conditions, changes)
        if changes.answers != before:  # "not 6 but 8": what is not so any more is no change by itself
            changes.failed = [words for words in changes.failed if words not in clause.text or not OLD.search(words)]
    if changes.answers.get(ROUTE) is None and ROUTE in changes.answers and values.get(ROUTE) not in NEED_AN_OFFER:
        del changes.answers[ROUTE]
    same = [name for name, value in changes.answers.items() if value == values.get(name) and name != COURSE]
    for name in same:
        del changes.answers[name]
    return changes


def _split(clause: Clause) -> list[Clause]:
    """The changes of a clause, each by itself."""
    lead = TO_BE.match(clause.text)
    cuts = [lead.end() if lead else 0, *(match.end() for match in AND_THEN.finditer(clause.text)), len(clause.text)]
    return [part for start, end in pairwise(cuts) for part in _clauses_within(clause, start, end)]


def _clauses_within(clause: Clause, start: int, end: int) -> list[Clause]:
    """A stretch of a clause as a clause with its own spans; none where it is empty."""
    words = re.sub(r"[\s,]+(?:and|but)?[\s,]*$", "", clause.text[start:end])
    inside = [span for span in clause.spans if start <= span.start and span.end <= end]
    moved = tuple(replace(span, start=span.start - start, end=min(span.end - start, len(words))) for span in inside)
    return [Clause(words, moved, clause.kind)] if words.strip() else []


def _besides(part: Clause, told: Mapping[str, str]) -> list[str]:
    """What a change says beside the answers that it gives, behind a comma: "make that 16, Ann's folk would come"."""
    pieces = [piece.text for piece in comma_pieces(part)]
    rest = [words for words in pieces if not any(value in words for value in told.values())]
    return [", ".join(rest) if 0 < len(rest) < len(pieces) else part.text]


def _read(
    part: Clause, values: Mapping[str, str], today: dt.date, course: str, conditions: Sequence[str], changes: Changes
) -> None:
    """Take the one change that a part of a message asks for."""
    text, answers = part.text.strip(), changes.answers
    if removed := what_is_out(text):
        for what in re.split(r"\s+and\s+(?=the\b|that\b|my\b|our\b)", removed):
            take_out(what, values, course, conditions, changes)
        return
    if NO_PLACES.search(text):
        answers[COURSE] = None
        answers.setdefault(ROUTE, None)
        return
    if named := LABELLED.search(text) or MADE.search(text):
        slot = next(slot for slot in LABELS if named[slot])
        answers[slot] = NOT_THE_OLD.sub("", named["value"]).strip(" .")
        return
    if WANTED.search(text) and (route := read_route(text, ())):
        answers[ROUTE] = route
        if route not in NEED_AN_OFFER:
            answers[COURSE] = None
        return
    if NOT_ALONE.match(text) and (refused := words_of(text, part.spans, "not")) and len(refused) == len(part.spans):
        need = values.get("request_need") or ""
        if any(closest_need(words, (need,)) for words in refused) and "request_need" not in answers:
            answers["request_need"] = without_words(need, refused[0]) or None
        return
    if told := new_answers(Utterance(text, "change", 1.0, spans=part.spans)):
        answers.update(told)
        if part.labels & (WISHES - {"not"} | {"story"}):
            changes.remarks += _besides(part, told)
        return
    if corrected := read_correction(
        text, "request_consent", tuple(name for name in QUESTIONS if values.get(name)), today
    ):
        answers[corrected[0]] = corrected[1]
        return
    if IGNORED.fullmatch(text) or EMPTY.fullmatch(text):
        return
    if added := change_asked(text):
        changes.remarks.append(added)
    elif part.labels & (WISHES | {"story", "place", "who"}) or WISHING.search(text):
        changes.remarks.append(text)
    elif len(text.split()) > 1 and not part.labels & {"ordinal", "title"}:  # of a course, and no change
        changes.failed.append(text)
