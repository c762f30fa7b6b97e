"""What has been understood of the employer's search so far: the one slot `search`, plain values and ids only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from reading.changes import closest_need
from reading.comparatives import Order
from reading.constraints import Extraction, Note
from reading.filters import Filters
from reading.groups import Group, group_of
from reading.interpretation import Interpretation

PAGE = 3
"""Results on a page."""

NO_FILTER = {Note.ANY, Note.UNSUPPORTED, Note.PAST}
"""What was understood but asks nothing of an offer that a filter could hold."""

LONGEST_SAID = 1500
"""Characters of a message that are kept as they were typed."""

MOST_RECENT = 15
"""Credentials that were shown last which can be spoken of by a part of their name."""

MOST_SPOKEN_OF = 8
"""Credentials that were spoken of last which are meant before others that words describe as well."""

KEPT = 8
"""How many changes can be undone one after the other."""


class Understood(BaseModel):
    """What the employer asked for.

    `context` is the message the needs were read from, `words` the words each filter was read from by the topic of the
    filter, `hidden` the ids of credentials that were put aside, `refused` the topics that are not wanted, `newest` the
    needs that were added last, whose answers come first, `order` how the list is ordered instead of by what fits best,
    `browsing` whether what there is is looked through without a need, `said` the messages that the needs were read
    from, as they were typed, `groups` the groups of learners that they told apart, with what each needs, `people` who
    is to learn in their own words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    needs: tuple[str, ...] = ()
    context: str = ""
    filters: Filters = Filters()
    words: Mapping[str, str] = {}
    learners: int | None = None
    hidden: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    newest: tuple[str, ...] = ()
    order: Order | None = None
    browsing: bool = False
    said: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    people: tuple[str, ...] = ()


class Search(Understood):
    """What is looked for, and where the employer is in the list of answers.

    `told` are the messages that had been typed when the first page was shown, `again` the ids of a list that was shown
    before and is shown again, which keep their order, `shown` are the ids on the page,
    `recent` those of this page and of pages before it, the newest first, `seen` is how many were shown so far,
    `asked` how often the need was asked for without an answer, `current` the id spoken of last, `spoken_of` those
    that were spoken of one by one, the newest first, `unanswered` what was asked for since and nothing
    answers, `before` what was understood before each of the last changes, the newest last.
    """

    told: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    seen: int = 0
    asked: int = 0
    current: str | None = None
    spoken_of: tuple[str, ...] = ()
    unanswered: Understood | None = None
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
        return self.changed(**{"shown": (), "seen": 0, "again": (), "unanswered": None, **fields})

    def with_constraints(self, extraction: Extraction) -> Search:
        """This search with what a message said laid over it, from the first page."""
        words = {found.field: found.words for found in extraction.found if found.note not in NO_FILTER}
        return self.from_first_page(
            filters=self.filters.merged(extraction.shared_among(self.learners)),
            words={**self.words, **words},
            learners=extraction.learners if extraction.learners is not None else self.learners,
            people=extraction.people or self.people,
        )

    def within(self, filters: Filters, topic: str, words: str) -> Search:
        """This search with further filters, which were read from `words` for this topic of `words`."""
        return self.changed(filters=self.filters.merged(filters), words={**self.words, topic: words})

    def having_said(self, text: str) -> Search:
        """This search with a message that its needs were read from."""
        words = text.strip()[:LONGEST_SAID]
        return self.changed(said=tuple(dict.fromkeys((*self.said, words)))[-KEPT:]) if words else self

    def anew(self, heard: Interpretation) -> Search:
        """A search for the needs of a message alone; who is to learn stays known, and the groups that were told
        apart."""
        group = group_of(heard.conditions.people, self.groups)
        needs = tuple((group and closest_need(need, group.needs)) or need for need in heard.needs)
        return Search(
            needs=needs,
            context=heard.context,
            refused=heard.refused,
            groups=heard.groups or self.groups,
            people=self.people,
            learners=group.count if group else None,
        )

    def with_needs(self, needs: tuple[str, ...], context: str) -> Search:
        """This search with these needs, which were read from `context`, beside its own; an order that was asked for
        before them is not theirs."""
        parts = (self.whole, context)
        return self.changed(
            needs=tuple(dict.fromkeys([*self.needs, *needs])),
            newest=needs,
            order=None,
            context=". ".join(part for part in parts if part),
        )

    def with_needs_for(self, gone: tuple[str, ...], wanted: tuple[str, ...]) -> Search:
        """This search with the wanted needs in the place of those that are gone; of all, where none is gone."""
        if not wanted and not gone:
            return self
        if not gone:
            return self.from_first_page(needs=wanted, context="", hidden=())
        needs: list[str] = []
        for need in self.needs:
            needs += [need] if need not in gone else wanted
        return self.from_first_page(needs=tuple(dict.fromkeys(needs)), context="", hidden=())

    def for_group(self, group: Group) -> Search:
        """This search for what one of its groups needs, and for as many as are in it where they were counted."""
        counted = any(other.count for other in self.groups)
        learners = group.count if counted else self.learners
        return self.from_first_page(
            needs=group.needs, context="", hidden=(), newest=(), learners=learners, people=(group.learners,)
        )

    def without_group(self, gone: Group) -> Search:
        """This search for all its groups but one."""
        groups = tuple(group for group in self.groups if group != gone)
        needs = tuple(dict.fromkeys(need for group in groups for need in group.needs))
        return self.from_first_page(needs=needs, context="", hidden=(), newest=(), groups=groups)

    @property
    def shows_groups(self) -> bool:
        """Whether the page has for each group the credential to look at first."""
        first = {group.credential for group in self.groups if group.credential}
        return bool(first) and first == {*self.shown}

    def told_by(self, typed: tuple[str, ...]) -> tuple[str, ...]:
        """The messages that have a voice in the order: all that were `typed`, and on a further page those of the first,
        whose order it continues."""
        return self.told if self.seen else typed

    @property
    def numbered_cards(self) -> int:
        """How many cards on the page have numbers that a bare number may mean: none where each stands for a line of the
        employer's own list, or the employer is going through that list."""
        at_a_line = any({*group.needs} == {*self.needs} for group in self.groups if group.number)
        return 0 if self.shows_groups or at_a_line else len(self.shown)

    def with_refused(self, topics: tuple[str, ...]) -> Search:
        """This search without what these topics describe."""
        return self.changed(refused=tuple(dict.fromkeys([*self.refused, *topics])))

    def showing(self, ids: tuple[str, ...], before: Search) -> Search:
        """This search with these ids on the page, where `before` was shown until now."""
        recent = dict.fromkeys((*ids, *before.shown, *before.recent))
        return self.changed(shown=ids, recent=tuple(recent)[:MOST_RECENT], spoken_of=before.spoken_of)

    def speaking_of(self, key: str) -> Search:
        """This search after something was said of this credential alone."""
        return self.changed(current=key, spoken_of=tuple(dict.fromkeys((key, *self.spoken_of)))[:MOST_SPOKEN_OF])

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
