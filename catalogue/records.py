"""The records of the catalogue: credentials, providers, glossary terms, guidance and funding.

A credential always has an id, a title and a provider. Every other field may be unknown, which is `None` or empty,
never zero. Values that follow from other fields (hours, ECTS, age) are computed here and not stored.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, StringConstraints, model_validator

CATALOGUE = "micro-credential-advisor"
"""The name under which this catalogue writes its own ids into other formats and recognises them again."""

HOURS_PER_CREDIT = 10
"""Notional hours of all learning in one SCQF credit point (SCQF Partnership)."""

SCQF_CREDITS_PER_ECTS = 2
"""Two SCQF credit points make one ECTS credit, the rate Scottish universities publish."""

STALE_AFTER = dt.timedelta(days=365)

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
MAX_LINE = 300
MAX_TEXT = 10_000
Line = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LINE)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT)]


class Mode(StrEnum):
    ONLINE = "online"
    BLENDED = "blended"
    CAMPUS = "campus"
    WORKPLACE = "workplace"


TRAVELS = frozenset({Mode.ONLINE, Mode.WORKPLACE})
"""Ways of teaching that come to the learner."""


class Pattern(StrEnum):
    PART_TIME = "part-time"
    SELF_PACED = "self-paced"
    DAY_RELEASE = "day release"
    EVENINGS = "evenings"
    WEEKENDS = "weekends"
    BLOCK = "block"
    FULL_TIME = "full-time"


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Span(Record):
    """A whole number or a range of them, both ends included; written `10` or `10-14`."""

    low: int
    high: int

    @model_validator(mode="before")
    @classmethod
    def _from_plain(cls, value: Any) -> Any:
        if isinstance(value, int):
            return {"low": value, "high": value}
        if isinstance(value, str):
            match = re.fullmatch(r"\s*(-?\d+)(?:\s*(?:-|–|to)\s*(\d+))?\s*", value)
            if match is None:
                raise ValueError(f"'{value}' is not a whole number or a range such as 10-14")
            return {"low": int(match[1]), "high": int(match[2] or match[1])}
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if self.low > self.high:
            raise ValueError(f"the range {self.low}-{self.high} runs backwards")
        return self

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"

    def overlaps(self, low: int | None, high: int | None) -> bool:
        """Whether any value of the span lies within [low, high]; an absent bound is open."""
        return (high is None or self.low <= high) and (low is None or self.high >= low)


def _within(low: int, high: int, what: str) -> Any:
    def check(span: Span) -> Span:
        if span.low < low or span.high > high:
            raise ValueError(f"{what} must lie between {low} and {high}, not {span}")
        return span

    return AfterValidator(check)


Level = Annotated[Span, _within(1, 12, "SCQF level")]
Credits = Annotated[Span, _within(1, 480, "SCQF credits")]


class Skill(Record):
    label: Line
    uri: HttpUrl | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_label(cls, value: Any) -> Any:
        return {"label": value} if isinstance(value, str) else value


class Price(Record):
    """What a learner or a cohort costs. An amount of 0 means free; an unknown price is None instead of a Price."""

    amount: Decimal = Field(ge=0, le=100_000, decimal_places=2)
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "GBP"
    per: Literal["learner", "cohort"] = "learner"
    as_of: dt.date | None = None


class Credential(Record):
    """One credential of the catalogue.

    `employer_words` are what a person who needs it would say at work ("we keep getting the quotes wrong"). The hub
    writes them for the search. They are never shown as something that the provider publishes. `price_words` are what
    the provider writes of a price that is not one figure for the whole offer, such as "£350 a term".
    """

    id: Slug
    title: Line
    provider: Line
    awarding_body: Line | None = None
    description: Text | None = None
    subjects: tuple[Line, ...] = ()
    learning_outcomes: tuple[Text, ...] = ()
    skills: tuple[Skill, ...] = ()
    employer_words: tuple[Line, ...] = ()
    scqf_level: Level | None = None
    scqf_credits: Credits | None = None
    credit_bearing: bool | None = None
    assessed: bool | None = None
    assessment: Text | None = None
    mode: Mode | None = None
    pattern: Pattern | None = None
    duration_weeks: int | None = Field(None, ge=1, le=520)
    hours_per_week: float | None = Field(None, gt=0, le=60)
    location: Line | None = None
    price: Price | None = None
    price_words: Line | None = None
    starts: tuple[dt.date, ...] = ()
    starts_any_time: bool | None = None
    entry_requirements: Text | None = None
    rpl: Text | None = None
    quality_assurance: Text | None = None
    recognised_by: tuple[Line, ...] = ()
    stacks_into: tuple[Line, ...] = ()
    badge: bool | None = None
    languages: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")], ...] = ()
    url: HttpUrl | None = None
    source: Line | None = None
    last_verified: dt.date | None = None
    sample: bool = False

    @model_validator(mode="after")
    def _possible(self) -> Credential:
        if self.scqf_credits and self.credit_bearing is False:
            raise ValueError("a record with SCQF credits cannot say credit_bearing: no")
        return self

    @property
    def hours(self) -> Span | None:
        """Notional learning hours, computed from the credits."""
        if self.scqf_credits is None:
            return None
        return Span(low=self.scqf_credits.low * HOURS_PER_CREDIT, high=self.scqf_credits.high * HOURS_PER_CREDIT)

    @property
    def ects(self) -> tuple[float, float] | None:
        """European credits (lowest, highest), computed from the SCQF credits."""
        if self.scqf_credits is None:
            return None
        return self.scqf_credits.low / SCQF_CREDITS_PER_ECTS, self.scqf_credits.high / SCQF_CREDITS_PER_ECTS

    def stale(self, today: dt.date) -> bool:
        """Whether the last check of this record against its source is unknown or more than a year ago."""
        return self.last_verified is None or today - self.last_verified > STALE_AFTER


class Term(Record):
    """A term of the field. `wording` says who worded the definition.

    `asked` are questions of employers who do not know the term. They are searched and never shown.
    """

    id: Slug
    term: Line
    aliases: tuple[Line, ...] = ()
    asked: tuple[Line, ...] = ()
    definition: Text
    for_employers: Text | None = None
    see_also: tuple[Slug, ...] = ()
    source: Line | None = None
    wording: Literal["project", "official"] = "project"


class Guidance(Record):
    """What the hub answers to a question of principle, and the next step that it offers.

    `asked` are the question in employers' words. They are searched and never shown. `as_of` is the day for which the
    source was valid.
    """

    id: Slug
    title: Line
    asked: tuple[Line, ...]
    answer: Text
    source: HttpUrl | None = None
    as_of: dt.date | None = None
    wording: Literal["project", "official"] = "project"
    next: Literal["find", "request", "human", "funding", "schemes", "none"] = "none"
    see_also: tuple[Slug, ...] = ()


class Funding(Record):
    """A scheme as its page described it on the day `as_of`. Schemes end, so this is never dialogue text. One for
    some employers is told to those alone who said one of `only_where`, words in small letters."""

    id: Slug
    name: Line
    status: Literal["open", "ended", "unconfirmed", "in transition"]
    as_of: dt.date
    rule: Text
    source: HttpUrl
    only_where: tuple[Line, ...] = ()


class Provider(Record):
    id: Slug
    name: Line
    kind: Literal["university", "college", "other"]
    region: Line | None = None
    url: HttpUrl | None = None
    credit_rating: bool | None = None
    credit_rating_from_level: int | None = Field(None, ge=1, le=12)
    member: bool | None = None
    source: HttpUrl | None = None
    sample: bool = False
