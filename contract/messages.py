"""Every kind of message, told apart by `kind`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError, computed_field, model_validator

from contract.values import (
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
    """`lead` is what the data does not say; `body` says the data in words, for channels that show text only.

    `text`, both together, always makes sense alone. `id` and `at` are given when the message is delivered; the action
    server leaves them out. A message that was stored before there was a lead is read with its text as the lead.
    """

    id: str = ""
    author: Literal["advisor"] = "advisor"
    at: dt.datetime | None = None
    lead: str
    body: str = ""
    buttons: tuple[Button, ...] = ()
    terms: tuple[TermLink, ...] = ()

    @computed_field  # type: ignore[prop-decorator]  # as pydantic documents it
    @property
    def text(self) -> str:
        return f"{self.lead}\n\n{self.body}" if self.body else self.lead

    @model_validator(mode="before")
    @classmethod
    def _whole_text(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "text" not in value:
            return value
        parts = {name: part for name, part in value.items() if name != "text"}
        return parts if "lead" in parts else {"lead": value["text"], **parts}


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


def read_stored(value: dict[str, Any]) -> Message:
    """A message as it was stored, also by a version whose data had another shape: then its words alone are shown."""
    try:
        return message.validate_python(value)
    except ValidationError:
        kept = {name: value[name] for name in ("id", "at", "text", "buttons", "terms") if name in value}
        return Text.model_validate(kept)
