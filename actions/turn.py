"""One turn of a conversation: what an action is given, and all it may do."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel
from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from sqlalchemy.orm import Session

from actions.hearing import message_of, past, typed
from actions.how_many import without_limit
from actions.lists import Lists
from actions.search import Search
from actions.services import Services
from actions.slots import Slots
from catalogue.facts import ASKED, NO_ROW, OTHER, WHOLE
from catalogue.store import get_credentials
from contract import Button, message
from contract.context import UNKNOWN
from index.serving import Serving
from reading.echoes import may_turn_down, subject_of, without_echoes
from reading.interpretation import Interpretation, interpret
from reading.spans import Span
from reading.surroundings import listed_topics
from reading.trades import only_tells
from reading.utterance import Utterance, background
from runtime.phrases import Phrases

Events = list[dict[str, Any]]

MAY_NAME = frozenset({"recommend", "nlu_fallback", "out_of_scope", "answer"})
"""Intents of a short message that is a need by itself although nothing in it was marked; but for the first it is
searched for only where the catalogue surely has it."""

NAMES = 4
"""Words of a message that may be the name of a term."""


@dataclass(frozen=True)
class Turn:
    """What one action of Rasa works with. Nothing of it outlives the turn.

    `message` is what the employer typed or pressed, `slots` what the conversation remembers, `candidates` the slots
    that were set since Rasa's last other event, which a form has to check, `number` which message of the session this
    is, `open_form` the form that is open, `context` what the advisor said last, in one word (contract/context.py),
    `background` all that was typed in the session, and `events` the tracker's.
    `sent` collects the messages of the chat contract in the order they were said.
    """

    services: Services
    message: Utterance
    slots: Slots
    conversation: str
    number: int = 0
    open_form: str | None = None
    context: str = UNKNOWN
    candidates: Mapping[str, Any] = field(default_factory=dict)
    background: tuple[str, ...] = ()
    events: Sequence[Mapping[str, Any]] = field(default=(), repr=False)
    sent: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, services: Services, tracker: Tracker) -> Turn:
        """The turn that Rasa asks for."""
        return cls(
            services=services,
            message=message_of(tracker),
            slots=Slots.read(tracker.slots, tracker.events),
            conversation=str(tracker.sender_id),
            number=sum(event.get("event") == "user" for event in tracker.events),
            open_form=(tracker.active_loop or {}).get("name"),
            context=str((tracker.latest_message.get("metadata") or {}).get("context") or UNKNOWN),
            candidates=tracker.slots_to_validate(),
            background=background(map(typed, tracker.events)),
            events=tracker.events,
        )

    @cached_property
    def index(self) -> Serving:
        """One build of the index for the whole turn; a newer one serves the turns that begin after it is loaded."""
        return self.services.index.snapshot()

    @property
    def phrases(self) -> Phrases:
        return self.services.phrases

    @property
    def search(self) -> Search:
        return self.slots.search

    @property
    def lists(self) -> Lists:
        return self.slots.lists

    @property
    def text(self) -> str:
        """The message as it is read, outside a form in standard English; empty when a button was pressed."""
        return self.message.text

    @property
    def typed(self) -> str:
        """The message as the employer wrote it; empty when a button was pressed."""
        return self.message.typed

    @cached_property
    def past(self) -> tuple[Utterance, ...]:
        """The messages since the last request was sent, this one among them; of those inside its form what began a
        search."""
        return past(self.events, self.search.said)

    @cached_property
    def heard(self) -> Interpretation:
        """The needs and the conditions of the message."""
        return interpret(
            self.text,
            self._spans_of_wishes(),
            today=self.today,
            providers=self.index.credentials.providers,
            names_need=self.message.intent in MAY_NAME and not self._only_tells,
        )

    @property
    def _only_tells(self) -> bool:
        """Whether the message only tells of those for whom something is looked for, or of their trade."""
        return bool(self.search.needs) and only_tells(self.text, self.message.spans)

    def _spans_of_wishes(self) -> Sequence[Span]:
        """The spans of the message, as they are meant beside what is shown and looked for: words of a record that it
        turns down are no need, nor is what it only tells of those who are to learn or of the trade, and a place at
        which a question only takes up where a course is ("is the first one not in Dundee?") is no wish."""
        scorer = self.index.credentials.scorer
        spans = self.message.spans if self.open_form else without_limit(self.text, self.message.spans)
        spans = listed_topics(self.text, spans, lambda word: scorer.names(scorer.as_encoded(word)))
        if self._only_tells:
            spans = tuple(replace(span, label="story") if span.label == "need" else span for span in spans)
        asks = "?" in self.text and any(span.label in ("ordinal", "title") for span in spans)
        places = asks and any(span.label in ("place", "not") for span in spans)
        echoes = any(span.label == "need" for span in spans) and may_turn_down(self.text)
        if not self.search.shown or not (places or echoes):
            return spans
        with self.session() as session:
            shown = get_credentials(session, self.search.shown)
        spans = without_echoes(self.text, spans, map(subject_of, shown), self.background[:-1])
        if not places:
            return spans
        at = {credential.location.casefold() for credential in shown if credential.location}
        named = {span: self.text[span.start : span.end].casefold() for span in spans if span.label in ("place", "not")}
        return [span for span in spans if not any(place in named.get(span, "") for place in at)]

    @property
    def asked(self) -> tuple[str, ...]:
        """The keys of the facts that a question about credentials asks for, in the order of the table.

        None where it asks for all of a record or for something that has no row.
        """
        facts = self._facts_asked()
        return () if facts[:1] == (WHOLE,) else tuple(fact for fact in ASKED if fact in facts and fact not in NO_ROW)

    def _facts_asked(self) -> tuple[str, ...]:
        """The facts that the message asks for; all of a record only where it does not just point or compare before
        it asks: "first one. days or evenings", "compare them. price only"."""
        whole = [part for part in self.message.parts if part.facts == (WHOLE,)]
        pointing = [part for part in whole if part.act == "compare" or self.message.only_points(part)]
        return tuple(fact for fact in self.message.facts if not pointing or fact != WHOLE) or self.message.facts

    @property
    def asks_other(self) -> bool:
        """Whether a question about credentials asks for something that has no row in the table of facts."""
        return OTHER in self.message.facts and not self.asked

    @property
    def asks_term(self) -> bool:
        """Whether a word of the message was marked as one whose meaning is asked, or it is hardly more than a word."""
        return len(self.text.split()) <= NAMES or any(span.label == "term" for span in self.message.spans)

    @property
    def today(self) -> dt.date:
        return self.services.today()

    def session(self) -> AbstractContextManager[Session]:
        """A database session for reading."""
        return self.services.sessions()

    def transaction(self) -> AbstractContextManager[Session]:
        """A database session whose changes are committed at its end, all or none."""
        return self.services.sessions.begin()

    def after(self, slots: Mapping[str, Any]) -> Turn:
        """This turn as it goes on after these slots were set as events hold them."""
        return replace(self, slots=Slots.read({**self.slots.model_dump(), **slots}))

    def with_slots(self, values: Mapping[str, Any]) -> Turn:
        """This turn as it goes on after these slots were set."""
        return replace(self, slots=self.slots.model_copy(update=dict(values)))

    def say(
        self,
        lead: str,
        body: str = "",
        *,
        kind: str = "text",
        data: BaseModel | None = None,
        buttons: Sequence[Button] = (),
    ) -> None:
        """Say one message of the chat contract.

        `body` says `data` in words. Raises pydantic's ValidationError when `data` is not of its `kind`.
        """
        whole = message.validate_python(
            {"kind": kind, "lead": lead, "body": body, "buttons": list(buttons), "data": data}
        )
        self.sent.append(whole.model_dump(mode="json"))

    def respond(self, name: str, *, kind: str = "text", **values: object) -> None:
        """Say the response `name` of domain.yml with its buttons."""
        self.say(self.phrases(name, **values), kind=kind, buttons=self.buttons(name))

    def buttons(self, name: str, /, **values: object) -> list[Button]:
        """The buttons of the response `name`."""
        return [Button(title=title, payload=intent) for title, intent in self.phrases.buttons(name, **values)]

    def button(self, name: str, payload: str, /, **values: object) -> Button:
        """A button with the response `name` as its title."""
        return Button(title=self.phrases(name, **values), payload=payload)


def remember(**slots: Any) -> Events:
    """The events that set these slots; a model becomes plain values without its defaults."""
    return [SlotSet(name, _plain(value)) for name, value in slots.items()]


def payload(intent: str, **named: str) -> str:
    """What a button sends: an intent, and what it names."""
    return f"/{intent}{json.dumps(named)}" if named else f"/{intent}"


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
