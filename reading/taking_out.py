"""What a message wants taken out of a request that is nearly done: the course, a part of an answer, or a condition."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from reading.answers import NOT_SURE, QUESTIONS
from reading.changes import ALIKE
from reading.clauses import Kind, clauses, comma_pieces
from reading.corrections import LABELS
from reading.need_words import LEADING

WORD = re.compile(r"[^\W_]+")

REMARKS, COURSE, ROUTE, CONTACT = "request_remarks", "request_credential", "request_route", "request_contact"
SAID = "request_said"
QUOTED = (SAID, REMARKS)
"""What the employer said before the form and in it without being asked; both may be empty."""

WORDED = (
    REMARKS,
    *(question for question in QUESTIONS if question not in (ROUTE, "request_skills", "request_conditions")),
    SAID,
)
"""Answers in the employer's own words."""

LEFT_OPEN = frozenset({"request_roles", "request_learners", "request_deadline"})
"""Answers that are not known where they are taken out."""

GO = (
    r"(?:tak(?:e|in)?|taking) (?:out|oot|off|away)|"
    r"remove|drop|delete|leave out|get rid of|scrap|lose|cut|strike|rub out"
)
REMOVING = re.compile(rf"\b(?:{GO})\b\s*(?P<what>.+)|\btake (?P<split>.+?) (?:out|off|away)\b", re.IGNORECASE)
LEADING_UP = re.compile(
    r"^\W*(?:(?:and|an|but|also|please|sorry|oh|actually|well|ok|on (?:reflection|second thoughts?)|can you|could you|"
    r"can ye|"
    r"just|jist)\b[\s,]*)*",
    re.IGNORECASE,
)
STILL_THERE = re.compile(
    r"\b(?:still|again)\b.{0,12}\b(?:got|has|have|says?|there|in)\b(?: got)?\s*(?P<what>.+)|"
    r"\b(?:that'?s|it'?s|its)\b(?P<before>.+?)\bagain\b|\b(?:still|again)\b(?P<behind> the .+)",
    re.IGNORECASE,
)
FROM_ANSWER = re.compile(r"\b(?:in|from|at|under|on|out of|oot o)\s+(?P<where>[^,;]+)$", re.IGNORECASE)
THE_WORDS = re.compile(
    r"^\W*(?:(?:that|the|this|a|any|all|both|of|my|our|yon)\s+)*(?:(?:bits?|part|words?|line|sentence|"
    r"stuff)\s+(?:about|on|with|"
    r"that says|saying)\s+)?(?:(?:the|a|that|my|our)\s+)?|\s+(?:at|on) the (?:top|bottom|end|start)\s*$",
    re.IGNORECASE,
)
PART_OF = re.compile(r"\W*(?:(?:that|the|this|a)\s+)?(?:bits?|part|words?|line|sentence|stuff|thing)\b", re.IGNORECASE)


SAYS_MORE = re.compile(
    r"\W*(?:maybe|perhaps|mibbe|possibly|about|around|say|preferably|ideally|if possible)\b|\W*£", re.IGNORECASE
)
"""How a piece begins that says more of the one before."""


@dataclass
class Changes:
    """`answers` are new ones by their questions, None for one that is to be asked again; `request_credential` among
    them is None where the course is taken out. `dropped` are words of conditions that are to go, `remarks` what is only
    to be noted, `failed` what was asked for and could not be made, `out` words that are gone from which answers."""

    answers: dict[str, str | None] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    out: dict[str, str] = field(default_factory=dict)


def removes(text: str) -> bool:
    """Whether a sentence begins with words that take something out: "on reflection, and take the price out"."""
    return bool(REMOVING.match(LEADING_UP.sub("", text)))


def what_is_out(text: str) -> str:
    """The words for what a change wants out; empty where it wants nothing out."""
    for pattern in (REMOVING, STILL_THERE):
        if found := pattern.search(text):
            return next(words for words in found.groups() if words).strip(" .,")
    return ""


def take_out(what: str, values: Mapping[str, str], course: str, conditions: Sequence[str], changes: Changes) -> None:
    """Take the words out that are meant: the course, a part of an answer, an answer, or a condition."""
    where = FROM_ANSWER.search(what)
    labelled = _question(where["where"]) if where else None
    words = THE_WORDS.sub("", THE_WORDS.sub("", what[: where.start()] if where and labelled else what)).strip(" .,")
    if course and not labelled and (re.search(r"\bcourse\b", words, re.I) or _shares(words, course)):
        changes.answers[COURSE] = None
        return
    if whole := None if labelled or PART_OF.match(what) else _question(words):
        changes.answers[whole] = "" if whole in QUOTED else _open(whole)
        return
    conditional = not labelled and any(_shares(words, condition) for condition in conditions)
    for name in (labelled,) if labelled else WORDED[:1] if conditional else WORDED:
        value = values.get(name) or ""
        left = without_words(value, words)
        if value and left != value and (left or labelled or name in (*QUOTED, *LEFT_OPEN)):
            changes.answers[name] = left if left or name in QUOTED else _open(name)
            changes.out[name] = what
    if what in changes.out.values():
        return
    (changes.dropped if conditional else changes.failed).append(words if conditional else what)


def _open(name: str) -> str | None:
    return NOT_SURE if name in LEFT_OPEN else None


def _question(words: str) -> str | None:
    """The answer that these words are the name of."""
    named = THE_WORDS.sub("", words).strip(" .,")
    return next((slot for slot, names in LABELS.items() if re.fullmatch(names, named, re.IGNORECASE)), None)


def without_words(value: str, words: str) -> str:
    """An answer without the clause or the piece between commas that shares a word with these; as it is where none
    does."""
    return " / ".join(left for noted in value.split(" / ") if (left := _left(noted, words)))


def _left(noted: str, words: str) -> str:
    if not _shares(words, noted):
        return noted
    kept: list[str] = []
    for clause in clauses(noted):
        pieces = [piece.text for piece in comma_pieces(clause)]
        left = [piece for piece, gone in zip(pieces, _gone(words, pieces), strict=True) if not gone]
        if len(left) == len(pieces):
            kept.append(clause.text)
        elif left and clause.kind is not Kind.QUESTION:
            kept.append(", ".join(left))
    return " ".join(kept).strip(" ,.")


def _gone(words: str, pieces: Sequence[str]) -> list[bool]:
    """Which pieces share a word with these, or say more of the piece before that does: "a fair price, maybe £900"."""
    gone: list[bool] = []
    for piece in pieces:
        gone.append(_shares(words, piece) or (bool(gone) and gone[-1] and bool(SAYS_MORE.match(piece))))
    return gone


def _shares(words: str, text: str) -> bool:
    """Whether a word of some meaning is in both, near misses included."""
    wanted, there = ([word for word in WORD.findall(part.lower()) if word not in LEADING] for part in (words, text))
    return any(fuzz.ratio(word, own) >= ALIKE for word in wanted for own in there)
