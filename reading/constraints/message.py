"""An employer's message while it is being read: what has been understood so far, and what is left to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reading.constraints.negation import denied
from reading.constraints.plain import Plain
from reading.spans import Span


class Note(StrEnum):
    """A remark to the employer on how their words were read."""

    SCQF_ASSUMED = "scqf_assumed"  # a level without a framework: read as SCQF, England's numbers differ
    CONVERTED = "converted"  # England's or Europe's number, or an award's name, turned into SCQF
    PREFERRED = "preferred"  # said as a wish, not as a condition
    ABOUT = "about"  # said as roughly this much
    POUNDS_ASSUMED = "pounds_assumed"  # a bare number read as money
    SHARED_OUT = "shared_out"  # a sum for everybody, divided by the learners
    SUM_FOR_ALL = "sum_for_all"  # a sum for everybody, the learners not said: no place may cost more
    CREDIT_ASSUMED = "credit_assumed"  # "accredited" read as carrying SCQF credit
    PAST = "past"  # a time that is over: it is asked for by a slip, and no filter holds it
    FINISH = "finish"  # a day to be finished by: a start after it is too late, one before it may be
    ANY = "any"  # said not to matter: an earlier wish is taken back
    UNSUPPORTED = "unsupported"  # understood, but no filter holds it
    AMBIGUOUS = "ambiguous"  # more than one thing has this name: all of them were taken


@dataclass(frozen=True)
class Found:
    """One constraint: what it is about, the employer's own words for it, how they were read."""

    field: str
    words: str
    value: str
    note: str | None = None


@dataclass(frozen=True)
class Claim:
    """A stretch of the plain text with what it says; `sets` holds fields of Filters, or `sum_for_all`.

    `must` is whether it was said to be indispensable, `wish` whether it was said to be one.
    """

    start: int
    end: int
    field: str
    value: str
    note: Note | None
    sets: Mapping[str, object]
    must: bool = False
    wish: bool = False


TAKEN = "¦"
"""Stands for every claimed character; no pattern matches it, so none reaches across."""

CLAUSE_END = re.compile(r"[.,;:!?\n¦()](?!\d)")
NEAR = 30
WORD = re.compile(r"\S+")
LEADING = 3
"""Words in front of a span that may belong to it."""

WISH_BEFORE = re.compile(r"\b(?:ideally|preferably|prefer|preference|hopefully|if possible|maybe|perhaps)\b")
MUST = re.compile(
    r"\b(?:only|must|has to|have to|needs? to be|strictly|nothing but|nowhere else|essential|no further|can't travel)\b"
)
MUST_AFTER = re.compile(r"\s*,\s*(?:nowhere else|no further|(?:we|they) can't travel)\b")
WISH_AFTER = re.compile(
    r"\s*,?\s*(?:ideally|preferably|preferred|if possible"
    r"|(?:(?:suits?|is|would be|works?|'d be) )?(?:best|ideal|great|good|nice|better))\b"
)


class Message:
    """The plain text, of which every claimed stretch is blanked out for the patterns that follow.

    `spans` are what the reader marked, in order.
    """

    def __init__(self, original: str, spans: Sequence[Span]) -> None:
        self.original = original
        self._copy = Plain(original)
        self._spans = spans
        self._marked: dict[str, list[tuple[int, int]]] = {}
        for span in spans:
            self._marked.setdefault(span.label, []).append(self._copy.covering(span.start, span.end))
        self._unclaimed = self._copy.text.replace(TAKEN, " ")
        self.plain = self._unclaimed
        self.claims: list[Claim] = []
        self.idle: list[tuple[int, int]] = []
        self._blanked = 0

    def look_at(self, *labels: str) -> None:
        """Show the patterns that follow only the spans with these labels and the words that lead up to each."""
        self._blank()
        visible = bytearray(len(self._unclaimed))
        for at, span in enumerate(self._spans):
            if span.label in labels:
                first, last = self._copy.covering(span.start, span.end)
                before = self._copy.covering(0, self._spans[at - 1].end)[1] if at else 0
                first = _led_up_to(self._unclaimed, before, first)
                visible[first:last] = b"\1" * (last - first)
        self.plain = "".join(
            character if shown else TAKEN for character, shown in zip(self._unclaimed, visible, strict=True)
        )

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern in the text that is not claimed yet."""
        self._blank()
        return (match for match in pattern.finditer(self.plain) if match[0].strip())

    def claim(
        self,
        span: tuple[int, int],
        field: str,
        value: str,
        note: Note | None = None,
        *,
        must: bool = False,
        wish: bool = False,
        **sets: Any,
    ) -> None:
        """Record that the span of `plain` says that `field` is `value`, and hide it from later patterns.

        `must` and `wish` say how much it counts where the words around it do not.
        """
        stretch = self.plain[slice(*span)]
        start = span[0] + len(stretch) - len(stretch.lstrip())
        end = span[1] - len(stretch) + len(stretch.rstrip())
        must = must or self._is_must(start, end)
        wish = not must and (wish or self._wished(start, end))
        note = note or (Note.PREFERRED if wish else None)
        self.claims.append(Claim(start, end, field, value, note, sets, must, wish))

    def set_aside(self, start: int, end: int) -> None:
        """Take what was marked in this stretch of the plain text for nothing that is asked, which is kept in `idle` as
        it stands in the original: "band 5 nurses"."""
        self.idle.append(self._copy.origin(start, end))

    def _blank(self) -> None:
        """Blank out the claims made since the last time, all at once, which keeps the time linear."""
        new = sorted((claim.start, claim.end) for claim in self.claims[self._blanked :])
        self._unclaimed, self.plain = _without(self._unclaimed, new), _without(self.plain, new)
        self._blanked = len(self.claims)

    def _wished(self, start: int, end: int) -> bool:
        text = self._copy.text
        before = CLAUSE_END.split(text[max(0, start - NEAR) : start])[-1]
        said = WISH_BEFORE.search(before) or WISH_BEFORE.search(text[start:end])
        return bool(said or WISH_AFTER.match(text, end, end + NEAR))

    def _is_must(self, start: int, end: int) -> bool:
        text = self._copy.text
        before = CLAUSE_END.split(text[max(0, start - NEAR) : start])[-1]
        after = CLAUSE_END.split(text[end : end + NEAR])[0]
        return any(MUST.search(words) for words in (before, text[start:end], after)) or bool(
            MUST_AFTER.match(text, end)
        )

    def denied(self, span: tuple[int, int], last_denied: int | None = None) -> tuple[int, int] | None:
        """The span with its "not", or None when nothing rules it out; "or" carries a "not" on from `last_denied`."""
        if self.is_marked(span, "not"):
            return span
        return denied(self._copy.text, *span, last_denied)

    @property
    def unclaimed(self) -> str:
        """The plain text with every claimed stretch blanked out, whatever is looked at."""
        self._blank()
        return self._unclaimed

    def stretch(self, claim: Claim) -> tuple[int, int]:
        """Where a claim stands in the original."""
        return self._copy.origin(claim.start, claim.end)

    def words(self, claim: Claim) -> str:
        """The employer's own words for a claim."""
        start, end = self.stretch(claim)
        return self.original[start:end]

    def marked(self, *labels: str) -> list[tuple[int, int]]:
        """Where the spans with these labels stand in the plain text, label by label."""
        return [stretch for label in labels for stretch in self._marked.get(label, ())]

    def numbers(self, stretch: tuple[int, int]) -> set[str]:
        """The numbers of a stretch of the plain text, claimed or not."""
        return set(re.findall(r"\d+", self._copy.text[slice(*stretch)]))

    def is_marked(self, stretch: tuple[int, int], *labels: str) -> bool:
        """Whether a span with one of these labels has a character of the stretch."""
        return any(start < stretch[1] and end > stretch[0] for start, end in self.marked(*labels))


def _without(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The text with these stretches blanked out, all at once, which keeps the time linear."""
    kept, at = [], 0
    for start, end in stretches:
        kept += [text[at : max(at, start)], TAKEN * max(0, end - max(at, start))]
        at = max(at, end)
    return "".join(kept) + text[at:]


def _led_up_to(text: str, earliest: int, start: int) -> int:
    """Where the words begin that lead up to `start` ("no more than", "not in"), at most LEADING of them."""
    window = CLAUSE_END.split(text[earliest:start])[-1]
    words = list(WORD.finditer(window))
    return start - len(window) + (words[-LEADING].start() if len(words) > LEADING else 0)
