"""Credits, hours and ECTS that a question names, as values in all three units; and the SCQF levels that it names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from catalogue.records import HOURS_PER_CREDIT, SCQF_CREDITS_PER_ECTS
from reading.constraints import extract
from reading.constraints.levels import ENGLAND, EUROPE, NAMES, SVQ, Levels, levels_of_award
from reading.spans import Span, words_of

THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
BETWEEN_LEVELS = re.compile(r"\b(?:and|or|vs\.?|versus|than|with|(?<!\d )to|compared|between|from|as)\b|,(?!\d)|[;/?]")
IS = re.compile(r"\b(?:is|are)\b|'s\b")

PLAIN_WORDS = re.compile(r"[Hh]igher|[Mm]aster|as? levels?|masters")
"""Words that name an award only in the plural, or as "a Higher": "a higher level", "at a level they manage"."""
NAMED_AWARD = re.compile(
    rf"(?<!what )(?<!some )\b(?:svqs?(?: at)?(?: level)? ?(?P<svq>[1-5])s?(?!/)|(?P<award>{NAMES})s?)\b"
    r"(?![- ](?:level|year|study|modules?|courses?|of)\b|\s*\d)",
    re.IGNORECASE,
)
"""A qualification by its name, as somebody has it or asks about it."""


class Unit(StrEnum):
    """What an amount of learning is counted in."""

    ECTS = "ects"
    CREDITS = "credits"
    HOURS = "hours"


NAMED = {
    Unit.ECTS: r"(?<![\d.,])(\d{1,3}(?:\.5)?)\s*(?:ects|european credits?)(?: credits?| points?)?\b",
    Unit.CREDITS: r"(?<![\d.,])(\d{1,3})\s*(?:scqf )?(?:credits?|credit points?|points?)\b(?! hours)",
    Unit.HOURS: r"(?<![\d.,])(\d{1,4})\s*(?:notional |learning |study )*hours?\b",
}
PATTERNS = {unit: re.compile(pattern, re.IGNORECASE) for unit, pattern in NAMED.items()}


@dataclass(frozen=True)
class Amount:
    """An amount of learning in the unit that was named; the properties give it in SCQF credits, hours and ECTS.

    One SCQF credit is ten notional hours; one ECTS credit is two SCQF credits, as Scottish universities publish it.
    """

    unit: Unit
    number: float

    @property
    def credits(self) -> float:
        rates = {Unit.ECTS: SCQF_CREDITS_PER_ECTS, Unit.CREDITS: 1, Unit.HOURS: 1 / HOURS_PER_CREDIT}
        return self.number * rates[self.unit]

    @property
    def hours(self) -> float:
        return self.number if self.unit is Unit.HOURS else self.credits * HOURS_PER_CREDIT

    @property
    def ects(self) -> float:
        return self.number if self.unit is Unit.ECTS else self.credits / SCQF_CREDITS_PER_ECTS


def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a question: those in ECTS first, then credits, then hours, each in the order of the text."""
    bare = THOUSANDS.sub("", text)
    return tuple(
        Amount(unit, float(match[1])) for unit, pattern in PATTERNS.items() for match in pattern.finditer(bare)
    )


def levels_named(text: str, today: dt.date, spans: Sequence[Span] = ()) -> tuple[int, ...]:
    """The SCQF levels that a question names, ascending: by number, by another framework's number, or by an award.

    Where the question names none, the `spans` that were marked as levels and what stands behind an "is" are looked at:
    "an A level" is one.
    """
    named = [levels for clause in BETWEEN_LEVELS.split(text) if (levels := _levels(clause, today))]
    together = set[int]().union(*named)
    if len(named) < 2:  # "level 7 or 8" names its second level by the number alone
        together = _levels(text, today) or together
    if not together:
        clauses = (*words_of(text, spans, "level"), *IS.split(text))
        together = set[int]().union(*(_levels(words, today) for words in clauses))
    return tuple(sorted(together))


def awards_named(text: str) -> list[tuple[str, Levels]]:
    """The qualifications that a text names, as it names them, each with its lowest and highest SCQF level."""
    awards: dict[str, tuple[str, Levels]] = {}
    for match in NAMED_AWARD.finditer(text):
        name = match[0]
        if PLAIN_WORDS.fullmatch(name) and not text[: match.end()].endswith(" a Higher"):
            continue
        levels = SVQ[int(match["svq"])] if match["svq"] else levels_of_award(match["award"].lower())
        awards.setdefault(name.casefold(), (name, levels))
    return list(awards.values())


def levels_elsewhere(level: int) -> tuple[int, int] | None:
    """The level of England and the European one that an SCQF level compares with; None where either has none."""
    english, european = (
        [number for number, (low, high) in table.items() if low <= level <= high] for table in (ENGLAND, EUROPE)
    )
    return (english[0], european[0]) if english and european else None


def _levels(text: str, today: dt.date) -> set[int]:
    filters = extract(text, [Span(0, len(text), "level")], today=today).filters
    if filters.level_min is None or filters.level_max is None:
        return set()
    return set(range(filters.level_min, filters.level_max + 1))
