"""Words of what was just shown that a message takes up to turn it down: "a medical laboratory?? no"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalogue.records import Credential
from reading.need_words import is_among, telling
from reading.spans import Span

SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*")
CLAUSE = re.compile(r"[^.!?;,\n]+[.!?;\n]*|,")

TURNED_DOWN = re.compile(
    r"\b(?:no|not|nae|naw|nah|na|nope|never|wrong|wrang|useless|daft|silly|nothing to do|nithing|nothin)\b"
    r"|n['’]t\b|\b(?:do|does|did|is|are|was|were|wo|ca|would|should|could|has|have|had|need)nt\b|\?\?|!",
    re.IGNORECASE,
)
"""What a sentence turns something down by."""

GOES_ON = re.compile(r"[.?]")
"""Without these no sentence ends in the midst of a message."""

LOOKING = re.compile(
    r"\b(?:(?:what|how) about|anything|something|any|(?:is|are) there|looking for|needs?|wants?|instead|rather|meant?"
    r"|(?:one more|another|different|other|next|new|separate|second) \w+:)|:\s*$",
    re.IGNORECASE,
)
"""Words of a sentence that asks for what it names."""

ALONE = 2
"""Words that a sentence may have beside what it takes up, to be hardly more than that."""


def subject_of(card: Credential) -> str:
    """What a record says of its subject."""
    return " ".join([card.title, card.description or "", *card.learning_outcomes, *(one.label for one in card.skills)])


def may_turn_down(text: str) -> bool:
    """Whether a message may turn down anything at all: without a sign or a word for it `without_echoes` changes
    nothing, so that nothing need be known of what was shown."""
    return bool(GOES_ON.search(text) or TURNED_DOWN.search(text))


def without_echoes(text: str, spans: Sequence[Span], shown: Iterable[str], told: Iterable[str]) -> tuple[Span, ...]:
    """The spans of a message with the needs marked as refused that only repeat what was `shown` (the texts of the
    records on the page) and turn it down; what the employer `told` before is no echo.

    >>> spans = [Span(0, 7, "need"), Span(28, 41, "need")]
    >>> without_echoes("Barista. Very good. We need steam boilers", spans, ["Barista Skills"], [])[0].label
    'not'
    """
    records = [telling(record) for record in shown]
    own = telling(" ".join(told))
    if not records:
        return tuple(spans)
    return tuple(
        replace(span, label="not")
        if span.label == "need"
        and _repeats(telling(text[span.start : span.end]), records, own)
        and _turns_down(text, span, spans)
        else span
        for span in spans
    )


def _repeats(words: set[str], records: Sequence[set[str]], own: set[str]) -> bool:
    """Whether all words are those of one record, and one at least is not the employer's own."""
    return bool(words - own) and any(all(is_among(word, record) for word in words) for record in records)


def _turns_down(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether the clause of a span turns it down, or what follows it in its sentence where that holds nothing else that
    is wanted or refused; or a clause names it and nothing else before the message goes on."""
    start, end = _around(SENTENCE, text, span)
    clause = text[slice(*_around(CLAUSE, text, span))]
    if LOOKING.search(text, start, end):
        return False
    others = any(other.label in ("need", "not") and span.end <= other.start < end for other in spans)
    beside = len(clause.split()) - len(text[span.start : span.end].split())
    goes_on = bool(text[end:].strip()) or bool(text[:start].strip())
    alone = beside <= ALONE and goes_on and text[start:end].rstrip()[-1:] in ".?"
    return alone or bool(TURNED_DOWN.search(clause)) or (not others and bool(TURNED_DOWN.search(text, span.end, end)))


def _around(stretch: re.Pattern[str], text: str, span: Span) -> tuple[int, int]:
    """The stretch of a text in which a span begins; the whole text where none has it."""
    found = (match.span() for match in stretch.finditer(text) if match.start() <= span.start < match.end())
    return next(found, (0, len(text)))
