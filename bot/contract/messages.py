"""The chat contract: everything an advisor's message can be. The API document is generated from these models.

The one definition for both sides: the action server makes these, the web process checks and delivers them. `text`
alone always makes sense, because Telegram and screen readers get little else; `data` is what a richer client adds.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator


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


class CredentialData(Model):
    """One credential with every field that its record publishes."""

    card: Card
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


class DefinitionData(Model):
    term_id: str
    term: str
    definition: str
    for_employers: str | None
    source: str | None
    wording: Literal["project", "official"]
    see_also: tuple[str, ...]


class QuestionData(Model):
    slot: str
    optional: bool


class ReviewField(Model):
    name: str
    value: str


class ReviewData(Model):
    fields: tuple[ReviewField, ...]
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


class Base(Model):
    """`id` and `at` are given when the message is delivered; the action server leaves them out."""

    id: str = ""
    author: Literal["advisor"] = "advisor"
    at: dt.datetime | None = None
    text: str
    buttons: tuple[Button, ...] = ()
    terms: tuple[TermLink, ...] = ()


class Text(Base):
    kind: Literal["text"] = "text"
    data: None = None


class Question(Base):
    kind: Literal["question"] = "question"
    data: QuestionData


class Recommendations(Base):
    kind: Literal["recommendations"] = "recommendations"
    data: RecommendationsData


class Credential(Base):
    kind: Literal["credential"] = "credential"
    data: CredentialData


class Definition(Base):
    kind: Literal["definition"] = "definition"
    data: DefinitionData


class Review(Base):
    kind: Literal["review"] = "review"
    data: ReviewData


class Receipt(Base):
    kind: Literal["receipt"] = "receipt"
    data: ReceiptData


class Status(Base):
    kind: Literal["status"] = "status"
    data: StatusData


class Handover(Base):
    kind: Literal["handover"] = "handover"
    data: HandoverData


class Fallback(Base):
    kind: Literal["fallback"] = "fallback"
    data: None = None


class Error(Base):
    kind: Literal["error"] = "error"
    data: ErrorData


Message = Annotated[
    Text
    | Question
    | Recommendations
    | Credential
    | Definition
    | Review
    | Receipt
    | Status
    | Handover
    | Fallback
    | Error,
    Field(discriminator="kind"),
]
message: TypeAdapter[Message] = TypeAdapter(Message)


class Said(Model):
    """What the employer typed or pressed, as the history shows it."""

    id: str
    author: Literal["employer"] = "employer"
    at: dt.datetime
    text: str


class Post(Model):
    """A message from a client: free `text`, or the `payload` of a button. `id` is the idempotency key."""

    id: Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
    text: str | None = Field(None, pattern=r"^[^\x00]*$")  # for PostgreSQL; a pattern also refuses half a surrogate
    payload: str | None = Field(None, max_length=64, pattern=r"^[^\x00]*$")

    @model_validator(mode="after")
    def _one_of_two(self) -> Post:
        if (self.text is None) == (self.payload is None):
            raise ValueError("send either text or a payload")
        if self.text is not None and not self.text.strip():
            raise ValueError("the message is empty")
        return self


class Opened(Model):
    """A new conversation. The token is the only key to it and is shown once."""

    token: str
    messages: tuple[Message, ...]


class Answer(Model):
    """What the advisor said to one message."""

    messages: tuple[Message, ...]


class History(Model):
    messages: tuple[Annotated[Said | Message, Field(union_mode="left_to_right")], ...]


class Problem(Model):
    """A refusal in words for a person (`detail`) and for a program (`code`)."""

    code: str
    detail: str
