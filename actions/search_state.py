"""What has been understood of the employer's search so far, kept in slots as plain values and ids."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.base import Events
from reading.constraints import Extraction, Note
from reading.filters import Filters

NO_FILTER = {Note.ANY, Note.UNSUPPORTED}
"""What was understood but asks nothing of an offer that a filter could hold."""

KEPT = 8
"""How many changes can be taken back one after the other."""


@dataclass(frozen=True)
class Search:
    """What the employer is looking for and where they are in the list of answers.

    `context` is the message the needs were read from, `words` the words each filter was read from, `hidden` the ids put
    aside, `shown` the ids on the page, `seen` how many were shown so far, `asked` how often the need was asked for in
    vain, `current` the id spoken of last, `before` what was understood before each of the last changes, newest last.
    """

    needs: tuple[str, ...] = ()
    context: str = ""
    filters: Filters = field(default_factory=Filters)
    words: dict[str, str] = field(default_factory=dict)
    learners: int | None = None
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    seen: int = 0
    asked: int = 0
    current: str | None = None
    before: tuple[dict[str, Any], ...] = ()

    @classmethod
    def of(cls, tracker: Tracker) -> Search:
        slots: dict[str, Any] = tracker.slots
        return cls(
            **_understanding(slots),
            shown=tuple(slots.get("shown") or ()),
            seen=int(slots.get("seen") or 0),
            asked=int(slots.get("asked") or 0),
            current=slots.get("current"),
            before=tuple(slots.get("search_before") or ()),
        )

    def events(self) -> Events:
        values = {
            **self._understood(),
            "shown": list(self.shown),
            "seen": self.seen,
            "asked": self.asked,
            "current": self.current,
            "search_before": list(self.before),
        }
        return [SlotSet(name, value) for name, value in values.items()]

    def with_constraints(self, extraction: Extraction) -> Search:
        """This search with what a message said laid over it, from the first page."""
        return replace(
            self,
            filters=self.filters.merged(extraction.filters),
            words={**self.words, **{one.field: one.words for one in extraction.found if one.note not in NO_FILTER}},
            learners=extraction.learners if extraction.learners is not None else self.learners,
            shown=(),
            seen=0,
        )

    def following(self, old: Search) -> Search:
        """This search as the next step after `old`, which can be taken back when something else was understood."""
        if self._understood() == old._understood() or old._understood() == Search()._understood():
            return replace(self, before=old.before)
        return replace(self, before=(*old.before, old._understood())[-KEPT:])

    def undone(self) -> Search | None:
        """What was understood before the last change; None when nothing was."""
        if not self.before:
            return None
        *earlier, last = self.before
        return Search(**_understanding(last), before=tuple(earlier))

    def _understood(self) -> dict[str, Any]:
        """The slots of what was said, apart from where the employer is in the list."""
        return {
            "needs": list(self.needs),
            "context": self.context,
            "filters": self.filters.model_dump(mode="json", exclude_defaults=True),
            "filter_words": self.words,
            "learners": self.learners,
            "hidden": list(self.hidden),
        }


def _understanding(slots: dict[str, Any]) -> dict[str, Any]:
    """The fields of a search that those slots hold."""
    return {
        "needs": tuple(slots.get("needs") or ()),
        "context": str(slots.get("context") or ""),
        "filters": Filters.model_validate(slots.get("filters") or {}),
        "words": slots.get("filter_words") or {},
        "learners": slots.get("learners"),
        "hidden": tuple(slots.get("hidden") or ()),
    }
