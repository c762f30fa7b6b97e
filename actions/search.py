"""What has been understood of the employer's search so far: the one slot `search`, plain values and ids only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from reading.constraints import Extraction, Note
from reading.filters import Filters

NO_FILTER = {Note.ANY, Note.UNSUPPORTED}
"""What was understood but asks nothing of an offer that a filter could hold."""

KEPT = 8
"""How many changes can be undone one after the other."""


class Understood(BaseModel):
    """What the employer asked for.

    `context` is the message the needs were read from, `words` the words each filter was read from by the topic of the
    filter, `hidden` the ids of credentials that were put aside.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    needs: tuple[str, ...] = ()
    context: str = ""
    filters: Filters = Filters()
    words: Mapping[str, str] = {}
    learners: int | None = None
    hidden: tuple[str, ...] = ()


class Search(Understood):
    """What is looked for, and where the employer is in the list of answers.

    `shown` are the ids on the page, `seen` is how many were shown so far, `asked` how often the need was asked for
    without an answer, `current` the id spoken of last, `before` what was understood before each of the last changes,
    the newest last.
    """

    shown: tuple[str, ...] = ()
    seen: int = 0
    asked: int = 0
    current: str | None = None
    before: tuple[Understood, ...] = ()

    @property
    def whole(self) -> str:
        """What is looked for as one text."""
        return self.context or ". ".join(self.needs)

    def changed(self, **fields: Any) -> Search:
        """This search with other values in some of its fields."""
        return self.model_copy(update=fields)

    def from_first_page(self, **fields: Any) -> Search:
        """The same, as a search whose answers have not been shown yet."""
        return self.changed(shown=(), seen=0, **fields)

    def with_constraints(self, extraction: Extraction) -> Search:
        """This search with what a message said laid over it, from the first page."""
        words = {found.field: found.words for found in extraction.found if found.note not in NO_FILTER}
        return self.from_first_page(
            filters=self.filters.merged(extraction.filters),
            words={**self.words, **words},
            learners=extraction.learners if extraction.learners is not None else self.learners,
        )

    def with_needs(self, needs: tuple[str, ...], context: str) -> Search:
        """This search with these needs, which were read from `context`, beside its own."""
        parts = (self.whole, context)
        return self.changed(
            needs=tuple(dict.fromkeys([*self.needs, *needs])), context=". ".join(part for part in parts if part)
        )

    def following(self, old: Search) -> Search:
        """This search as the next step after `old`, which can be undone when something else was understood."""
        if old.understood() in (self.understood(), Understood()):
            return self.changed(before=old.before)
        return self.changed(before=(*old.before, old.understood())[-KEPT:])

    def undone(self) -> Search | None:
        """What was understood before the last change; None when nothing was."""
        if not self.before:
            return None
        *earlier, last = self.before
        return Search(**dict(last), before=tuple(earlier))

    def understood(self) -> Understood:
        """What was asked for, apart from where the employer is in the list."""
        return Understood(**{name: getattr(self, name) for name in Understood.model_fields})
