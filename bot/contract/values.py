"""What messages are made of: buttons, cards, and the data of each kind of message."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Button(Model):
    """`payload` is opaque to clients: they send back what this server issued, and nothing else is accepted."""

    title: str
    payload: str


class TermLink(Model):
    """Words of `text` whose meaning is one tap away."""

    words: str
    payload: str


class Price(Model):
    amount: Decimal
    currency: str
    per: Literal["learner", "cohort"]
    as_of: dt.date | None


class Why(Model):
    """The record's own sentence that answers a need."""

    need: str
    quote: str
    field: str


class Card(Model):
    """A credential as a card. None or empty says: not published."""

    id: str
    title: str
    provider: str
    awarding_body: str | None
    scqf_level: str | None
    scqf_credits: str | None
    hours: str | None
    ects: str | None
    credit_bearing: bool | None
    assessed: bool | None
    mode: str | None
    pattern: str | None
    duration_weeks: int | None
    hours_per_week: float | None
    location: str | None
    price: Price | None
    starts: tuple[dt.date, ...]
    starts_any_time: bool | None
    url: str | None
    last_verified: dt.date | None
    stale: bool
    sample: bool
    why: tuple[Why, ...] = ()
    not_covered: tuple[str, ...] = ()
    unpublished: tuple[str, ...] = ()
    score: float | None = None


class Need(Model):
    text: str
    covered: bool


class FilterChip(Model):
    """A constraint as understood: the field, its value in words, and the words it was read from."""

    field: str
    value: str
    words: str


class RecommendationsData(Model):
    needs: tuple[Need, ...]
    filters: tuple[FilterChip, ...]
    items: tuple[Card, ...]
    uncovered: tuple[str, ...]
    total: int


class Fact(Model):
    """A fact by its name, both in words."""

    name: str
    value: str


class CredentialData(Model):
    """One credential with every field that its record publishes; `answers` are the facts that were asked for."""

    card: Card
    answers: tuple[Fact, ...] = ()
    description: str | None
    learning_outcomes: tuple[str, ...]
    skills: tuple[str, ...]
    assessment: str | None
    entry_requirements: str | None
    rpl: str | None
    quality_assurance: str | None
    recognised_by: tuple[str, ...]
    stacks_into: tuple[str, ...]
    badge: bool | None
    languages: tuple[str, ...]
    source: str | None


class ComparisonRow(Model):
    """One fact of each of the compared credentials, in their order."""

    name: str
    values: tuple[str, ...]


class ComparisonData(Model):
    items: tuple[Card, ...]
    rows: tuple[ComparisonRow, ...]


class Cover(Model):
    """A need, and the ids of the plan's credentials that answer it."""

    need: str
    items: tuple[str, ...]


class PlanData(Model):
    """The fewest credentials that answer the needs together. `totals` say what is in no sum, because not published."""

    needs: tuple[Need, ...]
    filters: tuple[FilterChip, ...]
    items: tuple[Card, ...]
    covers: tuple[Cover, ...]
    totals: tuple[Fact, ...]
    uncovered: tuple[str, ...]


class ShortlistData(Model):
    """The credentials kept so far, and a page that shows them to others."""

    items: tuple[Card, ...]
    url: str | None


class Scheme(Model):
    """A funding scheme as its own page described it on a day."""

    name: str
    status: str
    as_of: dt.date
    rule: str
    source: str


class GuidanceData(Model):
    """An answer of principle. `facts` are worked out from the question's numbers; no `source` says our own advice."""

    topic: str
    facts: tuple[Fact, ...]
    schemes: tuple[Scheme, ...]
    source: str | None
    as_of: dt.date | None


class DefinitionData(Model):
    term_id: str
    term: str
    definition: str
    for_employers: str | None
    source: str | None
    wording: Literal["project", "official"]
    see_also: tuple[str, ...]


class QuestionData(Model):
    """A question of a form. Of `choices` any number may be ticked; none says that the answer is free."""

    slot: str
    optional: bool
    choices: tuple[str, ...] = ()


class ReviewData(Model):
    fields: tuple[Fact, ...]
    consent_version: str


class ReceiptData(Model):
    reference: str


class StatusChange(Model):
    status: str
    at: dt.datetime
    note: str | None


class StatusData(Model):
    reference: str
    status: str
    history: tuple[StatusChange, ...]


class HandoverData(Model):
    name: str
    email: str


class ErrorData(Model):
    """`reference` is what staff find in the log; `retry` says that sending the same message again may work."""

    reference: str
    retry: bool
