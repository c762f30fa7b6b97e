"""A message in the form of a request, taken apart into its clauses: statements, questions, a word that a question was
not answered, and a refusal to say something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reading.spans import Span


class Kind(StrEnum):
    """What a clause does."""

    STATEMENT = "statement"
    QUESTION = "question"
    COMPLAINT = "complaint"
    REFUSAL = "refusal"


SHORT = re.compile(r"\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Ss]t|No|[Rr]ev|[Pp]rof|Co|approx|e\.g|i\.e|[A-Z])\Z")
"""What stands in front of a full stop that ends no sentence: "Mrs. Ross", "J. Ross", "No. 5 Bakery"."""

END = re.compile(r"[.!?;]+(?:\s+|\Z)|\s*\n+\s*|\s+[-–—]+\s+")
"""What separates one sentence from the next."""

_SUBJECT = r"(?:it|this|that|they|we|i|you|ye|he|she|there|the|my|our|your|somebody|someone|anybody|anyone)"
_ASKS = (
    r"(?:(?:what|whit|when|where|whaur|who|wha|whae|whose|how|hoo|which|why)(?:'s|\b(?! (?:to|(?:people|staff|they|"
    r"we) (?:should|need))\b))|"
    r"(?:will|wull|would|wid|can|could|do|does|dis|did|is|are|am|should|have|has|may)(?:n'?t|nae)? "
    rf"(?:{_SUBJECT}|(?:any|some|others?)\b)\b|ony (?:chance|idea)\b|any (?:chance|idea)\b)"
)
_OPENING = (
    r"(?:(?:and|an|aye|right|well|now|but|also|though|oh|so|then|och|ok|okay|sorry|by the way|before (?:i|we|it) \w+|"
    r"just)\b[\s,]*)*"
)
QUESTION = re.compile(rf"\W*{_OPENING}{_ASKS}", re.IGNORECASE)
"""How a clause begins that asks something, with or without its question mark."""

_NAMES_A_THING = r"(?:what|whit|which|who|how|where|when)(?: much| many)? (?:an?|the|our|my|your|their)\b[^?]*\Z"
TURN_TO_ASK = re.compile(rf"[,:]\s*(?={_OPENING}{_ASKS})(?!{_OPENING}{_NAMES_A_THING})", re.IGNORECASE)
"""What stands in front of a question in a sentence; the last of a list is none: "..., and what the surveyor wants"."""

NAMES_A_FIELD = re.compile(
    r"\W*(?:by )?(?:how|who|when|which|what)\b[^?]{0,30}\bshould (?:just |only )?(?:be|say|read)\b[^?]+\Z", re.I
)
"""Words that say what an answer should be: "how many should be 18 not 16", "by when should just say May"."""

FIRST_OF_TWO = re.compile(
    r"\W*(?:(?:and|but|so|also)\b\W*)*(?:do|does|did|is|are|am|was|were|can|could|would|should)\b "
    r"(?!it yourself|be\b)\w",
    re.I,
)
"""How the first of two questions begins that share a question mark: "does asking commit us, and do you tell them?"."""

CONDITION = re.compile(
    r"\W*(?:(?:and|but|so|also)\b[\s,]*)*(?:see )?(?:if|when|suppose|once|since|as|given|say|before|afore|while)\b",
    re.I,
)
"""Words in front of a question that belong to it: "but see if they six chip in, wid it be cheaper?"."""

COMPLAINT = re.compile(
    r"\b(?:you|ye|yous|u)\b[^.?!]{0,20}\b(?:did ?n[o'’]?t|didna[e]?|did not|have ?n[o'’]?t|haven'?t|havnae|never)\b"
    r"[^.?!]{0,12}\b(?:answer|say|said|tell|told|repl|mention)|"
    r"\b(?:i|we)(?:'d| would| should)? (?:still |really )*(?:like|want|need|wanted) (?:still )?to (?:know|hear)\b|"
    r"\bstill (?:waiting|don'?t know|dinnae ken)\b|\b(?:i|we) (?:did )?ask(?:ed)?(?: you)? (?:about|what|how|"
    r"whit|if)\b|"
    r"\bno answer (?:to|on|about)\b|\bthat (?:does ?n[o'’]?t|did ?n[o'’]?t|is no|is not) (?:an )?answer",
    re.IGNORECASE,
)
"""Words that say that a question was not answered, or that something is still to be told."""

_SAY = r"(?:say|gie|give|tell|name|share|disclose|reveal|hand over|put|leave|write|type)"
REFUSAL = re.compile(
    rf"\b(?:(?:shall|will|would|do|does|am|'m|can|could|wull|wid|i|we|no)\W?(?:not|n[o'’]?t|nae|no)?|dinna[e]?|"
    rf"don['’]?t|"
    rf"won['’]?t|wouldn['’]?t|shan['’]?t|not|no) (?:really |be )?(?:want(?:in[g']?)?|wish(?:ing)?|like|care|"
    rf"going|gonna|"
    rf"happy|keen|willing|prepared|comfortable|sayin[g']?|giein|giving)\b[^.?!]{{0,16}}\b(?:{_SAY}|saying|"
    rf"giving|name)\b|"
    rf"\b(?:shall|will|would|do|can)(?: not|n['’]?t) {_SAY}\b|\bwon['’]?t {_SAY}\b|"
    rf"\b(?:sooner|rather|prefer|prefers) (?:not|no)\b(?: to)?(?: {_SAY})?|\bnone of your business\b|"
    r"\b(?:not|no|nae) (?:gonna |going t(?:o|ae) )?(?:giving|giein['g]?|gie|telling|tellin|sharing|saying)\b|"
    r"\b(?:stay|remain|keep (?:it|this|that)|be) anonymous\b|\banonymous(?:ly)? (?:please|for now|if)\b",
    re.IGNORECASE,
)
"""Words of somebody who does not say who they are, or would rather not."""


@dataclass(frozen=True)
class Clause:
    """A part of a message, with the spans in it, and what it does."""

    text: str
    spans: tuple[Span, ...]
    kind: Kind

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(span.label for span in self.spans)


def clauses(text: str, spans: Sequence[Span] = ()) -> tuple[Clause, ...]:
    """The clauses of a message in their order; each span is in the clause in which it begins, cut where that ends."""
    stretches = [part for sentence in _sentences(text) for part in _parts(text, *sentence)]
    return tuple(_clause(text, spans, start, end) for start, end in stretches)


def comma_pieces(clause: Clause) -> tuple[Clause, ...]:
    """The pieces of a clause between its commas, but not those of a number: "£1,200 a head"."""
    cuts = [0, *(match.end() for match in re.finditer(r",(?!(?<=\d,)\d{3})\s*", clause.text)), len(clause.text)]
    return tuple(
        _clause(clause.text, clause.spans, start, end)
        for start, end in pairwise(cuts)
        if clause.text[start:end].strip(" ,")
    )


def joined(parts: Sequence[Clause]) -> tuple[str, tuple[Span, ...]]:
    """The clauses as one text with its spans."""
    text, spans = "", []
    for part in parts:
        at = len(text) + bool(text)
        text = f"{text} {part.text}".strip()
        spans += [Span(span.start + at, span.end + at, span.label) for span in part.spans]
    return text, tuple(spans)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in END.finditer(text):
        if match[0].startswith(".") and SHORT.search(text, start, match.start()):
            continue
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, and apart from it the question that it turns to behind a comma."""
    turn = TURN_TO_ASK.search(text, start, end)
    before = text[start : turn.start()] if turn else ""
    if turn and not any(goes_on.match(before) for goes_on in (CONDITION, QUESTION, FIRST_OF_TWO)):
        yield start, turn.end()
        yield turn.end(), end
    else:
        yield start, end


def _clause(text: str, spans: Sequence[Span], start: int, end: int) -> Clause:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = first + len(words.strip().rstrip(",;–—-").rstrip())
    words = text[first:last]
    inside = tuple(
        Span(max(span.start, first) - first, min(span.end, last) - first, span.label)
        for span in spans
        if first <= span.start < last
    )
    return Clause(words, inside, _kind(words))


def _kind(words: str) -> Kind:
    if COMPLAINT.search(words):
        return Kind.COMPLAINT
    asks = words.endswith("?") or (QUESTION.match(words) and not NAMES_A_FIELD.match(words))
    if asks and len(words.split()) > 1:  # "Which?" is a name
        return Kind.QUESTION
    return Kind.REFUSAL if REFUSAL.search(words) else Kind.STATEMENT
