"""The stretches of a message that the reader marked, and what each is. data/messages/README.md describes the labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

DEBRIS = re.compile(r"\s?[,;:][\s,;:]*[.!?]?|\s[.!?](?!\w)|\s*\(\s*\)")
"""Separators around what was cut out, of which the last is kept, and empty brackets."""

ONE = re.compile(r"\s(?:ones?|yins?|eens?)\b", re.IGNORECASE)
NEW = re.compile(r"\b(?:an?|any|another|some|no) (?:[^\W\d_]+ )?$|\b(?:to|can|could|who|must|should) $", re.IGNORECASE)
ARTICLE = re.compile(r"\b(?:the|that|this|those|these) $", re.IGNORECASE)
BARE = re.compile(r"(?:the|a|an)", re.IGNORECASE)
"""What follows a word that tells a course apart, what stands before one that is not known yet ("a welding one") or
before something to be done ("to write better ones"), what stands before one that is known, and what alone points at
nothing."""

BUDGET = re.compile(
    r"\b(?:budget|spend|funds?)(?:['’]s| is| of| was| are|:)?(?: about| around| roughly| only| just)? $", re.IGNORECASE
)
"""What stands before a number that is money: "our budget is 2000"."""

LABELS = frozenset(
    {
        *("need", "not", "drop", "who", "heads", "story", "place", "price", "level", "time", "mode", "provider"),
        *("title", "term", "ordinal", "change", "person"),
    }
)

CONDITIONS = frozenset({"place", "price", "level", "time", "mode", "provider", "heads"})
"""Labels of what is asked of an offer."""


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of a message, and their label."""

    start: int
    end: int
    label: str

    def touches(self, stretches: Iterable[tuple[int, int]]) -> bool:
        """Whether one of the stretches [start, end) has a character of this span."""
        return any(start < self.end and end > self.start for start, end in stretches)


def told_apart(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in which a course that is told apart by a word is one that is pointed at: "the soil one", of which the
    reader may mark the article and the word, or the word alone. An article that points at nothing is left out."""
    found: list[Span] = []
    for span in spans:
        article = found and found[-1].label == "ordinal" and not text[found[-1].end : span.start].strip()
        if span.label == "heads" and BUDGET.search(text, 0, span.start):
            found.append(replace(span, label="price"))
        elif span.label == "need" and ONE.search(text, span.start, span.end) and not NEW.search(text, 0, span.start):
            found.append(replace(span, label="ordinal"))
        elif span.label == "title" and (one := ONE.match(text, span.end)):
            before = ARTICLE.search(text, 0, span.start)
            start = found.pop().start if article else before.start() if before else span.start
            found.append(Span(start, one.end(), "ordinal"))
        elif span.label == "title" and article:
            found.append(Span(found.pop().start, span.end, "title"))
        else:
            found.append(span)
    return tuple(span for span in found if span.label != "ordinal" or not BARE.fullmatch(text, span.start, span.end))


def words_of(text: str, spans: Sequence[Span], *labels: str) -> tuple[str, ...]:
    """The words of the spans with these labels, in order, each once whatever its capitals."""
    words: dict[str, str] = {}
    for span in spans:
        if span.label in labels and (stretch := text[span.start : span.end].strip(" \n\t,;:!?\"'").rstrip(".")):
            words.setdefault(stretch.casefold(), stretch)
    return tuple(words.values())


def without(text: str, spans: Sequence[Span], *labels: str) -> str:
    """The text without the spans of these labels and the spaces and commas that they leave."""
    kept, at = [], 0
    for span in spans:
        if span.label in labels:
            kept.append(text[at : span.start])
            at = span.end
    rest = " ".join("".join([*kept, text[at:]]).split())
    return DEBRIS.sub(_last_sign, rest).strip(" ,;:-")


def _last_sign(debris: re.Match[str]) -> str:
    signs = debris[0].strip()
    return "" if signs.endswith(")") else signs[-1] + " " * debris[0][-1].isspace()
