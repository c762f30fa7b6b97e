"""What messages are made of: buttons, cards, and the data of each kind of message."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator

from contract.questions import known_of


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Button(Model):
    """`payload` is opaque to clients: they send back what this server issued, and nothing else is accepted."""

    title: str
    payload: str


class CardAction(Button):
    """What can be done with one card: `label` stands on the card, `title` is what was said by pressing it."""

    label: str


class TermLink(Model):
    """Words of `text` whose meaning is one tap away."""

    words: str
    payload: str


class Fact(Model):
    """A fact by its name, both in words.

    `key` is its name for programs and stays the same in every language. `items` are the parts of a value that is a
    list, `value` the same in one sentence. `published` is false where the record says nothing: `value` then says so.
    """

    key: str = ""
    name: str
    value: str
    items: tuple[str, ...] = ()
    published: bool = True


class Why(Model):
    """The record's own sentence that answers a need."""

    need: str
    quote: str
    field: str


class Card(Model):
    """A credential as a card: `facts` are those that a list shows, in order, worded the same in every channel.

    `line` says the most important of them in short words, for a list that is looked through, and `actions` what can be
    done with it. `checked` says when the record was last held against the provider's page. `missed` says, in words,
    what it has instead of what was wished for, `unpublished` names the facts that were asked for and that the record
    does not publish. `known` says that the message before had the card: then a client may draw less of it.
    """

    id: str
    title: str
    provider: str
    facts: tuple[Fact, ...]
    line: tuple[str, ...] = ()
    checked: str
    stale: bool
    sample: bool
    url: str | None = None
    why: tuple[Why, ...] = ()
    not_covered: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    unpublished: tuple[str, ...] = ()
    actions: tuple[CardAction, ...] = ()
    score: float | None = None
    known: bool = False


class Need(Model):
    """A need as understood. `drop` is the payload of the button that takes it back; None where it is the only one."""

    text: str
    covered: bool
    drop: str | None = None


class FilterChip(Model):
    """A condition as understood: the field, its value in words, and the words it was read from.

    `drop` is the payload of the button that takes back this condition and no other.
    """

    field: str
    value: str
    words: str
    drop: str


class RecommendationsData(Model):
    needs: tuple[Need, ...]
    filters: tuple[FilterChip, ...]
    items: tuple[Card, ...]
    uncovered: tuple[str, ...]
    total: int


class CredentialData(Model):
    """One credential with everything that its record may say; where something was `asked` of it, `answers` are what the
    record says to that, maybe nothing, and the rest is beside the point."""

    card: Card
    asked: bool = False
    answers: tuple[Fact, ...] = ()
    description: str | None
    facts: tuple[Fact, ...]

    @model_validator(mode="before")
    @classmethod
    def _asked_when_answered(cls, value: Any) -> Any:
        return {"asked": bool(value.get("answers")), **value} if isinstance(value, dict) else value


class ComparisonRow(Model):
    """One fact of each of the compared credentials, in their order; `differs` where they do not all say the same."""

    name: str
    values: tuple[str, ...]
    differs: bool = False


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
    """A question of a form. Of `choices` any number may be ticked; none says that the answer is free.

    `meanings` says what each of the message's first buttons stands for, in their order. `step` of `steps` says how far
    the form has come, None outside of one; `input` which keyboard and which stored answer of the browser suit it.
    """

    slot: str
    optional: bool
    choices: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    step: int | None = None
    steps: int | None = None
    input: Literal["text", "number", "email", "name", "organization"] = "text"

    @model_validator(mode="before")
    @classmethod
    def _of_its_slot(cls, value: Any) -> Any:
        return {**known_of(value.get("slot")), **value} if isinstance(value, dict) else value


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
