"""Words of what was just shown that a message takes up to turn it down: "a medical laboratory?? no"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from reading.need_words import EMPTY, LEADING
from reading.spans import Span

SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*")
WORD = re.compile(r"[^\W\d_]{3,}")

TURNED_DOWN = re.compile(
    r"\b(?:no|not|nae|naw|nah|na|nope|never|wrong|wrang|useless|daft|silly|nothing to do|nithing|nothin)\b"
    r"|n['’]?t\b|\?\?|!",
    re.IGNORECASE,
)
"""What a sentence turns something down by."""

LOOKING = re.compile(
    r"\b(?:what about|how about|anything|something|any|is there|are there|looking for|need|want|instead|rather)\b",
    re.IGNORECASE,
)
"""Words of a sentence that asks for what it names."""

ALONE = 2
"""Words that a sentence may have beside what it takes up, to be hardly more than that."""

ALIKE = 85
"""The least rapidfuzz ratio (of 100) at which two words are the same."""


def without_echoes(text: str, spans: Sequence[Span], shown: Iterable[str], told: Iterable[str]) -> tuple[Span, ...]:
    """The spans of a message with the needs marked as refused that only repeat what was `shown` (the texts of the
    records on the page) and turn it down; what the employer `told` before is no echo.

    >>> spans = [Span(0, 7, "need"), Span(28, 41, "need")]
    >>> without_echoes("Barista. Very good. We need steam boilers", spans, ["Barista Skills"], [])[0].label
    'not'
    """
    records = [_words(record) for record in shown]
    own = _words(" ".join(told))
    if not records:
        return tuple(spans)
    sentences = [match.span() for match in SENTENCE.finditer(text)]
    return tuple(
        replace(span, label="not")
        if span.label == "need"
        and _repeats(_words(text[span.start : span.end]), records, own)
        and _turns_down(text, span, sentences)
        else span
        for span in spans
    )


def _repeats(words: set[str], records: Sequence[set[str]], own: set[str]) -> bool:
    """Whether all words are those of one record, and one at least is not the employer's own."""
    return bool(words) and bool(words - own) and any(all(_is_in(word, record) for word in words) for record in records)


def _is_in(word: str, record: set[str]) -> bool:
    return word in record or any(fuzz.ratio(word, known) >= ALIKE for known in record)


def _turns_down(text: str, span: Span, sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether the sentence of a span turns it down, or names it and nothing else before the message goes on."""
    start, end = next(((start, end) for start, end in sentences if start <= span.start < end), (0, len(text)))
    sentence = text[start:end]
    if LOOKING.search(sentence):
        return False
    beside = len(sentence.split()) - len(text[span.start : span.end].split())
    goes_on = bool(text[end:].strip()) or bool(text[:start].strip())
    return bool(TURNED_DOWN.search(sentence)) or (beside <= ALONE and goes_on and sentence.rstrip()[-1:] in ".?")


def _words(text: str) -> set[str]:
    found = (word.casefold() for word in WORD.findall(text))
    return {word for word in found if word not in EMPTY | LEADING}
