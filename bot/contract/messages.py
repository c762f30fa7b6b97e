"""Every kind of message, told apart by `kind`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.contract.values import (
    Button,
    ComparisonData,
    CredentialData,
    DefinitionData,
    ErrorData,
    GuidanceData,
    HandoverData,
    Model,
    PlanData,
    QuestionData,
    ReceiptData,
    RecommendationsData,
    ReviewData,
    ShortlistData,
    StatusData,
    TermLink,
)


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


class Comparison(Base):
    kind: Literal["comparison"] = "comparison"
    data: ComparisonData


class Plan(Base):
    kind: Literal["plan"] = "plan"
    data: PlanData


class Shortlist(Base):
    kind: Literal["shortlist"] = "shortlist"
    data: ShortlistData


class Guidance(Base):
    kind: Literal["guidance"] = "guidance"
    data: GuidanceData


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
    | Comparison
    | Plan
    | Shortlist
    | Guidance
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
