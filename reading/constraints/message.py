"""An employer's message while it is being read: what has been understood so far, and what is left to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reading.constraints.plain import Plain


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
    """A stretch of the plain text with what it says; `sets` holds fields of Filters, or `sum_for_all`."""

    start: int
    end: int
    field: str
    value: str
    note: Note | None
    sets: Mapping[str, object]


TAKEN = "¦"
"""Stands for every claimed character; no pattern matches it, so none reaches across."""

CLAUSE_END = re.compile(r"[.,;:!?\n¦()](?!\d)")
NEAR = 30
WISH_BEFORE = re.compile(r"\b(?:ideally|preferably|prefer|preference|hopefully|if possible|maybe|perhaps)\b")
WISH_AFTER = re.compile(
    r"\s*,?\s*(?:ideally|preferably|preferred|if possible"
    r"|(?:(?:suits?|is|would be|works?|'d be) )?(?:best|ideal|great|good|nice|better))\b"
)


class Message:
    """The plain text, of which every claimed stretch is blanked out for the patterns that follow."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._copy = Plain(original)
        self.plain = self._copy.text.replace(TAKEN, " ")
        self.claims: list[Claim] = []
        self._blanked = 0

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern in the text that is not claimed yet."""
        self._blank()
        return (match for match in pattern.finditer(self.plain) if match[0].strip())

    def claim(self, span: tuple[int, int], field: str, value: str, note: Note | None = None, **sets: object) -> None:
        """Record that the span of `plain` says that `field` is `value`, and hide it from later patterns."""
        stretch = self.plain[slice(*span)]
        start = span[0] + len(stretch) - len(stretch.lstrip())
        end = span[1] - len(stretch) + len(stretch.rstrip())
        note = note or (Note.PREFERRED if self._wished(start, end) else None)
        self.claims.append(Claim(start, end, field, value, note, sets))

    def _blank(self) -> None:
        """Blank out the claims made since the last time, all at once, which keeps the time linear."""
        kept, at = [], 0
        for claim in sorted(self.claims[self._blanked :], key=lambda claim: claim.start):
            start = max(at, claim.start)
            kept += [self.plain[at:start], TAKEN * max(0, claim.end - start)]
            at = max(at, claim.end)
        self.plain = "".join(kept) + self.plain[at:]
        self._blanked = len(self.claims)

    def _wished(self, start: int, end: int) -> bool:
        before = CLAUSE_END.split(self.plain[max(0, start - NEAR) : start])[-1]
        return bool(WISH_BEFORE.search(before) or WISH_AFTER.match(self.plain, end, end + NEAR))

    def words(self, claim: Claim) -> str:
        """The employer's own words for a claim."""
        start, end = self._copy.origin(claim.start, claim.end)
        return self.original[start:end]

    def left(self) -> list[str]:
        """The stretches of the original between those that were understood, in order."""
        kept, at = [], 0
        for start, end in sorted(self._copy.origin(claim.start, claim.end) for claim in self.claims):
            if start >= at:
                kept.append(self.original[at:start])
            at = max(at, end)
        return [*kept, self.original[at:]]
