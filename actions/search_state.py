"""What has been understood of the employer's search so far, kept in slots as plain values and ids."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.base import Events
from index.constraints import Extraction, Note
from index.filters import Filters

NO_FILTER = {Note.ANY, Note.UNSUPPORTED}
"""What was understood but asks nothing of an offer that a filter could hold."""


@dataclass(frozen=True)
class Search:
    """What the employer is looking for and where they are in the list of answers.

    `context` is the message the needs were read from, `words` the words each filter was read from, `shown` the ids on
    the page, `seen` how many were shown so far.
    """

    needs: tuple[str, ...] = ()
    context: str = ""
    filters: Filters = field(default_factory=Filters)
    words: dict[str, str] = field(default_factory=dict)
    learners: int | None = None
    shown: tuple[str, ...] = ()
    seen: int = 0

    @classmethod
    def of(cls, tracker: Tracker) -> Search:
        slots: dict[str, Any] = tracker.slots
        return cls(
            needs=tuple(slots.get("needs") or ()),
            context=str(slots.get("context") or ""),
            filters=Filters.model_validate(slots.get("filters") or {}),
            words=slots.get("filter_words") or {},
            learners=slots.get("learners"),
            shown=tuple(slots.get("shown") or ()),
            seen=int(slots.get("seen") or 0),
        )

    def events(self) -> Events:
        return [
            SlotSet("needs", list(self.needs)),
            SlotSet("context", self.context),
            SlotSet("filters", self.filters.model_dump(mode="json", exclude_defaults=True)),
            SlotSet("filter_words", self.words),
            SlotSet("learners", self.learners),
            SlotSet("shown", list(self.shown)),
            SlotSet("seen", self.seen),
        ]

    def with_constraints(self, extraction: Extraction) -> Search:
        """This search with what a message said laid over it."""
        return replace(
            self,
            filters=self.filters.merged(extraction.filters),
            words={**self.words, **{one.field: one.words for one in extraction.found if one.note not in NO_FILTER}},
            learners=extraction.learners if extraction.learners is not None else self.learners,
            shown=(),
            seen=0,
        )
