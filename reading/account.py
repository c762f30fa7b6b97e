"""What an employer tells of a need over a whole conversation: the sentences that say it, and the needs in them.

A need that is said again in other words takes the place of its first wording; what is refused or dropped goes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reading.belonging import EMPTY
from reading.changes import needs_refused
from reading.clauses import END, Clause, Kind, clauses, comma_pieces
from reading.complaints import with_complaints
from reading.interpretation import MOST_NEEDS, interpret
from reading.need_words import LEADING, is_among, telling
from reading.needs import tidy
from reading.spans import Span, words_of
from reading.utterance import Utterance
from runtime.standard_english import in_standard_english

SAYS = frozenset({"recommend", "refine", "browse", "request", "plan", "nlu_fallback"})
"""Acts by which a need is told, beside questions on what a course teaches."""

ASKS, CONTENT = frozenset({"details", "compare"}), "content"
WITHOUT_LABELS = frozenset({"recommend", "refine"})
"""Acts whose sentences tell something although nothing in them was marked."""

SUBSTANCE = frozenset({"need", "not", "story", "who", "mode", "level", "time", "change"})
"""Labels of what is worth quoting of a need; numbers, places and names have questions of their own."""

JOINS = frozenset({"and", "an", "&", "or", "plus", "also", "then", "but", "nor", "as", "well"})
"""Words between two needs that stand beside each other."""

BINDING = frozenset(
    {
        *("a", "an", "the", "of", "for", "in", "on", "at", "to", "from", "with", "by", "about", "into"),
        *("under", "between", "our", "their", "your", "my"),
    }
)
"""Words that bind what follows to what stands before: "networking for show control"."""

IT_IS = re.compile(
    r"\b(?:it|that|this|they|these|those)(?:['’]s|['’]re| is| are| was)"
    r"(?: (?:just|only|all|more|really|a|an|about|for))* $",
    re.IGNORECASE,
)
"""What stands before the words for what a course is that was shown."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|&")
LISTED = re.compile(r"[,;:/()\n]|\s[-–—]\s")
LONGEST = 1500
"""Characters of one message that are quoted."""


@dataclass(frozen=True)
class Told:
    """What one message tells: `words` are its sentences that do, as typed, `needs` what people are to learn (in
    standard English, as it is searched for), `refused` what it turns down or drops, as typed; of both `MOST_NEEDS` at
    most. `story` is what they say of themselves beside a need."""

    words: str
    needs: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    story: str = ""


def account(messages: Sequence[Utterance], today: dt.date) -> list[Told]:
    """What the messages of a conversation tell, the oldest first; an undone one tells nothing."""
    tale: list[Told] = []
    for message in messages:
        if message.intent == "start_over":
            tale = []
        elif message.intent == "undo":
            tale = tale[:-1]
        elif message.named.get("need"):  # a need was dropped by its button
            tale.append(Told("", refused=(message.named["need"],)))
        elif one := told(message, today, tuple(need for earlier in tale for need in earlier.needs)):
            tale.append(one)
    return tale


def told(message: Utterance, today: dt.date, needs_before: Sequence[str] = ()) -> Told | None:
    """What one message tells; None where it tells nothing of a need. What asks for a request tells something also by a
    word of `needs_before`: "can you put in for a short course on cold chain for fish?"."""
    asks = message.intent in ASKS and message.facts[:1] == (CONTENT,)
    if not message.text or not (asks or message.intent in SAYS):
        return None
    spans = _as_described(message.text, with_complaints(message.text, message.spans))
    parts = clauses(message.text, spans)
    before = telling(" ".join(needs_before)) if message.intent == "request" else set()
    alone = len(parts) == 1
    kept = [
        _tells(part, message, asks, alone) or bool(before and telling(in_standard_english(part.text)) & before)
        for part in parts
    ]
    words = _as_typed(message.text, parts, kept)[:LONGEST]
    needs = tuple(dict.fromkeys(in_standard_english(need) for part in parts for need in whole_needs(part)))[:MOST_NEEDS]
    if not needs and message.intent == "recommend" and {span.label for span in spans} <= {"title"}:
        needs = interpret(message.text, spans, today=today, names_need=True).needs
    refused = words_of(message.text, spans, "not", "drop")[:MOST_NEEDS]
    pieces = [piece for part in parts for piece in comma_pieces(part) if "story" in piece.labels]
    story = ", ".join(piece.text.strip(" ,.") for piece in pieces if "need" not in piece.labels)
    return Told(words, () if asks else needs, refused, story) if words or needs or refused else None


def _as_typed(text: str, parts: Sequence[Clause], kept: Sequence[bool]) -> str:
    """The clauses that are kept, with the signs between those that follow each other."""
    words, at, joined = "", 0, False
    for part, keep in zip(parts, kept, strict=True):
        start = text.find(part.text, at)
        if keep:
            words += (text[at:start] if joined else " ") + part.text
        at, joined = start + len(part.text), keep
    return " ".join(words.split())


def _tells(part: Clause, message: Utterance, asks: bool, alone: bool) -> bool:
    """Whether a clause is worth quoting: by what is marked in it, or by what it does."""
    if EMPTY.fullmatch(part.text):
        return False
    if asks:
        return part.kind is Kind.QUESTION or bool(part.labels & SUBSTANCE)
    at = message.text.find(part.text)
    act = next((one.act for one in message.parts if one.start <= at < one.end), message.intent)
    return bool(part.labels & SUBSTANCE) or (
        act in WITHOUT_LABELS and (alone or message.intent != "recommend") and part.kind is not Kind.QUESTION
    )


def _as_described(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans with the words refused that say what a course that was shown is: "that's heat pumps", "the third is
    close but it's 3D printing"."""
    found: list[Span] = []
    described: Span | None = None
    for span in spans:
        shown = next((one for one in reversed(found) if one.label == "ordinal"), None)
        if shown and span.label in ("need", "not") and "?" not in text[span.end :]:
            between = text[shown.end : span.start]
            is_it = not LISTED.search(between) and {*_words(between)} <= LEADING - BINDING
            goes_on = described is not None and {*_words(text[described.end : span.start])} <= JOINS
            if (is_it or goes_on or IT_IS.search(between)) and not END.search(between):
                span = described = replace(span, label="not")
        found.append(span)
    return tuple(found)


def whole_needs(part: Clause) -> tuple[str, ...]:
    """The needs of a clause. Those that a preposition binds are one ("networking for show control"). Where other words
    stand between two, the reader cut a sentence whose parts make no sense: it is one need from the first of them on."""
    stretches: list[tuple[int, int]] = []
    spans = [span for span in part.spans if span.label != "need" or tidy(part.text[span.start : span.end])]
    for before, span in zip((None, *spans), spans, strict=False):
        if span.label != "need":
            continue
        if before is None or before.label != "need":
            stretches.append((span.start, span.end))
            continue
        between = part.text[before.end : span.start]
        listed = LISTED.search(between)
        behind, words = between[: listed.start()] if listed else "", {*_words(between[listed.end() if listed else 0 :])}
        if not words <= LEADING | JOINS | BINDING:
            stretches[-1:] = [(_first_of_list(spans, span), len(part.text) if span == spans[-1] else span.end)]
        elif words and words <= BINDING and not listed:
            stretches[-1] = (stretches[-1][0], span.end)
        else:  # "the electric side, anything on batteries"
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + len(behind.rstrip()))
            stretches.append((span.start, span.end))
    apart = [one for one in stretches if not any(_within(one, other) for other in stretches)]
    found = (tidy(part.text[start:end].strip(" .,;:!?\"'")) for start, end in apart)
    return tuple(dict.fromkeys(need for need in found if need))


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _first_of_list(spans: Sequence[Span], last: Span) -> int:
    """Where the first of the needs begins that follow each other up to this one, without another label between."""
    start = last.start
    for span in reversed(spans[: spans.index(last)]):
        if span.label != "need":
            break
        start = span.start
    return start


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def wanted(tale: Sequence[Told]) -> dict[str, int]:
    """The needs that stand at the end of a conversation, each with the place in it where it was told last."""
    needs: dict[str, int] = {}
    for place, one in enumerate(tale):
        for words in one.refused:
            for gone in needs_refused((words,), tuple(needs)):
                del needs[gone]
        for need in one.needs:
            if longer := next((known for known in needs if says_no_more(need, known)), None):
                needs[longer] = place
                continue
            earlier = {known for known, at in needs.items() if at < place}
            reworded = {known for known in earlier if one.refused and alike(need, known)}
            for known in {known for known in needs if says_no_more(known, need)} | reworded:
                del needs[known]
            needs[need] = place
    return needs


def says_no_more(need: str, other: str) -> bool:
    """Whether every telling word of a need is in another."""
    words, others = _telling(need), _telling(other)
    return bool(words) and all(is_among(word, others) for word in words)


def alike(need: str, other: str) -> bool:
    """Whether two needs share half of the telling words of the shorter one, or more."""
    shorter, longer = sorted((_telling(need), _telling(other)), key=len)
    return bool(shorter) and 2 * sum(is_among(word, longer) for word in shorter) >= len(shorter)


@lru_cache(maxsize=2048)
def _telling(need: str) -> frozenset[str]:
    """The telling words of a need in standard English; all its words where none is."""
    plain = in_standard_english(need)
    return frozenset(telling(plain) or _words(plain))
