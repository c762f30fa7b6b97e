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
from reading.belonging import EMPTY, FEW, WISHES, WISHING
from reading.changes import closest_need
from reading.clauses import Clause, Kind, clauses
from reading.contact import way_in
from reading.corrections import CUE, FILLER, LABELLED, LABELS, NOT_THE_OLD, new_answers, read_correction
from reading.routes import NEED_AN_OFFER, read_route
from reading.spans import words_of
from reading.taking_out import (
    CONTACT,
    COURSE,
    GO,
    REMARKS,
    ROUTE,
    WORDED,
    Changes,
    take_out,
    what_is_out,
    without_words,
)
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
CHANGED = re.compile(
    r"\b(?:change|swap|replace|alter|turn)\s+(?P<old>.+?)\s+(?:to|tae|into|for|with|by)\s+(?P<new>[^,;]+)", re.I
)
NOT_BUT = re.compile(
    r"\b(?:not|nae|no)\s+(?P<old>[^,;.]+?)\s*[,;.]?\s+(?:but|(?:it|that|they)['’]?(?:s|re)|its|just|jist|"
    r"should be|rather)\s+"
    r"(?:(?:just|jist|only|really|actually|called|is|be)\s+)*(?P<new>[^;]+)",
    re.IGNORECASE,
)
IN_PLACE_OF = re.compile(r"(?P<new>[^,;]+?),? (?:instead of|rather than|and not|not) (?P<old>[^,;]+)", re.IGNORECASE)
NOT_ALONE = re.compile(r"\W*(?:(?:mistake|sorry|no|och)\b\W*)*not\b", re.IGNORECASE)

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
    rf"\W*(?:can|could|will|would|wid) (?:you|ye|we|i) (?:please |just )*(?:{GO}|take|change|put|make|add)\b", re.I
)
"""How a change is asked for as a question."""

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
        if clause.kind is Kind.QUESTION and not POLITELY.match(clause.text):
            continue
        swapped = _swapped(clause.text, values, changes)
        if clause.kind is Kind.COMPLAINT and not swapped:
            continue
        for part in () if swapped else _split(clause):
            _read(part, _now(values, changes), today, course, conditions, changes)
    if changes.answers.get(ROUTE) is None and ROUTE in changes.answers and values.get(ROUTE) not in NEED_AN_OFFER:
        del changes.answers[ROUTE]
    same = [name for name, value in changes.answers.items() if value == values.get(name) and name != COURSE]
    for name in same:
        del changes.answers[name]
    return changes


def _now(values: Mapping[str, str], changes: Changes) -> dict[str, str]:
    """The answers as they are after the changes so far."""
    return {**values, **{name: value or "" for name, value in changes.answers.items()}}


def _split(clause: Clause) -> list[Clause]:
    """The changes of a clause, each by itself."""
    cuts = [0, *(match.end() for match in AND_THEN.finditer(clause.text)), len(clause.text)]
    return [part for start, end in pairwise(cuts) for part in _clauses_within(clause, start, end)]


def _clauses_within(clause: Clause, start: int, end: int) -> list[Clause]:
    """A stretch of a clause as a clause with its own spans; none where it is empty."""
    words = re.sub(r"[\s,]+(?:and|but)?[\s,]*$", "", clause.text[start:end])
    inside = [span for span in clause.spans if start <= span.start and span.end <= end]
    moved = tuple(replace(span, start=span.start - start, end=min(span.end - start, len(words))) for span in inside)
    return [Clause(words, moved, clause.kind)] if words.strip() else []


def _swapped(text: str, values: Mapping[str, str], changes: Changes) -> bool:
    """Whether the clause puts words into the place of others that stand in the answers; then that is done."""
    for pattern in (CHANGED, NOT_BUT, IN_PLACE_OF):
        if not (found := pattern.search(text)):
            continue
        new = NOT_THE_OLD.sub("", found["new"]).strip(" .,")
        now = _now(values, changes)
        new = "" if pattern is IN_PLACE_OF and LABELLED.search(text) else _bare(new)
        old = _standing(found["old"], now, partly=pattern is NOT_BUT)
        if not old or not new:
            continue
        for name in WORDED:
            if (value := now.get(name)) and _whole(old).search(value) and (name != CONTACT or way_in(new)):
                changes.answers[name] = _put(value, old, new, name)
        for name in WORDED[1:]:  # "it's just Taigh an Lochain": the answer that holds more than that
            value = now.get(name) or ""
            if (
                name not in changes.answers
                and len(new.split()) > 1
                and new.casefold() in value.casefold() != new.casefold()
            ):
                changes.answers[name] = new
        behind = text[found.end() :].strip(" ,.")
        if len(behind.split()) >= FEW:
            changes.remarks.append(behind)
        return True
    return False


def _bare(new: str) -> str:
    """A new answer without the words that lead up to it: "it should be 18"."""
    cue = CUE.match(new)
    return FILLER.sub("", new[cue.end() if cue else 0 :]).strip()


def _put(value: str, old: str, new: str, name: str) -> str:
    """An answer with the new words in the place of the old ones."""
    if name == REMARKS:
        return without_words(value, old) if new.casefold() not in value.casefold() and not new[0].isdigit() else value
    return new if new.casefold() in value.casefold() else _whole(old).sub(lambda _: new, value)


def _standing(words: str, values: Mapping[str, str], *, partly: bool) -> str:
    """The words where they stand in one of the answers, or `partly` as many of them, from their beginning, as do; empty
    where none does."""
    parts = re.sub(r"^(?:the|that|a|an)\s+", "", words.strip(), flags=re.IGNORECASE).split()
    for last in range(len(parts), 0 if partly and len(parts) < FEW else len(parts) - 1 if not partly else 1, -1):
        stretch = " ".join(parts[:last])
        if any(_whole(stretch).search(values.get(name) or "") for name in WORDED):
            return stretch
    return ""


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)


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
            changes.remarks.append(text)
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
    elif len(text.split()) > 1:
        changes.failed.append(text)
